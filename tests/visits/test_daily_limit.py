"""What the limit of two messages a day holds back, and what it never does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.visits.plain import YUSUF
from visits.daily_limit import hold_back
from visits.notice import Notice, NoticeStatus
from visits.quiet_hours import ZONE

NOON = datetime(2026, 11, 24, 12, tzinfo=ZONE).astimezone(UTC)
"""A Tuesday."""
HOURS = timedelta(hours=1)
TWO_DAYS = 48


def notice(kind: str, *, visit: int = 7, hours: int = TWO_DAYS) -> Notice:
    """Due now, and of use for so many hours."""
    until = NOON + hours * HOURS
    return Notice(1, kind, YUSUF.id, "key", NOON, until, visit_id=visit, edition=1)


def heard(*kinds: str) -> list[Notice]:
    """What has been said today, of another visit."""
    return [replace(notice(kind, visit=8), status=NoticeStatus.SENT) for kind in kinds]


TWO = ("theme_preview", "been_there")


@pytest.mark.parametrize(
    ("kind", "hours", "waits"),
    [
        ("please_confirm", 21, False),
        ("please_confirm", 36, False),
        ("please_confirm", 37, True),
        ("please_confirm_again", 21, False),
        ("reminder", 21, False),
        ("reminder", TWO_DAYS, True),
        ("theme_preview", 21, True),
        ("thanks", 21, True),
        ("been_there", 21, True),
        ("choose_time", 21, True),
    ],
)
def test_what_concerns_a_visit_within_36_hours_is_said_as_a_third_message(
    kind: str, hours: int, waits: bool
) -> None:
    kept = hold_back(notice(kind, hours=hours), YUSUF, heard(*TWO), now=NOON)

    assert (kept is not None) is waits


@pytest.mark.parametrize("today", [(), ("theme_preview",), ("move_agreed", "been_there")])
def test_nothing_waits_while_fewer_than_two_have_been_said(today: tuple[str, ...]) -> None:
    assert hold_back(notice("thanks"), YUSUF, heard(*today), now=NOON) is None


def test_what_waits_comes_when_the_night_is_over() -> None:
    kept = hold_back(notice("been_there"), YUSUF, heard(*TWO), now=NOON)

    assert kept is not None
    assert kept.due_at == datetime(2026, 11, 25, 8, tzinfo=ZONE).astimezone(UTC)


def test_what_is_of_no_use_tomorrow_is_not_said() -> None:
    kept = hold_back(notice("thanks", hours=12), YUSUF, heard(*TWO), now=NOON)

    assert kept is not None and kept.status is NoticeStatus.SKIPPED


def test_two_visits_on_one_day_are_thanked_for_once() -> None:
    kept = hold_back(notice("thanks", hours=12), YUSUF, heard("thanks"), now=NOON)

    assert kept is not None and kept.status is NoticeStatus.MERGED
