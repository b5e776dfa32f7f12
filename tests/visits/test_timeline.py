"""What a family hears around a visit, and when, on local clocks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from content.read_timeline import read_timeline
from tests.visits.plain import AMINA, ANNA, FAMILY, NOW, SAMIRA, YUSUF, visit
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Family, Parent
from visits.planned_steps import About, planned_steps
from visits.programme import Window
from visits.quiet_hours import ZONE, Rest
from visits.timeline import KINDS, due_at
from visits.visit import Status, Visit, slot_of

TIMELINE = read_timeline().timeline
STEPS = {step.kind: step for step in TIMELINE}
ALONE = replace(FAMILY, parents=(AMINA,))
DAY = timedelta(days=1)
NOON_BEFORE = "Tue 2026-11-24 09:30"
LONG_BEFORE = "Fri 2026-11-20 09:30"


def at(written: str) -> datetime:
    """«Tue 2026-12-01 10:00» on the clocks of Sweden."""
    weekday, _, moment = written.partition(" ")
    wall = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    assert f"{wall:%a}" == weekday, written
    return wall.astimezone(UTC)


def visit_at(written: str, status: Status = Status.PLANNED) -> Visit:
    return visit(status, slot=slot_of(at(written), 60))


def planned(
    visit: Visit, *, now: str, family: Family = ALONE, asked_at: datetime | None = None
) -> list[Notice]:
    return list(planned_steps(About(visit, family, asked_at), TIMELINE, now=at(now)))


def heard(notices: Iterable[Notice]) -> dict[str, datetime]:
    """What parents will hear, and when."""
    return {n.kind: n.due_at for n in notices if n.is_waiting and n.to in {AMINA.id, YUSUF.id}}


def not_said(notices: Iterable[Notice]) -> dict[str, tuple[NoticeStatus, Reason | None]]:
    return {n.kind: (n.status, n.reason) for n in notices if not n.is_waiting}


MERGED = (NoticeStatus.MERGED, None)
TOO_LATE = (NoticeStatus.SKIPPED, Reason.TOO_LATE)


@pytest.mark.parametrize(
    ("kind", "starts", "due"),
    [
        ("please_confirm", "Tue 2026-12-01 10:00", "Tue 2026-11-24 17:30"),
        ("please_confirm_again", "Tue 2026-12-01 10:00", "Sat 2026-11-28 17:30"),
        ("call_family", "Tue 2026-12-01 10:00", "Sun 2026-11-29 09:00"),
        ("theme_preview", "Tue 2026-12-01 10:00", "Sun 2026-11-29 17:30"),
        ("reminder", "Tue 2026-12-01 10:00", "Mon 2026-11-30 17:30"),
        ("thanks", "Tue 2026-12-01 10:00", "Tue 2026-12-01 13:00"),
        ("been_there", "Tue 2026-12-01 10:00", "Tue 2026-12-15 17:30"),
        ("snapshot_wanted", "Tue 2026-12-01 10:00", "Tue 2026-12-01 17:00"),
        ("snapshot_wanted", "Tue 2026-12-01 16:45", "Tue 2026-12-01 17:45"),
        ("please_confirm", "Tue 2026-12-01 00:15", "Tue 2026-11-24 17:30"),
        # summer time begins on Sunday 29 March, and ends on Sunday 25 October
        ("please_confirm", "Wed 2026-04-01 10:00", "Wed 2026-03-25 17:30"),
        ("theme_preview", "Tue 2026-03-31 10:00", "Sun 2026-03-29 17:30"),
        ("please_confirm", "Thu 2026-10-29 10:00", "Thu 2026-10-22 17:30"),
        ("theme_preview", "Mon 2026-10-26 10:00", "Sat 2026-10-24 17:30"),
    ],
)
def test_each_step_has_its_own_moment(kind: str, starts: str, due: str) -> None:
    assert due_at(STEPS[kind], visit_at(starts)) == at(due)


def test_the_steps_of_a_visit_are_planned_for_their_own_moments() -> None:
    assert heard(planned(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-23 09:30")) == {
        "please_confirm": at("Tue 2026-11-24 17:30"),
        "please_confirm_again": at("Sat 2026-11-28 17:30"),
        "theme_preview": at("Sun 2026-11-29 17:30"),
        "reminder": at("Mon 2026-11-30 17:30"),
        "thanks": at("Tue 2026-12-01 13:00"),
        "been_there": at("Tue 2026-12-15 17:30"),
    }


def test_a_family_may_choose_four_weeks_before_the_window_opens() -> None:
    window = Window(date(2027, 1, 11), date(2027, 2, 10))
    due = replace(visit(Status.DUE), window=window)

    (choice,) = planned(due, now="Mon 2026-11-23 09:30")

    assert (choice.kind, choice.due_at) == ("choose_time", at("Mon 2026-12-14 17:30"))
    assert choice.useful_until == at("Wed 2027-02-03 21:00")


def test_a_window_that_is_nearly_over_is_left_to_staff() -> None:
    window = Window(date(2026, 11, 1), date(2026, 11, 27))
    due = replace(visit(Status.DUE), window=window)

    assert not_said(planned(due, now="Mon 2026-11-23 09:30")) == {"choose_time": TOO_LATE}


def test_whoever_joins_late_hears_the_passed_steps_now_and_each_thing_once() -> None:
    notices = planned(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-30 12:00")

    assert heard(notices) == {
        "please_confirm": at("Mon 2026-11-30 12:00"),
        "theme_preview": at("Mon 2026-11-30 12:00"),
        "thanks": at("Tue 2026-12-01 13:00"),
        "been_there": at("Tue 2026-12-15 17:30"),
    }
    assert not_said(notices) == {"please_confirm_again": MERGED, "reminder": MERGED}


def test_whoever_joins_at_night_hears_the_passed_steps_in_the_morning() -> None:
    late = heard(planned(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-30 22:15"))

    assert late["please_confirm"] == late["theme_preview"] == at("Tue 2026-12-01 08:00")


def test_staff_call_after_there_was_time_to_answer() -> None:
    notices = planned(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-30 12:00")

    calls = {n.to: n.due_at for n in notices if n.kind == "call_family"}

    assert calls == dict.fromkeys((ANNA.id, SAMIRA.id), at("Mon 2026-11-30 15:00"))


def test_what_has_just_been_asked_is_not_asked_again() -> None:
    notices = planned(
        visit_at("Tue 2026-12-01 10:00"), now="Tue 2026-11-24 09:30", asked_at=at(NOON_BEFORE)
    )

    assert not_said(notices) == {"please_confirm": MERGED}


def test_long_after_the_news_of_a_move_the_question_comes_anyway() -> None:
    notices = planned(
        visit_at("Tue 2026-12-01 10:00"), now="Fri 2026-11-20 09:30", asked_at=at(LONG_BEFORE)
    )

    assert heard(notices)["please_confirm"] == at("Tue 2026-11-24 17:30")


@pytest.mark.parametrize("now", ["Mon 2026-11-23 09:30", "Mon 2026-11-30 12:00"])
def test_a_visit_without_a_theme_has_a_reminder_and_no_preview(now: str) -> None:
    """Both would say the same words; whoever joins late is reminded too."""
    without = replace(visit_at("Tue 2026-12-01 10:00"), theme="")

    notices = planned(without, now=now)

    assert not_said(notices)["theme_preview"] == (NoticeStatus.SKIPPED, Reason.NO_THEME)
    assert heard(notices)["reminder"] == at("Mon 2026-11-30 17:30")


def test_thanks_are_said_on_the_day_of_the_visit_or_not_at_all() -> None:
    """«Tack för i dag» is not true the morning after."""
    notices = planned(visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-23 09:30")

    (thanks,) = (one for one in notices if one.kind == "thanks")

    assert thanks.useful_until == at("Wed 2026-12-02 00:00")


BEFORE_IT = {"theme_preview", "reminder"}
AFTER_IT = {"thanks", "been_there"}
QUESTIONS = {"please_confirm", "please_confirm_again"}


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        (Status.PLANNED, QUESTIONS | BEFORE_IT | AFTER_IT),
        (Status.CONFIRMED, BEFORE_IT | AFTER_IT),
        (Status.MOVE_ASKED, BEFORE_IT | AFTER_IT),
        (Status.CANCELLED, set()),
        (Status.HELD, set()),
        (Status.MISSED, set()),
    ],
)
def test_a_family_is_asked_only_what_it_has_not_answered(status: Status, kinds: set[str]) -> None:
    notices = planned(visit_at("Tue 2026-12-01 10:00", status), now="Mon 2026-11-23 09:30")

    assert set(heard(notices)) == kinds


def test_what_comes_before_a_visit_is_too_late_once_it_has_begun() -> None:
    notices = planned(visit_at("Mon 2026-11-23 09:30"), now="Mon 2026-11-23 09:30")

    assert set(heard(notices)) == AFTER_IT
    assert not_said(notices) == dict.fromkeys(QUESTIONS | BEFORE_IT | {"call_family"}, TOO_LATE)


def test_each_parent_is_told_by_the_hours_of_their_own() -> None:
    early_to_bed = replace(YUSUF, quiet=replace(YUSUF.quiet, starts=time(17)))
    both = replace(FAMILY, parents=(AMINA, early_to_bed))

    notices = planned(visit(), now="Mon 2026-11-23 09:30", family=both)

    due = {n.to: n.due_at for n in notices if n.kind == "please_confirm"}
    assert due == {AMINA.id: at("Tue 2026-11-24 17:30"), YUSUF.id: at("Wed 2026-11-25 08:00")}


def test_who_takes_children_to_school_is_left_in_peace_then() -> None:
    rests = replace(ALONE, parents=(replace(AMINA, rest=Rest.SCHOOL_RUN),))

    notices = planned(visit_at("Tue 2026-12-01 11:00"), now="Mon 2026-11-30 14:10", family=rests)

    assert heard(notices)["please_confirm"] == at("Mon 2026-11-30 16:00")


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

    told = {notice.to for notice in planned(visit(), now="Mon 2026-11-23 09:30", family=family)}

    assert told == {AMINA.id, ANNA.id, SAMIRA.id}


def test_a_new_edition_is_said_anew() -> None:
    first, second = (
        {n.key for n in planned(visit(edition=edition), now="Mon 2026-11-23 09:30")}
        for edition in (4, 5)
    )

    assert {key.partition(":")[0] for key in first} == TOLD_OF_A_TIME
    assert len(first) == len(second)
    assert not first & second


TOLD_OF_A_TIME = {
    kind for kind in STEPS if Status.PLANNED in KINDS[kind].only and not KINDS[kind].interpreted
}


def test_staff_of_a_family_with_an_interpreter_are_told_two_days_before_that_none_is_booked() -> (
    None
):
    interpreted = replace(ALONE, interpreter="ar")

    notices = planned(
        visit_at("Tue 2026-12-01 10:00"), now="Mon 2026-11-23 09:30", family=interpreted
    )

    told = {n.to: n.due_at for n in notices if n.kind == "interpreter_missing"}
    assert told == dict.fromkeys((ANNA.id, SAMIRA.id), at("Sun 2026-11-29 09:00"))


def test_whoever_is_asked_late_for_an_interpreter_is_not_told_besides() -> None:
    notices = planned(
        visit_at("Tue 2026-12-01 10:00"),
        now="Mon 2026-11-30 12:00",
        family=replace(ALONE, interpreter="ar"),
    )

    assert not_said(notices)["interpreter_missing"] == MERGED
