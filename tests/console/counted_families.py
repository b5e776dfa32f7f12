"""Families of whom something has been counted: rows as the counting job writes them."""

from collections.abc import Mapping
from datetime import date

from hembot.demo.seed import PROGRAMME
from storage.work import SqlWork
from visits.figures.count import Work
from visits.figures.counted import Counted, Dimension, Numbers, Where
from visits.figures.of_staff import Share
from visits.people import Family, Parent, ParentRole

Months = Mapping[date, Numbers]
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)


def place(area: str, language: str = "ar") -> Where:
    return {
        Dimension.AREA: area,
        Dimension.CENTRE: "",
        Dimension.PROGRAMME: PROGRAMME,
        Dimension.LANGUAGE: language,
    }


def count(work: SqlWork, where: Where, months: Months) -> None:
    """One more family there, with everything that was counted of it."""
    _put(work, where, months, {})


def count_work(work: SqlWork, area: str, shares: Mapping[Share, Mapping[Work, int]]) -> None:
    """What staff do with one more family there."""
    of_staff = {share: {str(one): n for one, n in done.items()} for share, done in shares.items()}
    _put(work, place(area), {}, of_staff)


def _put(work: SqlWork, where: Where, months: Months, shares: Mapping[Share, Numbers]) -> None:
    pair, language = work.families.get(1).pair, where[Dimension.LANGUAGE]
    parents = (Parent(0, 0, ParentRole.BIRTH, language),)
    family = work.families.add(
        Family(0, work.families.next_alias(), PROGRAMME, pair, parents, area=where[Dimension.AREA])
    )
    work.counted.put([Counted(family.id, where, months, shares)])
