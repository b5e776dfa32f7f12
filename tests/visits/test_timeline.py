"""What a family hears around a visit, and when, on local clocks."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from tests.visits.plain import AMINA, FAMILY, NOW, SLOT, YUSUF, visit
from visits.people import Family, Parent
from visits.quiet_hours import ZONE
from visits.timeline import STEPS, due_at, planned_notices
from visits.visit import Status, Visit, slot_of

ALONE = replace(FAMILY, parents=(AMINA,))
DAY = timedelta(days=1)


def at(written: str) -> datetime:
    """«Tue 2026-12-01 10:00» on the clocks of Sweden."""
    weekday, _, moment = written.partition(" ")
    wall = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    assert f"{wall:%a}" == weekday, written
    return wall.astimezone(UTC)


def visit_at(written: str, status: Status = Status.PLANNED) -> Visit:
    return visit(status, slot=slot_of(at(written), 60))


def heard(visit: Visit, *, now: str, family: Family = ALONE) -> dict[str, datetime]:
    return {notice.kind: notice.due_at for notice in planned_notices(visit, family, now=at(now))}


@pytest.mark.parametrize(
    ("kind", "starts", "due"),
    [
        ("please_confirm", "Tue 2026-12-01 10:00", "Tue 2026-11-24 17:30"),
        ("theme_preview", "Tue 2026-12-01 10:00", "Sun 2026-11-29 17:30"),
        ("please_confirm", "Tue 2026-12-01 00:15", "Tue 2026-11-24 17:30"),
        # summer time begins on Sunday 29 March, and ends on Sunday 25 October
        ("please_confirm", "Wed 2026-04-01 10:00", "Wed 2026-03-25 17:30"),
        ("theme_preview", "Tue 2026-03-31 10:00", "Sun 2026-03-29 17:30"),
        ("please_confirm", "Thu 2026-10-29 10:00", "Thu 2026-10-22 17:30"),
        ("theme_preview", "Mon 2026-10-26 10:00", "Sat 2026-10-24 17:30"),
    ],
)
def test_half_past_five_stays_half_past_five(kind: str, starts: str, due: str) -> None:
    assert due_at(STEPS[kind], visit_at(starts)) == at(due)


def test_the_steps_before_a_visit_are_planned_for_their_own_moments() -> None:
    assert heard(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-23 09:30") == {
        "please_confirm": at("Tue 2026-11-24 17:30"),
        "theme_preview": at("Sun 2026-11-29 17:30"),
    }


def test_whoever_joins_late_hears_the_passed_steps_now() -> None:
    assert heard(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-30 12:00") == {
        "please_confirm": at("Mon 2026-11-30 12:00"),
        "theme_preview": at("Mon 2026-11-30 12:00"),
    }


def test_whoever_joins_at_night_hears_the_passed_steps_in_the_morning() -> None:
    late = heard(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-30 22:15")

    assert set(late.values()) == {at("Tue 2026-12-01 08:00")}


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        (Status.PLANNED, {"please_confirm", "theme_preview"}),
        (Status.CONFIRMED, {"theme_preview"}),
        (Status.MOVE_ASKED, {"theme_preview"}),
        (Status.DUE, set()),
        (Status.CANCELLED, set()),
        (Status.HELD, set()),
        (Status.MISSED, set()),
    ],
)
def test_a_family_is_asked_only_what_it_has_not_answered(status: Status, kinds: set[str]) -> None:
    assert set(heard(visit_at("Tue 2026-12-01 10:00", status), now="Mon 2026-11-23 09:30")) == kinds


def test_nothing_is_said_about_a_visit_that_has_begun() -> None:
    assert heard(visit_at("Mon 2026-11-23 09:30"), now="Mon 2026-11-23 09:30") == {}


def test_nothing_is_useful_once_the_visit_has_begun() -> None:
    assert {n.useful_until for n in planned_notices(visit(), ALONE, now=NOW)} == {SLOT.starts_at}


def test_each_parent_is_told_by_the_hours_of_their_own() -> None:
    early_to_bed = replace(YUSUF, quiet=replace(YUSUF.quiet, starts=time(17)))
    both = replace(FAMILY, parents=(AMINA, early_to_bed))

    due = {n.to: n.due_at for n in planned_notices(visit(), both, now=NOW) if "confirm" in n.kind}

    assert due == {AMINA.id: at("Tue 2026-11-24 17:30"), YUSUF.id: at("Wed 2026-11-25 08:00")}


@pytest.mark.parametrize(
    "unreachable",
    [
        replace(YUSUF, chat_id=None),
        replace(YUSUF, consent=None),
        replace(YUSUF, blocked_at=NOW - DAY),
    ],
)
def test_only_parents_who_can_be_told_are_planned_for(unreachable: Parent) -> None:
    family = replace(FAMILY, parents=(AMINA, unreachable))

    assert {notice.to for notice in planned_notices(visit(), family, now=NOW)} == {AMINA.id}


def test_a_new_edition_is_said_anew() -> None:
    first, second = (
        {notice.key for notice in planned_notices(visit(edition=n), FAMILY, now=NOW)}
        for n in (4, 5)
    )

    assert len(first) == len(second) == 4
    assert not first & second
