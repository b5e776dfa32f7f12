"""Looking again right before sending: what has been overtaken is not said."""

from dataclasses import replace

import pytest

from messages.templates import names
from tests.visits.kinds import (
    about_a_visit,
    about_activities,
    about_families,
    all_kinds,
    made_directly,
    told,
)
from tests.visits.plain import AMINA, ANNA, FAMILY, KARIN, MARIA, NOW, PAIR, SAMIRA, SLOT, visit
from visits.activity import Going, State
from visits.activity_news import OF_OCCURRENCE
from visits.interpreter import Interpreter
from visits.move_request import MoveRequest, RequestStatus
from visits.notice import Notice
from visits.people import Left, Silent
from visits.scene import Standing
from visits.still_true import OF_FAMILY, RULES, still_true, still_true_of_family
from visits.visit import Status

STANDS = {"planned", "confirmed", "move_asked"}
# in which statuses of the visit each kind of notice is still true
TABLE = {
    "please_confirm": {"planned"},
    "please_confirm_again": {"planned"},
    "call_family": STANDS,
    "interpreter_missing": STANDS,
    "interpreter_asked": STANDS,
    "interpreter_said": STANDS,
    "theme_preview": STANDS,
    "reminder": STANDS,
    "thanks": {"confirmed", "held"},
    "been_there": {"confirmed", "held"},
    "snapshot_wanted": STANDS | {"held"},
    "who_comes": STANDS,
    "stand_in": STANDS,
    "needs_solving": STANDS,
    "choose_time": {"due"},
    "guest_missing": {"due"},
    "call_wanted": {"due"},
    "family_chose": STANDS,
    "visit_moved": {"planned"},
    "visit_revived": {"planned"},
    "move_agreed": STANDS,
    "move_settled": STANDS,
    "times_offered": {"move_asked"},
    "colleague_offered": {"move_asked"},
    "wish": {"move_asked"},
    "wish_declined": {"planned", "confirmed"},
    "colleague_declined": {"planned", "confirmed"},
    "other_parent_confirmed": {"confirmed"},
    "family_confirmed": {"confirmed"},
    "other_parent_asked": {"move_asked"},
    "visit_cancelled": {"cancelled"},
    "family_cancelled": {"cancelled"},
    "cancelled_by_phone": {"cancelled"},
    "colleague_cancelled": {"cancelled"},
    "colleague_booked": STANDS,
    "parents_disagree": STANDS,
    "calendar_clash": STANDS,
    "clash_over": STANDS,
    "colleague_moved": STANDS,
    "offer_taken": {"move_asked"},
    "maybe_not_heard": STANDS,
    "guest_booked": STANDS,
    "guest_not_needed": {"cancelled"},
    "guest_cannot": STANDS,
}
TO_A_GUEST = {"guest_booked", "guest_not_needed"}
ASKED_AGAIN = {"offer_taken": RequestStatus.ASKED}
SPEAKS_THROUGH_SOMEBODY = replace(FAMILY, interpreter="ar")
WISH = MoveRequest(9, 7, 4, AMINA.id, NOW, Status.PLANNED, slot=SLOT)


def notice(kind: str) -> Notice:
    to = MARIA if kind in TO_A_GUEST else ANNA
    return Notice(
        1, kind, to.id, "key", NOW, SLOT.starts_at, visit_id=7, edition=4, request_id=WISH.id
    )


def standing(status: Status, request: RequestStatus = RequestStatus.OFFERED) -> Standing:
    wish = replace(WISH, status=request) if status is Status.MOVE_ASKED else None
    return Standing(visit(status), SPEAKS_THROUGH_SOMEBODY, wish, invited=(MARIA,))


def test_our_way_of_finding_kinds_finds_some_of_each_sort() -> None:
    assert {"wish", "visit_moved"} <= told()
    assert made_directly() == {
        "urgent": False,
        "parent_unreachable": False,
        "day_list": False,
        "day_changes": False,
        "interpreter_asked": True,
        "closing_words": False,
        "maybe_not_heard": True,
        "guest_missing": True,
        "from_staff": False,
        "ask_why_left": False,
        "activity_reminder": False,
        "broadcast_done": False,
        "report_wanted": False,
    }


def test_every_kind_about_a_visit_has_a_rule_and_every_rule_a_kind() -> None:
    assert set(RULES) == about_a_visit()


@pytest.mark.parametrize("kind", sorted(all_kinds()))
def test_every_kind_has_words(kind: str) -> None:
    assert kind in names()


@pytest.mark.parametrize("kind", sorted(RULES))
def test_a_notice_is_true_in_exactly_these_statuses(kind: str) -> None:
    request = ASKED_AGAIN.get(kind, RequestStatus.OFFERED)

    true_in = {str(s) for s in Status if still_true(notice(kind), standing(s, request))}

    assert true_in == TABLE[kind]


@pytest.mark.parametrize("kind", sorted(RULES))
@pytest.mark.parametrize("status", list(Status))
def test_a_notice_about_an_older_edition_is_never_true(kind: str, status: Status) -> None:
    now = standing(status)

    assert not still_true(notice(kind), replace(now, visit=replace(now.visit, edition=5)))


def test_only_those_who_come_are_asked_to_call() -> None:
    stands_in = PAIR.with_instead(ANNA, KARIN)
    now = standing(Status.PLANNED)

    now = replace(now, family=replace(FAMILY, pair=stands_in))

    assert not still_true(notice("call_family"), now)
    assert still_true(replace(notice("call_family"), to=SAMIRA.id), now)


def test_a_wish_that_she_has_agreed_to_is_not_shown_to_her_again() -> None:
    agreed = replace(WISH, agreed_by=frozenset({ANNA.id}))

    now = replace(standing(Status.MOVE_ASKED), request=agreed)

    assert not still_true(notice("wish"), now)
    assert still_true(replace(notice("wish"), to=SAMIRA.id), now)


def test_another_wish_has_overtaken_the_first() -> None:
    now = replace(standing(Status.MOVE_ASKED), request=replace(WISH, id=10))

    assert not still_true(notice("wish"), now)


def test_who_is_no_guest_any_more_need_not_come_and_is_told_nothing_else() -> None:
    left = replace(standing(Status.PLANNED), invited=())

    assert still_true(notice("guest_not_needed"), left)
    assert not still_true(notice("guest_booked"), left)


# of which families each piece of news that is about no visit is still true
NOT_BORN = FAMILY
BORN = replace(FAMILY, born_on=NOW.date())
GONE = replace(BORN, left=Left.LOSS, left_at=NOW)
REFUSED = replace(GONE, left=Left.DECLINED)
OFF_ELSEWHERE = replace(GONE, left=Left.MOVED)
QUIET = replace(BORN, parents=(replace(AMINA, silent=Silent.PROTECTED),))
FAMILIES = {"not_born": NOT_BORN, "born": BORN, "gone": GONE, "quiet": QUIET}
FAMILIES |= {"refused": REFUSED, "off_elsewhere": OFF_ELSEWHERE}
TABLE_OF_FAMILIES = {
    "birth_reported": {"born", "quiet"},
    "family_left": {"gone", "refused", "off_elsewhere"},
    "ask_why_left": {"refused"},
    "family_returned": {"not_born", "born", "quiet"},
    "parent_silent": {"quiet"},
    "colleague_wrote": set(FAMILIES),
}


# in which states of an activity each kind of notice is still true, if it is wanted
OF_ACTIVITIES = {
    "activity_reminder": {"open"},
    "activity_moved": {"open"},
    "activity_cancelled": {"cancelled", "gone"},
}


def test_every_kind_about_an_activity_has_a_rule_and_every_rule_a_kind() -> None:
    assert set(OF_OCCURRENCE) == about_activities() == set(OF_ACTIVITIES)


@pytest.mark.parametrize("kind", sorted(OF_OCCURRENCE))
def test_news_of_an_activity_are_true_in_exactly_these_states(kind: str) -> None:
    wanted = Going(1, AMINA.id, remind=True)

    true_in = {str(state) for state in State if OF_OCCURRENCE[kind](state, wanted)}

    assert true_in == OF_ACTIVITIES[kind]


@pytest.mark.parametrize("kind", sorted(OF_OCCURRENCE))
def test_who_only_comes_hears_of_changes_and_is_not_reminded(kind: str) -> None:
    comes, neither = Going(1, AMINA.id, comes=True), Going(1, AMINA.id)

    told = any(OF_OCCURRENCE[kind](state, comes) for state in State)

    assert told == (kind != "activity_reminder")
    assert not any(OF_OCCURRENCE[kind](state, neither) for state in State)


def test_every_kind_about_a_family_has_a_rule_and_every_rule_a_kind() -> None:
    assert set(OF_FAMILY) == about_families() | {"ask_why_left"}


@pytest.mark.parametrize("kind", sorted(OF_FAMILY))
def test_news_of_a_family_is_true_of_exactly_these(kind: str) -> None:
    true_of = {name for name, one in FAMILIES.items() if still_true_of_family(notice(kind), one)}

    assert true_of == TABLE_OF_FAMILIES[kind]


@pytest.mark.parametrize("kind", ["times_offered", "colleague_offered"])
def test_an_offer_that_was_answered_is_not_made_again(kind: str) -> None:
    assert not still_true(notice(kind), standing(Status.MOVE_ASKED, RequestStatus.ASKED))


@pytest.mark.parametrize(
    ("said", "asked", "missing"),
    [
        (None, True, True),
        (Interpreter.MISSING, False, True),
        (Interpreter.BOOKED, False, False),
        (Interpreter.NOT_NEEDED, False, False),
    ],
)
def test_what_is_said_about_an_interpreter_ends_the_question(
    said: Interpreter | None, asked: bool, missing: bool
) -> None:
    now = standing(Status.CONFIRMED)
    now = replace(now, visit=replace(now.visit, interpreter=said))

    assert still_true(notice("interpreter_asked"), now) is asked
    assert still_true(notice("interpreter_missing"), now) is missing


@pytest.mark.parametrize("kind", ["interpreter_asked", "interpreter_missing"])
def test_a_family_that_needs_no_interpreter_is_not_asked_about(kind: str) -> None:
    now = replace(standing(Status.PLANNED), family=FAMILY)

    assert not still_true(notice(kind), now)


@pytest.mark.parametrize(("left", "is_wanted"), [(Left.LOSS, False), (Left.MOVED, True)])
def test_after_a_loss_nobody_is_asked_how_a_visit_was(left: Left, is_wanted: bool) -> None:
    now = replace(standing(Status.HELD), family=replace(FAMILY, left=left))

    assert still_true(notice("snapshot_wanted"), now) is is_wanted


def test_only_those_who_made_a_visit_are_asked_how_it_was() -> None:
    asked = replace(notice("snapshot_wanted"), to=KARIN.id)

    assert not still_true(asked, standing(Status.HELD))


@pytest.mark.parametrize("status", list(Status))
def test_staff_are_asked_to_ask_only_while_the_family_has_not_answered(status: Status) -> None:
    question = replace(notice("maybe_not_heard"), request_id=None)

    assert still_true(question, standing(status)) == (status in {Status.DUE, Status.PLANNED})
