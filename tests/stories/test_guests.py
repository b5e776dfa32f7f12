"""Stories: somebody comes to a visit besides the two of them."""

from dataclasses import replace
from datetime import time

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town
from visits.busy import BusyInterval
from visits.people import Profession, Staff
from visits.visit import Slot, Status, Visit

TUESDAY = "tisdag 1 december kl. 10:00"
THURSDAY = "torsdag 3 december kl. 13:00"
COMING, NOT_NEEDED = "Du är med på besöket hos F-0001", "Du behöver inte komma till F-0001"
NOT_FOR_GUESTS = ("Amina", "Yusuf", "Besök 3 av 8", "Att lära känna sitt barn", "sagt ja")


@pytest.fixture
def maria(town: Town) -> Resident:
    return town.resident(cast.MARIA)


@pytest.fixture
async def with_maria(anna: Resident) -> None:
    """Anna brings the midwife to Amina's and Yusuf's visit."""
    await opens_guests(anna)
    await anna.taps(Verb.ADD_GUEST)


async def opens_guests(staff: Resident, nth: int = 0) -> None:
    """Of Amina's and Yusuf's visit, or of another one on the list."""
    await staff.writes("/boka")
    await staff.taps(Verb.BOOK, nth=nth)
    await staff.taps(Verb.GUESTS)


async def moves_it(staff: Resident) -> None:
    await staff.writes("/boka")
    await staff.taps(Verb.BOOK)
    await staff.writes("2026-12-03 13:00")


async def guests_of(town: Town, visit: Visit) -> list[str]:
    return [guest.name for guest in await town.look(lambda work: work.visits.guests(visit.id))]


async def record_of(town: Town, who: cast.Somebody) -> Staff:
    person = await town.look(lambda work: work.people.by_chat(who.chat_id))
    assert isinstance(person, Staff)
    return person


async def is_away(town: Town, slot: Slot | None) -> None:
    """Maria's own calendar says so."""
    maria = await record_of(town, cast.MARIA)
    assert slot is not None
    busy = BusyInterval(maria.id, "own.ics", slot.starts_at, slot.ends_at)
    await town.look(lambda work: work.busy.replace(maria.id, "own.ics", [busy]))


async def test_all_who_could_come_are_listed_with_what_they_do(anna: Resident) -> None:
    await opens_guests(anna)

    labels = [label for label, data in anna.newest_buttons() if not data.startswith("book:")]
    assert labels == ["\u2068Maria\u2069 (barnmorska)"]


async def test_where_nobody_else_could_come_nobody_is_asked(town: Town, anna: Resident) -> None:
    manager = replace(await record_of(town, cast.MARIA), profession=Profession.MANAGER)
    await town.look(lambda work: work.people.save(manager))
    await anna.writes("/boka")

    await anna.taps(Verb.BOOK)

    assert anna.sees(Verb.BOOK_AT) and not anna.sees(Verb.GUESTS)


async def test_a_tap_adds_and_the_next_one_removes(town: Town, anna: Resident) -> None:
    visit = await town.visit()
    await opens_guests(anna)

    await anna.taps(Verb.ADD_GUEST)
    added, shown = await guests_of(town, visit), anna.newest_buttons()[0][0]
    await anna.taps(Verb.DROP_GUEST)

    assert (added, await guests_of(town, visit)) == (["Maria"], [])
    assert shown.startswith("✓") and not anna.newest_buttons()[0][0].startswith("✓")


async def test_who_is_added_hears_the_time_and_the_family_is_asked_nothing_anew(
    town: Town, with_maria: None, maria: Resident, yusuf: Resident
) -> None:
    visit = await town.visit()

    assert maria.reads().startswith(f"{COMING}: {TUESDAY}")
    assert (visit.edition, visit.status) == (1, Status.PLANNED)
    assert not yusuf.has_read()


async def test_who_is_removed_need_not_come(
    with_maria: None, anna: Resident, maria: Resident
) -> None:
    await anna.taps(Verb.DROP_GUEST)

    assert maria.reads() == f"{NOT_NEEDED}: {TUESDAY}"


async def test_who_comes_after_all_hears_of_it_again(
    with_maria: None, anna: Resident, maria: Resident
) -> None:
    await anna.taps(Verb.DROP_GUEST)

    await anna.taps(Verb.ADD_GUEST)

    told = [text.partition(":")[0] for text in maria.has_read()]
    assert told[-3:] == [COMING, NOT_NEEDED, COMING]


async def test_a_doubled_tap_is_told_once(town: Town, anna: Resident, maria: Resident) -> None:
    await opens_guests(anna)
    add = anna.buttons(Verb.ADD_GUEST)[0]

    await anna.taps_data(add)
    await anna.taps_data(add)

    assert [text.startswith(COMING) for text in maria.has_read()].count(True) == 1
    assert await guests_of(town, await town.visit()) == ["Maria"]


async def test_who_is_busy_then_is_not_added(town: Town, anna: Resident, maria: Resident) -> None:
    visit = await town.visit()
    await is_away(town, visit.slot)
    await opens_guests(anna)

    await anna.taps(Verb.ADD_GUEST)

    assert anna.reads().startswith(f"Maria är upptagen då: {TUESDAY}\n\nInget är ändrat.")
    assert await guests_of(town, visit) == []
    assert not maria.has_read()


async def test_the_times_shown_are_those_that_all_can_do(town: Town, anna: Resident) -> None:
    await town.registers("en")
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=3)
    both = [starts_at(button) for button in anna.buttons(Verb.BOOK_AT)]
    await is_away(town, Slot(both[0], both[-1]))

    await anna.taps(Verb.GUESTS)
    await anna.taps(Verb.ADD_GUEST)
    await anna.taps(Verb.BOOK)

    all_three = [starts_at(button) for button in anna.buttons(Verb.BOOK_AT)]
    assert all_three and not any(both[0] <= at < both[-1] for at in all_three)
    assert "Också med: Maria (barnmorska)" in anna.reads()


async def test_a_guest_hears_when_the_visit_is_booked(
    town: Town, anna: Resident, maria: Resident
) -> None:
    await town.registers("en")
    await opens_guests(anna, nth=3)
    await anna.taps(Verb.ADD_GUEST)
    heard_before = maria.has_read()

    await anna.taps(Verb.BOOK)
    await anna.taps(Verb.BOOK_AT)

    assert not heard_before
    assert maria.reads().startswith("Du är med på besöket hos F-0004")


async def test_a_guest_hears_when_staff_move_the_visit(
    with_maria: None, anna: Resident, maria: Resident
) -> None:
    await moves_it(anna)

    assert maria.reads().startswith(f"{COMING}: {THURSDAY}")


async def test_a_guest_hears_when_both_agree_to_a_wish_and_not_before(
    with_maria: None, amina: Resident, anna: Resident, samira: Resident, maria: Resident
) -> None:
    before = maria.has_read()
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)
    await anna.taps(Verb.AGREE)
    meanwhile = maria.has_read()

    await samira.taps(Verb.AGREE)

    assert meanwhile == before
    assert maria.reads().startswith(COMING) and TUESDAY not in maria.reads()


async def test_a_family_is_offered_no_time_at_which_the_guest_cannot_come(
    town: Town, with_maria: None, amina: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    before = [starts_at(button) for button in amina.buttons(Verb.SLOT)]
    await is_away(town, Slot(before[0], before[-1]))
    await amina.starts()

    await amina.taps(Verb.OTHER_TIME)

    after = [starts_at(button) for button in amina.buttons(Verb.SLOT)]
    assert after and not any(before[0] <= at < before[-1] for at in after)


async def test_a_guest_hears_when_staff_call_the_visit_off(
    with_maria: None, anna: Resident, maria: Resident
) -> None:
    await anna.taps(Verb.BOOK)

    await anna.taps(Verb.STAFF_CANCEL)

    assert maria.reads() == f"{NOT_NEEDED}: {TUESDAY}"


async def test_a_guest_hears_when_the_family_cannot_come(
    with_maria: None, yusuf: Resident, maria: Resident
) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.CANNOT)

    await yusuf.taps(Verb.CANCEL)

    assert maria.reads() == f"{NOT_NEEDED}: {TUESDAY}"


async def test_a_guest_reads_nothing_but_time_alias_and_colleagues(
    town: Town, with_maria: None, yusuf: Resident, maria: Resident
) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.YES)
    await town.turns_to(days=8, at=time(8, 0))
    await maria.writes("/idag")

    await yusuf.taps(Verb.CANNOT)
    await yusuf.taps(Verb.CANCEL)

    everything = "\n".join(maria.has_read())
    assert NOT_NEEDED in everything
    assert not [words for words in NOT_FOR_GUESTS if words in everything]


async def test_the_family_reads_who_else_comes(
    with_maria: None, amina: Resident, yusuf: Resident
) -> None:
    await amina.starts()
    await yusuf.starts()

    assert "Också med: Maria (barnmorska)" in yusuf.reads()
    assert is_arabic(amina.reads()) and "Maria" in amina.reads()


async def test_the_day_of_a_guest_shows_the_visit_without_a_button_about_it(
    town: Town, with_maria: None, maria: Resident
) -> None:
    await town.turns_to(days=8, at=time(10, 30))

    await maria.writes("/idag")

    assert "10:00 F-0001" in maria.reads()
    assert "Tillsammans med Anna och Samira" in maria.reads()
    assert maria.newest_buttons() == [("Som PDF", "sheet:0:0:2026-12-01")]


async def test_the_day_of_the_pair_says_who_else_comes(
    town: Town, with_maria: None, samira: Resident
) -> None:
    await town.turns_to(days=8)

    await samira.writes("/idag")

    assert "Tillsammans med Anna\nOckså med: Maria (barnmorska)" in samira.reads()


async def test_a_midwife_is_told_what_she_can_do_here(maria: Resident) -> None:
    await maria.starts()

    assert "/idag" in maria.reads() and "/boka" not in maria.reads()


async def test_a_guest_books_nothing(town: Town, with_maria: None, maria: Resident) -> None:
    before = await town.visit()

    await maria.writes("/boka")
    await maria.taps_data("bookat:1:1:29937000")
    await maria.taps_data("dropguest:1:1:8")
    await maria.taps_data("staffcancel:1:1:")

    assert await town.visit() == before
    assert await guests_of(town, before) == ["Maria"]


async def test_a_parent_chooses_nobody(town: Town, amina: Resident) -> None:
    visit, maria = await town.visit(), await record_of(town, cast.MARIA)
    await amina.starts()

    await amina.taps_data(f"addguest:{visit.id}:{visit.edition}:{maria.id}")

    assert await guests_of(town, visit) == []


@pytest.mark.parametrize("value", ["999", "1", "2", "3", "4", "0", "", "x", "٨", "9" * 15])
async def test_who_is_gone_or_was_never_here_is_not_added(
    town: Town, anna: Resident, value: str
) -> None:
    """Nobody's number, the pair's own, the coordinator's, a parent's, and no number at all."""
    visit = await town.visit()
    await opens_guests(anna)

    await anna.taps_data(f"addguest:{visit.id}:{visit.edition}:{value}")

    assert await guests_of(town, visit) == []
    assert anna.sees(Verb.ADD_GUEST)


@pytest.mark.parametrize("verb", [Verb.GUESTS, Verb.ADD_GUEST])
async def test_an_old_button_chooses_nobody(town: Town, anna: Resident, verb: Verb) -> None:
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK)
    old = anna.buttons(Verb.GUESTS)
    await anna.taps(Verb.GUESTS)
    old = anna.buttons(verb) if verb is Verb.ADD_GUEST else old
    await moves_it(anna)

    await anna.taps_data(old[0])

    assert await guests_of(town, await town.visit()) == []
    assert anna.reads().startswith("F-0001, besök 3 av 8:") and THURSDAY in anna.reads()


async def test_nobody_is_added_to_a_visit_that_is_over(town: Town, anna: Resident) -> None:
    visit, maria = await town.visit(2), await record_of(town, cast.MARIA)
    await town.turns_to(days=1)
    await anna.starts()

    await anna.taps_data(f"addguest:{visit.id}:{visit.edition}:{maria.id}")

    assert await guests_of(town, visit) == []
