"""Which reason a family that has left is counted under."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.visits.plain import AMINA, ANNA, FAMILY, YUSUF
from visits.figures.of_family import why_of
from visits.figures.story import Story
from visits.people import Left
from visits.programme import Programme
from visits.why_left import Reason, Why

LEFT_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
BEFORE, LATER = LEFT_AT - timedelta(days=90), LEFT_AT + timedelta(days=1)


def said(by: int, why: Why, at: datetime = LATER) -> Reason:
    return Reason(FAMILY.id, by, why, at)


@pytest.mark.parametrize(
    ("left", "reasons", "counted"),
    [
        (Left.OTHER, [], Why.OTHER),
        (Left.DECLINED, [], Why.NOT_SAID),
        (Left.DECLINED, [said(ANNA.id, Why.TIMES)], Why.TIMES),
        (Left.DECLINED, [said(ANNA.id, Why.TIMES), said(AMINA.id, Why.NO_NEED)], Why.NO_NEED),
        (Left.DECLINED, [said(ANNA.id, Why.TIMES), said(AMINA.id, Why.NOT_SAID)], Why.TIMES),
        (
            Left.DECLINED,
            [said(YUSUF.id, Why.UNEASY, LEFT_AT), said(AMINA.id, Why.TIMES)],
            Why.TIMES,
        ),
        (Left.OTHER, [said(AMINA.id, Why.TIMES, BEFORE)], Why.OTHER),  # it had left once before
        (Left.LOSS, [said(AMINA.id, Why.TIMES)], Why.LOSS),
    ],
)
def test_the_family_comes_first_then_the_staff(
    left: Left, reasons: list[Reason], counted: Why
) -> None:
    family = replace(FAMILY, left=left, left_at=LEFT_AT)

    assert why_of(Story(family, Programme("p", "", ""), [], reasons)) is counted
