"""Stories: a family leaves, is asked kindly why, and answers if it wants to."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from messages.taps import Verb
from tests.resident import Resident
from tests.stories.leaving import chooses, leaves, person_of, reasons
from tests.town import Town
from visits.notice import Notice, NoticeStatus
from visits.notice import Reason as NotSent
from visits.people import Left, Silent
from visits.why_left import OWN_ANSWERS, Why

QUESTION = "Vill du berätta varför ni slutade?"


@pytest.mark.parametrize("why", [Left.DECLINED, Left.OTHER])
async def test_each_parent_is_asked_once_in_their_own_language(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident, why: Left
) -> None:
    await leaves(anna, why)
    await town.turns_to(days=14, at=time(12))

    assert [QUESTION in said for said in yusuf.has_read()] == [True]
    assert "Anna och Samira kan läsa ditt svar." in yusuf.reads()
    assert ["لماذا توقفتم" in said for said in amina.has_read()] == [True]


@pytest.mark.parametrize("why", [Left.MOVED, Left.LOSS])
async def test_after_a_loss_or_a_move_nobody_is_asked(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident, why: Left
) -> None:
    await leaves(anna, why)
    await town.turns_to(days=14, at=time(12))

    assert not amina.has_read() and not yusuf.has_read()


async def test_staff_read_beforehand_that_the_parents_are_asked(anna: Resident) -> None:
    await chooses(anna, Left.DECLINED)

    assert "Varje förälder får en vänlig fråga" in anna.reads()


async def test_staff_can_leave_the_question_out(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await chooses(anna, Left.DECLINED)
    await anna.taps(Verb.LEAVE, nth=1)
    await town.turns_to(days=2, at=time(12))

    assert "inga fler meddelanden" in anna.reads()
    assert not yusuf.has_read()


async def test_the_question_waits_for_the_morning(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    await leaves(anna, Left.OTHER)
    assert not yusuf.has_read()

    await town.turns_to(days=1, at=time(8, 1))

    assert QUESTION in yusuf.reads()


async def test_a_family_that_is_back_in_the_night_is_not_asked(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    await leaves(anna, Left.OTHER)

    await anna.taps(Verb.BACK)
    await town.turns_to(days=1, at=time(9))

    assert not yusuf.has_read()


@pytest.mark.parametrize("silent", list(Silent))
async def test_who_is_left_alone_is_not_asked(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident, silent: Silent
) -> None:
    await _change(town, silent=silent)

    await leaves(anna, Left.DECLINED)

    assert not yusuf.has_read() and amina.has_read()


async def test_who_is_protected_before_the_morning_is_not_asked(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    await leaves(anna, Left.DECLINED)

    await _change(town, silent=Silent.PROTECTED)
    await town.turns_to(days=1, at=time(9))

    assert not yusuf.has_read()


async def test_after_a_week_the_question_is_of_no_use(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    await leaves(anna, Left.DECLINED)

    town.clock.turn_to(town.clock.now() + timedelta(days=7, minutes=1))
    await town.settles()

    assert not yusuf.has_read()
    assert {one.status for one in await _questions(town)} == {NoticeStatus.EXPIRED}


async def test_a_question_planned_before_a_loss_was_known_is_stopped_right_before_sending(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    await leaves(anna, Left.DECLINED)
    loss = (await town.look(lambda work: work.families.get(1))).left_at
    family = await town.look(lambda work: work.families.get(1))

    await town.look(lambda work: work.families.save(replace(family, left=Left.LOSS, left_at=loss)))
    await town.turns_to(days=1, at=time(9))

    assert not yusuf.has_read()
    assert {one.reason for one in await _questions(town)} == {NotSent.OVERTAKEN}


@pytest.mark.parametrize("nth", range(8))
async def test_a_tap_is_kept_and_answered(
    town: Town, anna: Resident, yusuf: Resident, nth: int
) -> None:
    await leaves(anna, Left.DECLINED)

    await yusuf.taps(Verb.WHY_LEFT, nth=nth)

    thanks = "Det är helt okej." if nth == 7 else "Tack för ditt svar."
    assert yusuf.reads().startswith(thanks)
    assert [one.why for one in await reasons(town)] == [OWN_ANSWERS[nth]]


async def test_each_parents_answer_is_their_own(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    await leaves(anna, Left.DECLINED)

    await amina.taps(Verb.WHY_LEFT, nth=1)
    await yusuf.taps(Verb.WHY_LEFT, nth=0)

    said = {(await person_of(town, one.by)).name: one.why for one in await reasons(town)}
    assert said == {"Amina": Why.TOO_MANY, "Yusuf": Why.TIMES}


async def test_a_later_tap_takes_the_place_of_the_earlier(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await leaves(anna, Left.DECLINED)
    await yusuf.taps(Verb.WHY_LEFT, nth=0)

    await yusuf.taps(Verb.WHY_LEFT, nth=7)

    assert [one.why for one in await reasons(town)] == [Why.NOT_SAID]


async def test_the_pair_reads_the_familys_own_answer_on_its_card(
    town: Town, anna: Resident, samira: Resident, amina: Resident
) -> None:
    await leaves(anna, Left.DECLINED)
    await amina.taps(Verb.WHY_LEFT, nth=3)

    await samira.taps(Verb.CARD)

    assert "Familjens eget svar" in samira.reads()
    assert "arabiska · Familjen får hjälp av andra." in samira.reads()


@pytest.mark.parametrize("value", ["moved", "loss", "because", ""])
async def test_an_answer_that_nobody_offers_is_not_kept(
    town: Town, anna: Resident, yusuf: Resident, value: str
) -> None:
    await leaves(anna, Left.DECLINED)

    await yusuf.taps_data(f"whyleft:1:0:{value}")

    assert yusuf.reads() == "Frågan gäller inte längre. Inget svar är sparat."
    assert not await reasons(town)


async def test_another_familys_parent_answers_nothing(
    town: Town, anna: Resident, elin: Resident
) -> None:
    await leaves(anna, Left.DECLINED)
    await elin.starts()

    await elin.taps_data("whyleft:1:0:times")

    assert elin.reads().startswith("Det där kan du inte göra här.")
    assert not await reasons(town)


async def test_a_stranger_answers_nothing(town: Town, anna: Resident) -> None:
    await leaves(anna, Left.DECLINED)
    stranger = town.newcomer("Olle", "sv")
    await stranger.starts()
    heard = len(stranger.has_read())

    await stranger.taps_data("whyleft:1:0:times")

    assert len(stranger.has_read()) == heard + 1
    assert not await reasons(town)


@pytest.mark.parametrize(
    "way", ["the family is back", "a year has passed", "it has lost its child since"]
)
async def test_an_old_button_keeps_nothing(
    town: Town, anna: Resident, yusuf: Resident, way: str
) -> None:
    await leaves(anna, Left.DECLINED)

    if way == "a year has passed":
        town.clock.turn_to(town.clock.now() + timedelta(days=365, minutes=1))
    else:
        await anna.taps(Verb.BACK)
    if way == "it has lost its child since":
        await leaves(anna, Left.LOSS)
    await yusuf.taps(Verb.WHY_LEFT)

    assert yusuf.reads() == "Frågan gäller inte längre. Inget svar är sparat."
    assert not await reasons(town)


async def test_what_was_said_the_first_time_is_not_shown_when_it_leaves_again(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await leaves(anna, Left.DECLINED)
    await yusuf.taps(Verb.WHY_LEFT)
    await anna.taps(Verb.BACK)

    town.clock.turn_to(town.clock.now() + timedelta(days=1))
    await leaves(anna, Left.MOVED)

    assert "Familjens eget svar" not in anna.reads()


async def _change(town: Town, *, silent: Silent) -> None:
    family = await town.look(lambda work: work.families.get(1))
    yusuf = family.parents[1]
    await town.look(lambda work: work.people.save(replace(yusuf, silent=silent)))


async def _questions(town: Town) -> list[Notice]:
    family = await town.look(lambda work: work.families.get(1))
    ids = [parent.id for parent in family.parents]
    about = await town.look(lambda work: list(work.notices.about_no_visit(ids)))
    return [one for one in about if one.kind == "ask_why_left"]
