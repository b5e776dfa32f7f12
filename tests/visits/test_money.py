"""What a visit pays: hand-computed months, and each rule by itself."""

from dataclasses import replace
from datetime import date

import pytest

from tests.visits.paid_visits import (
    MONEY,
    NOVEMBER,
    OCTOBER,
    SEEN,
    TOGETHER,
    OfMonth,
    held,
    seen,
)
from visits.money import NO_MONEY, Bill, Paid, bills
from visits.people import Profession
from visits.programme import Place
from visits.quiet_hours import ZONE

MONTHS = {(2026, 10): OCTOBER, (2026, 11): NOVEMBER}
ONE = next(held())


def as_a_table(found: list[Bill]) -> OfMonth:
    return {
        bill.centre: [
            (str(one.day), one.alias, one.number, one.code, one.kronor) for one in bill.lines
        ]
        for bill in found
    }


@pytest.mark.parametrize("month", sorted(MONTHS))
def test_a_month_pays_what_was_reckoned_by_hand(month: tuple[int, int]) -> None:
    visits = [one for one in held() if _month(one.starts_at.astimezone(ZONE).date()) == month]

    found = list(bills(visits, MONEY))

    assert as_a_table(found) == MONTHS[month]
    assert [bill.kronor for bill in found] == [
        sum(row[-1] for row in rows) for rows in MONTHS[month].values()
    ]


def test_a_visit_without_a_snapshot_is_listed_and_pays_nothing_yet() -> None:
    (bill,) = bills([replace(ONE, seen=None)], MONEY)

    assert [(one.paid, one.code, one.kronor) for one in bill.lines] == [(Paid.NO_SNAPSHOT, "", 0)]


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.HOME])
def test_what_was_not_at_home_is_no_home_visit(place: Place) -> None:
    assert bills([replace(ONE, seen=seen(TOGETHER, place))], MONEY) == ()


@pytest.mark.parametrize("alone", sorted(TOGETHER))
def test_who_came_alone_did_not_come_together(alone: Profession) -> None:
    with_another = frozenset({alone, Profession.MIDWIFE})

    assert bills([replace(ONE, seen=seen(with_another))], MONEY) == ()


def test_a_centre_with_fixed_funding_gets_the_ordinary_amount_and_the_code() -> None:
    (bill,) = bills([replace(ONE, centre="Mikaeli")], MONEY)

    assert [(one.code, one.kronor) for one in bill.lines] == [("ZV509", 1800)]


def test_before_the_first_amount_nothing_is_paid() -> None:
    (bill,) = bills([ONE], replace(MONEY, rates=MONEY.rates[:1]))

    assert [(one.paid, one.code, one.kronor) for one in bill.lines] == [(Paid.NO_RATE, "ZV509", 0)]


def test_without_rules_nothing_is_paid() -> None:
    (bill,) = bills([ONE], NO_MONEY)

    assert bill.kronor == 0


def test_families_without_a_centre_come_last() -> None:
    centres = [bill.centre for bill in bills(reversed(list(held())), MONEY)]

    assert centres == ["Adolfsberg", "Varberga", None]


def test_every_way_to_have_been_there_is_tried() -> None:
    assert {one.seen for one in held() if one.seen} == {one for one in SEEN.values() if one}


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
