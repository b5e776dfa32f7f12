"""Looking again right before sending: what has been overtaken is not said."""

from dataclasses import replace

import pytest

from messages.voice import TEMPLATES
from tests.visits.kinds import about_a_visit, all_kinds, made_directly, told
from tests.visits.plain import AMINA, ANNA, FAMILY, NOW, SAMIRA, SLOT, visit
from visits.move_request import MoveRequest, RequestStatus
from visits.notice import Notice
from visits.scene import Standing
from visits.still_true import RULES, still_true
from visits.visit import Status

STANDS = {"planned", "confirmed", "move_asked"}
# in which statuses of the visit each kind of notice is still true
TABLE = {
    "please_confirm": {"planned"},
    "theme_preview": STANDS,
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
    "colleague_cancelled": {"cancelled"},
    "colleague_booked": STANDS,
    "parents_disagree": STANDS,
    "calendar_clash": STANDS,
    "maybe_not_heard": STANDS,
}
WISH = MoveRequest(9, 7, 4, AMINA.id, NOW, Status.PLANNED, slot=SLOT)


def notice(kind: str) -> Notice:
    return Notice(
        1, kind, ANNA.id, "key", NOW, SLOT.starts_at, visit_id=7, edition=4, request_id=WISH.id
    )


def standing(status: Status, request: RequestStatus = RequestStatus.OFFERED) -> Standing:
    wish = replace(WISH, status=request) if status is Status.MOVE_ASKED else None
    return Standing(visit(status), FAMILY, wish)


def test_our_way_of_finding_kinds_finds_some_of_each_sort() -> None:
    assert {"wish", "visit_moved"} <= told()
    assert made_directly() == {
        "urgent": False,
        "parent_unreachable": False,
        "maybe_not_heard": True,
    }


def test_every_kind_about_a_visit_has_a_rule_and_every_rule_a_kind() -> None:
    assert set(RULES) == about_a_visit()


@pytest.mark.parametrize("kind", sorted(all_kinds()))
def test_every_kind_has_words(kind: str) -> None:
    assert (TEMPLATES / f"{kind}.j2").exists()


@pytest.mark.parametrize("kind", sorted(RULES))
def test_a_notice_is_true_in_exactly_these_statuses(kind: str) -> None:
    true_in = {str(s) for s in Status if still_true(notice(kind), standing(s))}

    assert true_in == TABLE[kind]


@pytest.mark.parametrize("kind", sorted(RULES))
@pytest.mark.parametrize("status", list(Status))
def test_a_notice_about_an_older_edition_is_never_true(kind: str, status: Status) -> None:
    now = standing(status)

    assert not still_true(notice(kind), replace(now, visit=replace(now.visit, edition=5)))


def test_a_wish_that_she_has_agreed_to_is_not_shown_to_her_again() -> None:
    agreed = replace(WISH, agreed_by=frozenset({ANNA.id}))

    now = replace(standing(Status.MOVE_ASKED), request=agreed)

    assert not still_true(notice("wish"), now)
    assert still_true(replace(notice("wish"), to=SAMIRA.id), now)


def test_another_wish_has_overtaken_the_first() -> None:
    now = replace(standing(Status.MOVE_ASKED), request=replace(WISH, id=10))

    assert not still_true(notice("wish"), now)


@pytest.mark.parametrize("kind", ["times_offered", "colleague_offered"])
def test_an_offer_that_was_answered_is_not_made_again(kind: str) -> None:
    assert not still_true(notice(kind), standing(Status.MOVE_ASKED, RequestStatus.ASKED))


@pytest.mark.parametrize("status", list(Status))
def test_staff_are_asked_to_ask_about_a_time_only_while_it_is_unanswered(status: Status) -> None:
    question = replace(notice("maybe_not_heard"), request_id=None)

    assert still_true(question, standing(status)) == (status is Status.PLANNED)
