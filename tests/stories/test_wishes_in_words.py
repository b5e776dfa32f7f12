"""Stories: a parent writes when it suits, is asked back, and answers with a tap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town
from visits.move_request import MoveRequest
from visits.people import Parent
from visits.quiet_hours import ZONE
from visits.visit import Status
from visits.work import Work

FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)
AFTERNOON = "Kan ni komma på fredag eftermiddag?"
AFTERNOON_IN_ARABIC = "هل يمكن يوم الجمعة بعد الظهر؟"


async def test_a_wish_is_asked_back_with_times_that_fit(yusuf: Resident) -> None:
    await yusuf.writes(AFTERNOON)

    assert "Menar ni fredag 27 november, på eftermiddagen?" in yusuf.reads()
    assert "Inget är skickat än." in yusuf.reads()
    assert AFTERNOON in yusuf.reads()
    assert 1 <= len(yusuf.buttons(Verb.SLOT)) <= 3
    assert all(day == FRIDAY and time(12) <= at < time(17) for day, at in shown(yusuf))
    assert yusuf.sees(Verb.OTHER_TIME) and yusuf.sees(Verb.SEND_WISH)


async def test_a_wish_in_arabic_is_asked_back_in_arabic(amina: Resident) -> None:
    await amina.writes(AFTERNOON_IN_ARABIC)

    assert is_arabic(amina.reads()) and "27 نوفمبر" in amina.reads()
    assert {day for day, _ in shown(amina)} == {FRIDAY}


@pytest.mark.parametrize(
    ("who", "words"), [(cast.YUSUF, AFTERNOON), (cast.AMINA, AFTERNOON_IN_ARABIC)]
)
async def test_a_tap_on_a_time_is_a_wish_as_with_the_buttons(
    town: Town, anna: Resident, samira: Resident, who: cast.Somebody, words: str
) -> None:
    parent = town.resident(who)
    await parent.writes(words)
    wanted = starts_at(parent.buttons(Verb.SLOT)[0])

    await parent.taps(Verb.SLOT)

    wish = await town.wish()
    assert wish.slot is not None and (wish.slot.starts_at, wish.words) == (wanted, None)
    assert (await town.visit()).status is Status.MOVE_ASKED
    assert anna.sees(Verb.AGREE) and samira.sees(Verb.AGREE)


async def test_both_staff_agree_and_the_visit_is_then(
    town: Town, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await yusuf.writes(AFTERNOON)
    await yusuf.taps(Verb.SLOT)
    await anna.taps(Verb.AGREE)

    await samira.taps(Verb.AGREE)

    visit = await town.visit()
    assert visit.status is Status.CONFIRMED
    assert visit.starts_at.astimezone(ZONE).date() == FRIDAY


@pytest.mark.parametrize("words", [AFTERNOON, "inte torsdag", "torsdag eller fredag", "Ja, gärna!"])
async def test_words_alone_change_nothing(
    town: Town, yusuf: Resident, anna: Resident, words: str
) -> None:
    before, heard = await town.visit(), anna.has_read()

    await yusuf.writes(words)

    assert await town.visit() == before and anna.has_read() == heard


async def test_a_wish_that_was_asked_for_is_asked_back_too(
    town: Town, yusuf: Resident, anna: Resident
) -> None:
    heard = anna.has_read()
    await _is_going_to_write(yusuf)

    await yusuf.writes(AFTERNOON)

    assert yusuf.sees(Verb.SLOT) and yusuf.sees(Verb.SEND_WISH)
    assert (await town.visit()).status is Status.PLANNED and anna.has_read() == heard


async def test_the_words_can_be_sent_as_they_were_written(
    town: Town, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await _is_going_to_write(yusuf)
    await yusuf.writes(AFTERNOON)

    await yusuf.taps(Verb.SEND_WISH)

    assert AFTERNOON in anna.reads() and AFTERNOON in samira.reads()
    assert (await town.wish()).words == AFTERNOON


async def test_another_day_shows_the_usual_times(town: Town, yusuf: Resident) -> None:
    await yusuf.writes(AFTERNOON)

    await yusuf.taps(Verb.OTHER_TIME)

    assert len({day for day, _ in shown(yusuf)}) > 1
    assert (await town.visit()).status is Status.PLANNED


@pytest.mark.parametrize(
    "words", ["Inte på torsdag", "Torsdag eller fredag", "20 november", "Vi vet inte än"]
)
async def test_what_is_not_one_wish_to_come_is_sent_as_written(
    town: Town, yusuf: Resident, anna: Resident, words: str
) -> None:
    await _is_going_to_write(yusuf)

    await yusuf.writes(words)

    assert words in anna.reads()
    assert (await town.wish()).words == words


async def test_only_a_negation_in_arabic_is_sent_as_written(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await _is_going_to_write(amina)

    await amina.writes("موش الخميس")

    assert "موش الخميس" in anna.reads()


async def test_when_nobody_is_free_the_nearest_times_are_shown(yusuf: Resident) -> None:
    await yusuf.writes("Passar lördag?")

    assert "ingen ledig tid" in yusuf.reads()
    assert shown(yusuf) and SATURDAY not in {day for day, _ in shown(yusuf)}
    assert yusuf.sees(Verb.SEND_WISH)


@pytest.mark.parametrize("words", ["Tisdag 1 december kl 10 passar bra!", "1/12 klockan tio"])
async def test_who_writes_the_time_that_it_has_is_shown_the_visit(
    town: Town, yusuf: Resident, words: str
) -> None:
    await yusuf.writes(words)

    assert yusuf.sees(Verb.YES) and not yusuf.sees(Verb.SLOT)
    assert (await town.visit()).status is Status.PLANNED


async def test_next_thursday_may_be_either_of_two(yusuf: Resident) -> None:
    await yusuf.writes("nästa torsdag")

    assert {day for day, _ in shown(yusuf)} == {date(2026, 11, 26), date(2026, 12, 3)}


async def test_danger_is_heard_before_any_wish(yusuf: Resident, anna: Resident) -> None:
    await yusuf.writes("Hon andas inte, kom på fredag")

    assert "112" in yusuf.reads() and not yusuf.sees(Verb.SLOT)


async def test_a_time_that_was_shown_and_is_gone_gives_fresh_times(
    town: Town, yusuf: Resident
) -> None:
    await yusuf.writes(AFTERNOON)
    gone = yusuf.buttons(Verb.SLOT)[0]
    await town.books(await town.visit(3), starts_at(gone))

    await yusuf.taps(Verb.SLOT)

    assert (await town.visit()).status is Status.PLANNED
    assert yusuf.sees(Verb.SLOT) and gone not in yusuf.buttons(Verb.SLOT)


async def test_an_hour_from_sunrise_is_asked_back(town: Town, yusuf: Resident) -> None:
    await _reads_tigrinya(town)

    await yusuf.writes("ዓርቢ ሰዓት 3")

    assert not yusuf.sees(Verb.SLOT)
    labels = [label for label, data in yusuf.newest_buttons() if data.startswith(Verb.CLOCK)]
    assert ["09:00" in labels[0], "15:00" in labels[1]] == [True, True]


@pytest.mark.parametrize(("nth", "at"), [(0, time(9)), (1, time(15))])
async def test_the_answer_is_the_hour_that_is_looked_for(
    town: Town, yusuf: Resident, nth: int, at: time
) -> None:
    await _reads_tigrinya(town)
    await yusuf.writes("ዓርቢ ሰዓት 3")

    await yusuf.taps(Verb.CLOCK, nth=nth)

    assert shown(yusuf) == [(FRIDAY, at)]


async def test_a_day_is_counted_from_when_it_was_written(town: Town, yusuf: Resident) -> None:
    await _reads_tigrinya(town)
    await yusuf.writes("ጽባሕ ሰዓት 3")
    await town.turns_to(days=1, at=time(8))

    await yusuf.taps(Verb.CLOCK, nth=1)

    assert "24" in yusuf.reads()


async def test_an_answer_about_words_that_are_gone_changes_nothing(
    town: Town, yusuf: Resident
) -> None:
    await _reads_tigrinya(town)
    await yusuf.writes("ዓርቢ ሰዓት 3")
    clock = yusuf.buttons(Verb.CLOCK)[0]
    await yusuf.taps(Verb.SEND_WISH)
    wish: MoveRequest = await town.wish()

    await yusuf.taps_data(clock)

    assert await town.wish() == wish and wish.words == "ዓርቢ ሰዓት 3"


def shown(parent: Resident) -> Sequence[tuple[date, time]]:
    """The times on the buttons, on Swedish clocks."""
    moments = [starts_at(data).astimezone(ZONE) for data in parent.buttons(Verb.SLOT)]
    return [(moment.date(), moment.time()) for moment in moments]


async def _is_going_to_write(parent: Resident) -> None:
    await parent.starts()
    await parent.taps(Verb.OTHER_TIME)
    await parent.taps(Verb.WRITE)


async def _reads_tigrinya(town: Town) -> None:
    def change(work: Work) -> None:
        person = work.people.by_chat(cast.YUSUF.chat_id)
        assert isinstance(person, Parent)
        work.people.save(replace(person, language="ti"))

    await town.look(change)
