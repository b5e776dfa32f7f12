"""The shortest stories in which shuffled taps once found a fault: each is told here for good."""

import pytest

from hembot.demo import cast
from messages.taps import minutes_of
from tests.beginning import TestClock
from tests.properties.ground import Ground, Snapshot
from tests.properties.phones import Phone
from visits.facts import NotPossible
from visits.visit import Status


@pytest.fixture
def stands(ground: Ground) -> Ground:
    ground.is_put_back()
    return ground


@pytest.fixture
def phones(stands: Ground) -> dict[str, Phone]:
    clock = TestClock()
    return {who.name: Phone(who, stands.database, clock) for who in cast.EVERYBODY}


@pytest.fixture
def amina(phones: dict[str, Phone]) -> Phone:
    return phones["Amina"]


@pytest.fixture
def yusuf(phones: dict[str, Phone]) -> Phone:
    return phones["Yusuf"]


@pytest.fixture
def anna(phones: dict[str, Phone]) -> Phone:
    return phones["Anna"]


def test_a_wish_that_is_tapped_twice_keeps_the_yes_of_staff(
    stands: Ground, amina: Phone, anna: Phone
) -> None:
    slot = shown(amina, "other:1:1:", "slot:")
    amina.taps(slot)
    anna.taps("agree:1:1:")
    agreed = stands.look()

    amina.taps(slot)

    assert stands.look() == agreed


def test_both_parents_who_tap_the_same_time_do_not_contradict_each_other(
    stands: Ground, amina: Phone, yusuf: Phone
) -> None:
    slot = shown(amina, "other:1:1:", "slot:")
    amina.taps(slot)

    yusuf.taps(slot)

    assert "parents_disagree" not in kinds(stands.look())


def test_an_offered_time_that_is_chosen_twice_is_no_contradiction(
    stands: Ground, amina: Phone, yusuf: Phone, anna: Phone
) -> None:
    amina.taps(shown(amina, "other:1:1:", "slot:"))
    anna.taps("offer:1:1:")
    slot = offered(stands.look())
    yusuf.taps(slot)
    chosen = stands.look()

    yusuf.taps(slot)

    assert stands.look() == chosen


def test_who_chooses_an_offered_time_is_not_told_that_nothing_has_changed(
    stands: Ground, amina: Phone, yusuf: Phone, anna: Phone
) -> None:
    amina.taps(shown(amina, "other:1:1:", "slot:"))
    anna.taps("offer:1:1:")

    answered = yusuf.taps(offered(stands.look()))

    assert answered.told == "wish_sent"


def test_the_time_that_a_visit_has_already_is_no_new_time(stands: Ground, anna: Phone) -> None:
    anna.taps("book:1:1:")
    before = stands.look()

    answered = anna.writes("2026-12-01 10:00")

    assert isinstance(answered.refusal, NotPossible)
    assert stands.look() == before


def test_everybody_hears_that_a_wish_was_taken_back_after_a_yes(
    stands: Ground, amina: Phone, yusuf: Phone
) -> None:
    yusuf.taps("yes:1:1:")
    yusuf.taps(shown(yusuf, "other:1:1:", "slot:"))
    told = kinds(stands.look())

    yusuf.taps("yes:1:1:")

    assert stands.look()["visits"][0].status is Status.CONFIRMED
    news = kinds(stands.look())[len(told) :]
    assert sorted(news) == ["family_confirmed", "family_confirmed", "other_parent_confirmed"]


def shown(phone: Phone, tap: str, wanted: str) -> str:
    """The first button of this kind that the tap shows."""
    buttons = phone.taps(tap).buttons
    return next(button.data for button in buttons if button.data.startswith(wanted))


def offered(stands: Snapshot) -> str:
    """The button for the first time that staff have offered."""
    return f"slot:1:1:{minutes_of(stands['offered_slots'][0].starts_at)}"


def kinds(stands: Snapshot) -> list[str]:
    return [notice.kind for notice in stands["notices"]]
