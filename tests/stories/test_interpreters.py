"""Stories: an interpreter is booked or missing, and asked for anew when a visit moves."""

from datetime import time, timedelta

import pytest

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.interpreter import Interpreter
from visits.visit import Status

MORNING = time(9)
QUESTION = "är tolk bokad?"


@pytest.fixture
async def arabic(town: Town, anna: Resident) -> None:
    """Anna says that Amina's family needs an interpreter into Arabic."""
    await anna.starts()
    await anna.taps_data("needs:1:0:ar")


async def test_both_staff_are_asked_when_a_family_turns_out_to_need_one(
    anna: Resident, samira: Resident, arabic: None
) -> None:
    asked = "Tolk till F-0001, tisdag 1 december kl. 10:00, arabiska: är tolk bokad?"

    assert asked in anna.reads() and asked in samira.reads()


async def test_the_language_is_chosen_by_its_name(anna: Resident) -> None:
    await anna.starts()

    await anna.taps_data("needs:1:0:")

    assert "arabiska" in {label.strip("\u2068\u2069") for label, _ in anna.newest_buttons()}


@pytest.mark.parametrize("answer", ["booked", "missing", "not_needed"])
async def test_the_answer_is_kept_and_the_colleague_hears_it(
    town: Town, anna: Resident, samira: Resident, arabic: None, answer: str
) -> None:
    await anna.taps(Verb.INTERPRETER, nth=["booked", "missing", "not_needed"].index(answer))

    assert (await town.visit()).interpreter is Interpreter(answer)
    assert "Anna har svarat" in samira.reads()


async def test_the_same_answer_twice_is_no_news(
    anna: Resident, samira: Resident, arabic: None
) -> None:
    await anna.taps(Verb.INTERPRETER)
    heard = samira.has_read()

    await anna.taps(Verb.INTERPRETER)

    assert samira.has_read() == heard


async def test_a_visit_that_moves_is_asked_about_anew(
    town: Town, anna: Resident, samira: Resident, arabic: None
) -> None:
    await anna.taps(Verb.INTERPRETER)
    visit = await town.visit()

    await town.books(visit, visit.starts_at + timedelta(days=1))
    await town.settles()

    assert (await town.visit()).interpreter is None
    (question,) = [text for text in anna.has_read() if QUESTION in text]
    assert "2 december" in question and question in samira.reads()


async def test_an_answer_does_not_change_what_the_family_said(
    town: Town, amina: Resident, anna: Resident, arabic: None
) -> None:
    await amina.starts()
    await amina.taps(Verb.YES)

    await anna.taps(Verb.INTERPRETER)

    visit = await town.visit()
    assert (visit.status, visit.interpreter) == (Status.CONFIRMED, Interpreter.BOOKED)


async def test_two_days_before_staff_are_told_once_that_none_is_booked(
    town: Town, anna: Resident, arabic: None
) -> None:
    await anna.taps(Verb.INTERPRETER, nth=1)

    await town.turns_to(days=6, at=MORNING)
    await town.turns_to(days=1, at=MORNING)

    assert sum("Tolk är inte bokad till F-0001" in text for text in anna.has_read()) == 1


async def test_whoever_has_booked_one_is_not_told(town: Town, anna: Resident, arabic: None) -> None:
    await anna.taps(Verb.INTERPRETER)

    await town.turns_to(days=6, at=MORNING)

    assert not any("Tolk är inte bokad" in text for text in anna.has_read())


async def test_a_family_that_needs_none_is_never_asked_about(town: Town, anna: Resident) -> None:
    await town.turns_to(days=7, at=MORNING)

    assert not any("tolk" in text.lower() for text in anna.has_read())


@pytest.mark.parametrize(
    ("nth", "line"), [(0, "Tolk bokad: arabiska"), (1, "Tolk saknas: arabiska")]
)
async def test_the_days_list_shows_how_it_stands(
    town: Town, anna: Resident, arabic: None, nth: int, line: str
) -> None:
    await anna.taps(Verb.INTERPRETER, nth=nth)
    await town.turns_to(days=8, at=MORNING)

    await anna.writes("/today")

    assert line in anna.reads()


async def test_an_old_button_says_how_things_stand(
    town: Town, anna: Resident, arabic: None
) -> None:
    old = await town.visit()
    await town.books(old, old.starts_at + timedelta(days=1))

    await anna.taps_data(f"interpreter:{old.id}:{old.edition}:booked")

    assert (await town.visit()).interpreter is None
    assert any("Tolk behövs: arabiska" in text for text in anna.has_read())


@pytest.mark.parametrize("value", ["needed", "", "x"])
async def test_a_made_up_answer_changes_nothing(
    town: Town, anna: Resident, arabic: None, value: str
) -> None:
    visit = await town.visit()

    await anna.taps_data(f"interpreter:{visit.id}:{visit.edition}:{value}")

    assert await town.visit() == visit


@pytest.mark.parametrize("data", ["needs:1:0:klingon", "needs:99:0:ar"])
async def test_a_made_up_need_changes_nothing(town: Town, anna: Resident, data: str) -> None:
    await anna.starts()

    await anna.taps_data(data)

    assert (await town.look(lambda work: work.families.get(1))).interpreter is None


async def test_a_parent_cannot_say_that_an_interpreter_is_needed(
    town: Town, amina: Resident
) -> None:
    await amina.starts()

    await amina.taps_data("needs:1:0:ar")

    assert (await town.look(lambda work: work.families.get(1))).interpreter is None


async def test_no_interpreter_any_more_ends_it(town: Town, anna: Resident, arabic: None) -> None:
    await anna.taps_data("needs:1:0:none")

    assert "behöver ingen tolk" in anna.reads()
    assert (await town.look(lambda work: work.families.get(1))).interpreter is None


async def test_registering_a_family_ends_with_the_question(town: Town, anna: Resident) -> None:
    await anna.writes("/family")
    await anna.writes("2026-10-12")
    await anna.fills_in("language=ar")
    await anna.fills_in("other_language=none")

    await anna.fills_in("register=yes")

    assert anna.sees(Verb.NEEDS)
