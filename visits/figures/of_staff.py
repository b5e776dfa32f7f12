"""What each member of the staff has to do, and has done, with one family."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from visits.figures.count import Work
from visits.figures.months import month_at, month_of
from visits.figures.story import Told
from visits.visit import HAS_A_TIME, Status

Share = tuple[int, date]
"""A member's id, and a month."""


def of_staff(told: Told, makers: Iterable[int]) -> Counter[tuple[Share, Work]]:
    """`makers` are those who are to come; who came is in the snapshot, if there is one."""
    visit, seen = told.visit, told.seen
    came = seen.seen.staff if seen else makers
    month = month_at(visit.starts_at) if visit.slot else month_of(visit.window.last)
    minutes = seen.seen.minutes if seen else visit.minutes
    return Counter(
        {((id, month), work): many for id in came for work, many in _work(visit.status, minutes)}
    )


def _work(status: Status, minutes: int) -> Iterator[tuple[Work, int]]:
    if status is Status.HELD:
        yield Work.HELD, 1
        yield Work.MINUTES, minutes
    elif status is Status.MISSED:
        yield Work.MISSED, 1
    elif status is Status.DUE or status in HAS_A_TIME:
        yield Work.TO_COME, 1
