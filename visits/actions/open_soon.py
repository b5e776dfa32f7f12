"""What is open soon, as a coordinator sees it: from every source, with how many come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from visits.actions.broadcast import is_to_come, soon
from visits.actions.enter_activity import tends_activities
from visits.activity import BY_HAND, Occurrence
from visits.feed import Source
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.work import Work


@dataclass(frozen=True, slots=True)
class OpenSoon:
    """Some of `total` times within two weeks; `in_trouble` are feeds that cannot be read."""

    to: Staff
    occurrences: Sequence[Occurrence]
    coming: Mapping[int, int]
    total: int
    in_trouble: Sequence[Source]
    now: datetime

    @property
    def days(self) -> Sequence[tuple[date, Sequence[Occurrence]]]:
        """By local day."""
        by_day = groupby(self.occurrences, lambda one: one.starts_at.astimezone(ZONE).date())
        return [(on, list(ones)) for on, ones in by_day]

    def is_to_come(self, one: Occurrence) -> bool:
        """Whether families can still be reminded of it."""
        return is_to_come(one, self.now)

    def is_by_hand(self, one: Occurrence) -> bool:
        """Whether it can be changed here."""
        return one.activity.source == BY_HAND


def open_soon(work: Work, chat_id: int, *, first: int, most: int, now: datetime) -> OpenSoon:
    """Raises like `access.staff`."""
    to = tends_activities(work, chat_id)
    ids = [one.occurrence_id for one in soon(work, now=now)]
    page = [work.activities.occurrence(one) for one in ids[first : first + most]]
    shown = [one for one in page if one is not None]
    troubled = [one for one in work.activity_sources.all() if one.trouble or one.gone]
    coming = work.activities.coming(one.id for one in shown)
    return OpenSoon(to, shown, coming, len(ids), troubled, now)
