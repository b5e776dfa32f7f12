"""Forms about a family in steps: a button of an earlier step, or of another form, does nothing."""

from dataclasses import replace
from datetime import datetime

from messages.taps import Tap
from visits.draft import Draft

SECONDS = 10**8
"""What a button can carry, with room for the steps."""


def begun(chat_id: int, kind: str, family_id: int, *, now: datetime, **said: str) -> Draft:
    """Steps count from the second in which it began: no button fits into another form."""
    step = str(int(now.timestamp()) % SECONDS)
    return Draft(chat_id, kind, {"family": str(family_id), "step": step, **said})


def step_of(draft: Draft) -> int:
    return int(draft.fields["step"])


def taken_on(draft: Draft, **said: str) -> Draft:
    """One step further; the buttons of the one before do nothing from now on."""
    return replace(draft, fields={**draft.fields, **said, "step": str(step_of(draft) + 1)})


def fits(draft: Draft, kind: str, tap: Tap) -> bool:
    """Whether the button belongs to this form, this family and this step."""
    fields = draft.fields
    stands = (draft.kind, fields.get("family"), fields.get("step"))
    return stands == (kind, str(tap.subject), str(tap.edition))
