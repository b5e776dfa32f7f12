"""Stories: ask, nudge once, then a person rings; staff record what they hear by phone."""

from datetime import time, timedelta

import pytest

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.people import Family
from visits.visit import BY_PHONE, Status, Visit

EVENING, MORNING = time(17, 30), time(9)
NOBODY_TO_RING = "Ingen familj att ringa"


@pytest.fixture
async def unreached(town: Town) -> tuple[Family, Visit]:
    """A family that nobody has joined from, whose visit has a time in ten days."""
    family = (await town.registers("ar", "sv")).family
    visit = await town.visit(family.id)
    visit = await town.books(visit, town.clock.now() + timedelta(days=10, hours=2))
    await town.settles()
    return family, visit


async def test_a_family_is_asked_then_nudged_once_and_then_staff_ring(
    town: Town, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await town.turns_to(days=1, at=EVENING)
    await town.turns_to(days=4, at=EVENING)
    questions = [text for text in yusuf.has_read() if "1 december" in text]

    await town.turns_to(days=1, at=MORNING)

    assert len(questions) == 2
    assert "Ring F-0001" in anna.reads() and "Ingen har svarat på frågan" in anna.reads()
    assert anna.reads() == samira.reads()


async def test_a_yes_by_phone_is_kept_with_how_it_came(
    town: Town, anna: Resident, samira: Resident, yusuf: Resident
) -> None:
    await town.turns_to(days=6, at=MORNING)

    await anna.taps(Verb.PHONE_YES)

    visit = await town.visit()
    (*_, change) = await town.look(lambda work: work.visits.history(visit.id))
    assert (visit.status, change.why) == (Status.CONFIRMED, BY_PHONE)
    assert "Svaret på telefon är sparat" in anna.reads()
    assert "F-0001 har sagt ja" in samira.reads() and "på telefon till Anna" in samira.reads()
    assert "Familjen har sagt ja till Anna på telefon" in yusuf.reads()


async def test_a_second_tap_on_yes_changes_nothing_and_tells_nobody(
    town: Town, anna: Resident, samira: Resident
) -> None:
    await town.turns_to(days=6, at=MORNING)
    await anna.taps(Verb.PHONE_YES)
    heard, before = samira.has_read(), await town.visit()

    await anna.taps(Verb.PHONE_YES)

    assert (samira.has_read(), await town.visit()) == (heard, before)


async def test_another_time_by_phone_leads_to_times_that_both_can(
    town: Town, anna: Resident
) -> None:
    await town.turns_to(days=6, at=MORNING)

    await anna.taps(Verb.BOOK)

    assert any("Välj tid för F-0001" in text for text in anna.has_read())
    assert anna.buttons(Verb.BOOK_AT)


async def test_the_time_that_was_agreed_by_phone_is_answered_at_once(
    town: Town, anna: Resident
) -> None:
    await town.turns_to(days=6, at=MORNING)
    await anna.taps(Verb.BOOK)
    await anna.taps(Verb.BOOK_AT)

    await anna.taps(Verb.PHONE_YES)

    assert (await town.visit()).status is Status.CONFIRMED


async def test_cannot_come_changes_nothing_before_it_is_said_twice(
    town: Town, anna: Resident
) -> None:
    await town.turns_to(days=6, at=MORNING)
    before = await town.visit()

    await anna.taps(Verb.PHONE_NO)

    assert await town.visit() == before
    assert "bättre än inget besök" in anna.reads()


async def test_cannot_come_calls_the_visit_off_for_the_family(
    town: Town, anna: Resident, samira: Resident, yusuf: Resident
) -> None:
    await town.turns_to(days=6, at=MORNING)
    await anna.taps(Verb.PHONE_NO)

    await anna.taps(Verb.PHONE_CANCEL)

    assert (await town.visit()).status is Status.CANCELLED
    assert "Familjen har sagt det till Anna på telefon" in yusuf.reads()
    assert "F-0001 har ställt in" in samira.reads() and "på telefon till Anna" in samira.reads()


@pytest.mark.parametrize("command", ["/calls", "/ring"])
async def test_who_has_had_time_to_answer_is_on_nobodys_list(anna: Resident, command: str) -> None:
    await anna.writes(command)

    assert NOBODY_TO_RING in anna.reads()


async def test_who_has_not_answered_is_on_the_list_two_days_before(
    town: Town, anna: Resident
) -> None:
    await town.turns_to(days=6, at=MORNING)

    await anna.writes("/ring")

    assert "F-0001" in anna.reads() and "Ingen har svarat på frågan" in anna.reads()
    assert all(anna.sees(verb) for verb in (Verb.PHONE_YES, Verb.BOOK, Verb.PHONE_NO))


async def test_who_was_rung_is_off_the_list(town: Town, anna: Resident) -> None:
    await town.turns_to(days=6, at=MORNING)
    await anna.writes("/ring")
    visit = await town.visit()
    rung = next(
        data for data in anna.buttons(Verb.PHONE_YES) if data.startswith(f"phoneyes:{visit.id}:")
    )
    await anna.taps_data(rung)

    await anna.writes("/ring")

    assert "F-0001" not in anna.reads()


async def test_a_family_that_nobody_reaches_goes_straight_to_the_list(
    anna: Resident, unreached: tuple[Family, Visit]
) -> None:
    family, _ = unreached

    await anna.writes("/ring")

    assert family.alias in anna.reads() and "kan få meddelanden" in anna.reads()
    assert anna.sees(Verb.NOTE)


async def test_both_reasons_to_ring_are_one_task(
    town: Town, anna: Resident, unreached: tuple[Family, Visit]
) -> None:
    family, _ = unreached

    await town.turns_to(days=9, at=EVENING)

    told = [text for text in anna.has_read() if f"Ring {family.alias}" in text]
    assert len(told) == 1 and "kan få meddelanden" in told[0]


async def test_the_note_says_the_visit_in_each_language_of_a_family_without_the_chat(
    anna: Resident, unreached: tuple[Family, Visit]
) -> None:
    await anna.writes("/ring")

    await anna.taps(Verb.NOTE)

    swedish, arabic = "Ert nästa besök: torsdag 3 december", "الزيارة"
    assert swedish in anna.reads() and arabic in anna.reads()
    assert "031-390 06 01" in anna.reads() and "Att lära känna sitt barn" in anna.reads()


async def test_parents_who_differ_are_on_the_list_until_a_call_settles_it(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident
) -> None:
    await _differ(amina, yusuf)
    await anna.writes("/ring")
    listed = anna.reads()

    await anna.taps(Verb.PHONE_YES)
    await anna.writes("/ring")

    assert "F-0001" in listed and "svarat olika" in listed
    assert NOBODY_TO_RING in anna.reads()
    assert (await town.visit()).status is Status.CONFIRMED


async def test_parents_who_differ_again_after_the_call_are_told_of_again(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident
) -> None:
    await _differ(amina, yusuf)
    await anna.writes("/ring")
    await anna.taps(Verb.PHONE_YES)

    town.clock.turn_to(town.clock.now() + timedelta(minutes=1))
    await yusuf.taps(Verb.CANNOT)
    await yusuf.taps(Verb.CANCEL)
    await anna.writes("/ring")

    assert "svarat olika" in anna.reads()
    assert sum("Föräldrarna i F-0001 har svarat olika" in text for text in anna.has_read()) == 2


async def test_a_parents_own_wish_is_shown_before_a_call_overrules_it(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await _wishes(amina)
    visit = await town.visit()
    await anna.starts()

    await anna.taps_data(f"phoneyes:{visit.id}:{visit.edition}:")

    assert await town.visit() == visit
    assert "Amina önskar en annan tid" in anna.reads()


async def test_staff_who_have_seen_the_wish_keep_the_time_by_phone(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await _wishes(amina)
    visit = await town.visit()
    await anna.starts()
    await anna.taps_data(f"phoneyes:{visit.id}:{visit.edition}:")

    await anna.taps(Verb.PHONE_YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert "Anna" in amina.reads()


async def test_a_wish_that_changed_meanwhile_is_shown_anew(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await _wishes(amina)
    visit = await town.visit()
    await anna.starts()
    await anna.taps_data(f"phoneyes:{visit.id}:{visit.edition}:")
    seen = anna.buttons(Verb.PHONE_YES)[0]
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT, nth=1)

    await anna.taps_data(seen)

    assert (await town.visit()).status is Status.MOVE_ASKED


async def test_a_yes_in_the_chat_is_shown_before_a_call_cancels(
    town: Town, amina: Resident, anna: Resident
) -> None:
    visit = await town.visit()
    await anna.starts()
    await anna.taps_data(f"phoneno:{visit.id}:{visit.edition}:")
    unaware = anna.buttons(Verb.PHONE_CANCEL)[0]
    await amina.starts()
    await amina.taps(Verb.YES)

    await anna.taps_data(unaware)

    assert (await town.visit()).status is Status.CONFIRMED
    assert "Amina har sagt ja i chatten" in anna.reads()


async def test_a_family_that_asked_for_a_call_is_on_the_list(
    town: Town, yusuf: Resident, anna: Resident
) -> None:
    due = (await town.look(lambda work: work.visits.of_family(1)))[1]
    await yusuf.starts()
    await yusuf.taps_data(f"callme:{due.id}:{due.edition}:")

    await anna.writes("/ring")

    assert "vill bli uppringd" in anna.reads() and not anna.sees(Verb.PHONE_YES)


async def test_words_that_nobody_answers_bring_a_call_after_a_day(
    town: Town, yusuf: Resident, anna: Resident
) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.OTHER_TIME)
    await yusuf.taps(Verb.WRITE)
    await yusuf.writes("Helst på fredag")
    await yusuf.taps(Verb.SEND_WISH)
    await anna.writes("/ring")
    at_once = anna.reads()

    await town.turns_to(days=1)
    await anna.writes("/ring")

    assert NOBODY_TO_RING in at_once
    assert "skrivit ett önskemål" in anna.reads()


@pytest.mark.parametrize("verb", ["phoneyes", "phoneno", "phonecancel", "note"])
async def test_an_old_button_shows_how_things_stand(town: Town, anna: Resident, verb: str) -> None:
    old = await town.visit()
    await town.books(old, old.starts_at + timedelta(days=7))
    before = await town.visit()
    await anna.starts()

    await anna.taps_data(f"{verb}:{old.id}:{old.edition}:planned.0")

    assert await town.visit() == before
    assert "8 december" in anna.reads()


@pytest.mark.parametrize("verb", ["phoneyes", "phoneno", "phonecancel", "note"])
async def test_a_parent_cannot_answer_as_staff(town: Town, amina: Resident, verb: str) -> None:
    before = await town.visit()
    await amina.starts()

    await amina.taps_data(f"{verb}:{before.id}:{before.edition}:planned.0")

    assert await town.visit() == before


async def test_a_parent_has_no_list_of_families(amina: Resident) -> None:
    await amina.writes("/ring")

    assert "F-0003" not in amina.reads()


async def _differ(amina: Resident, yusuf: Resident) -> None:
    """Amina says yes, and Yusuf that they cannot come."""
    await amina.starts()
    await amina.taps(Verb.YES)
    await yusuf.starts()
    await yusuf.taps(Verb.CANNOT)
    await yusuf.taps(Verb.CANCEL)


async def _wishes(amina: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)
