"""What staff fill in after a visit, screen by screen, kept as text in a draft."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from visits.draft import Draft
from visits.seen_as_text import read, written
from visits.snapshot import LONGEST_LINE, MINUTES, Seen
from visits.snapshot_choice import Offered, SnapshotFault, tapped

SNAPSHOT = "snapshot"


class Screen(StrEnum):
    """In the order in which they are shown."""

    WHO = "who"
    WHERE = "where"
    TOPICS = "topics"
    SUPPORT = "support"
    BY_THE_MODEL = "by_the_model"
    ALLIANCE = "alliance"
    CHECK = "check"
    LINE = "line"
    """Besides: where the line is written, if there is one."""


_ORDER = tuple(Screen)[:-1]
GOES_ON = frozenset({Screen.BY_THE_MODEL, Screen.ALLIANCE})
"""Where a tapped answer is all that is asked."""


@dataclass(frozen=True, slots=True)
class SnapshotForm:
    """What is filled in so far, and how to go on."""

    draft: Draft

    @property
    def visit_id(self) -> int:
        return int(self.draft.fields["visit"])

    @property
    def step(self) -> int:
        """Grows with each change: an older step's button does nothing."""
        return int(self.draft.fields["step"])

    @property
    def revision(self) -> int:
        """The version that it began with; 0 if there was none."""
        return int(self.draft.fields["revision"])

    @property
    def screen(self) -> Screen:
        return Screen(self.draft.fields["screen"])

    @property
    def shows_all(self) -> bool:
        """Whether the screen shows also what is seldom chosen."""
        return self.draft.fields.get("all") == "yes"

    @property
    def seen(self) -> Seen:
        return read(self.draft.fields["seen"])

    def is_about(self, visit_id: int) -> bool:
        return self.visit_id == visit_id

    def showing(self, screen: Screen) -> "SnapshotForm":
        return self._with(screen=screen, all="")

    def showing_all(self) -> "SnapshotForm":
        return self._with(all="yes")

    def saying(self, seen: Seen) -> "SnapshotForm":
        return self._with(seen=written(seen))

    def based_on(self, revision: int) -> "SnapshotForm":
        """It takes the place of that version, which its writer has seen now."""
        return self._with(revision=str(revision))

    def _with(self, **said: str) -> "SnapshotForm":
        fields = {**self.draft.fields, **said, "step": str(self.step + 1)}
        return SnapshotForm(replace(self.draft, fields=fields))


Answered = tuple[SnapshotForm, SnapshotFault | None]
"""The form as it stands after an answer, and what is wrong with the answer."""


def begun_at(
    chat_id: int, visit_id: int, seen: Seen, *, revision: int, now: datetime
) -> SnapshotForm:
    """Steps count from the second in which it began: no button fits into another form."""
    fields = {
        "visit": str(visit_id),
        "revision": str(revision),
        "step": str(int(now.timestamp()) % 10**8),
        "screen": Screen.WHO.value,
        "seen": written(seen),
    }
    return SnapshotForm(Draft(chat_id, SNAPSHOT, fields))


def answered(form: SnapshotForm, offered: Offered, does: str, value: str) -> Answered:
    """What a tap makes of the form; a tap that means nothing here changes nothing."""
    if does == "next":
        return _next(form)
    if does == "all":
        return form.showing_all(), None
    if does == "no_line":
        return form.saying(replace(form.seen, line=None)).showing(Screen.CHECK), None
    if does == "show" and value in _SHOWN_BY_A_TAP:
        return form.showing(Screen(value)), None
    told = form.saying(tapped(form.seen, offered, does, value))
    return (_next(told) if form.screen in GOES_ON else (told, None)) if does else (form, None)


def words_in(form: SnapshotForm, text: str) -> Answered:
    """What is written on a screen that takes words: how long it was, or the line."""
    if form.screen is Screen.WHERE:
        minutes = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
        if minutes not in MINUTES:
            return form, SnapshotFault.MINUTES
        return form.saying(replace(form.seen, minutes=minutes)), None
    if form.screen is not Screen.LINE:
        return form, None
    line = " ".join(text.split())
    if len(line) > LONGEST_LINE:
        return form, SnapshotFault.LONG
    told = replace(form.seen, line=line or None)
    return form.saying(told).showing(Screen.CHECK), None


_SHOWN_BY_A_TAP = frozenset({*_ORDER, Screen.LINE})


def _next(form: SnapshotForm) -> Answered:
    if form.screen is Screen.WHO and not form.seen.professions:
        return form, SnapshotFault.NOBODY
    following = _ORDER.index(form.screen) + 1 if form.screen in _ORDER else len(_ORDER)
    return form.showing(_ORDER[min(following, len(_ORDER) - 1)]), None
