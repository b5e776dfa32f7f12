"""Stories: staff write to a family in their own words, beside our messages or instead of one."""

from datetime import time, timedelta

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.notice import NoticeStatus, Reason

WORDS = "Jag tar med boken.\n\nVi ses på tisdag! <Anna>"


async def _writes(staff: Resident, words: str = WORDS, *, nth: int = 0) -> None:
    """From the list of families to the last look."""
    await _opens(staff, nth=nth)
    await staff.taps(Verb.LETTER)
    await staff.writes(words)


async def _opens(staff: Resident, *, nth: int = 0) -> None:
    await staff.writes("/familjer")
    await staff.taps(Verb.CARD, nth=nth)


async def test_each_parent_reads_the_words_and_who_wrote_them(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    await _writes(anna)
    assert not yusuf.has_read()

    await anna.taps(Verb.LETTER)

    for parent in (amina, yusuf):
        (said,) = parent.has_read()
        assert "Jag tar med boken." in said and "Vi ses på tisdag! <Anna>" in said
    assert yusuf.reads().startswith("Anna skriver till er:")
    assert "031-390 06 01" in yusuf.reads()
    assert is_arabic(amina.reads().splitlines()[0])
    assert anna.has_read()[-1].startswith("Klart.")


async def test_staff_are_told_which_languages_the_parents_read(anna: Resident) -> None:
    await _opens(anna)

    await anna.taps(Verb.LETTER)

    assert "arabiska, svenska" in anna.reads() and "Vi översätter inte" in anna.reads()


async def test_the_colleague_reads_them_too(town: Town, anna: Resident, samira: Resident) -> None:
    await _writes(anna)

    await anna.taps(Verb.LETTER)

    assert "Din kollega har skrivit till F-0001" in samira.reads()
    assert "Jag tar med boken." in samira.reads()


async def test_they_wait_for_the_morning(town: Town, anna: Resident, yusuf: Resident) -> None:
    await town.turns_to(at=time(22))
    await _writes(anna)
    await anna.taps(Verb.LETTER)
    assert not yusuf.has_read()

    await town.turns_to(days=1, at=time(8, 1))

    assert "Jag tar med boken." in yusuf.reads()


async def _evening_before(town: Town) -> None:
    """The visit is tomorrow, and the reminder has not been said."""
    for _ in range(6):
        await town.turns_to(days=1, at=time(18))
    await town.turns_to(days=1, at=time(14))


async def test_they_stand_for_the_reminder_if_staff_say_so(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    await _evening_before(town)
    await _writes(anna)
    assert "en påminnelse om besöket" in anna.reads()
    heard = len(yusuf.has_read())

    await anna.taps(Verb.LETTER, nth=1)
    await town.turns_to(at=time(20))

    assert len(yusuf.has_read()) == heard + 1
    ended = await town.notices("reminder")
    assert {(n.status, n.reason) for n in ended if n.visit_id == 1} == {
        (NoticeStatus.SKIPPED, Reason.REPLACED)
    }


async def test_or_else_both_are_said(town: Town, anna: Resident, yusuf: Resident) -> None:
    await _evening_before(town)
    await _writes(anna)
    heard = len(yusuf.has_read())

    await anna.taps(Verb.LETTER)
    await town.turns_to(at=time(20))

    assert len(yusuf.has_read()) == heard + 2


async def test_a_question_is_never_left_out(town: Town, anna: Resident) -> None:
    visit = await town.visit()
    town.clock.turn_to(visit.starts_at - timedelta(days=7, hours=2))

    await _writes(anna)

    assert "Snart" not in anna.reads()
    assert len(anna.buttons(Verb.LETTER)) == 1


async def test_what_was_said_meanwhile_is_not_left_out_unseen(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await _evening_before(town)
    await _writes(anna)
    await town.turns_to(at=time(20))
    heard = yusuf.has_read()

    await anna.taps(Verb.LETTER, nth=1)

    assert yusuf.has_read() == heard
    assert any("gäller inte längre" in said for said in anna.has_read())


async def test_words_are_sent_once(town: Town, anna: Resident, yusuf: Resident) -> None:
    await _writes(anna)
    send = anna.buttons(Verb.LETTER)[0]

    await anna.taps_data(send)
    await anna.taps_data(send)

    assert len(yusuf.has_read()) == 1


async def test_words_may_be_written_anew_until_they_are_sent(
    anna: Resident, yusuf: Resident
) -> None:
    await _writes(anna, "Fel ord")
    old = anna.buttons(Verb.LETTER)[0]
    await anna.writes("Rätt ord")

    await anna.taps_data(old)
    assert not yusuf.has_read()

    await _writes(anna, "Rätt ord")
    await anna.taps(Verb.LETTER)
    assert "Rätt ord" in yusuf.reads()


async def test_too_many_words_are_not_cut(anna: Resident, yusuf: Resident) -> None:
    await _writes(anna, "å" * 1001)
    assert "för lång" in anna.reads()

    await anna.writes("å" * 1000)
    await anna.taps(Verb.LETTER)

    assert "å" * 1000 in yusuf.reads()


@pytest.mark.parametrize("value", ["send", "send=reminder", "send=please_confirm", "x", "="])
async def test_a_made_up_button_sends_nothing(anna: Resident, yusuf: Resident, value: str) -> None:
    await _opens(anna)
    await anna.taps(Verb.LETTER)

    for step in (0, 1, 999999999):
        await anna.taps_data(f"letter:1:{step}:{value}")

    assert not yusuf.has_read()


async def test_a_message_that_is_not_what_comes_next_cannot_be_left_out(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await _writes(anna)
    send = anna.buttons(Verb.LETTER)[0]

    await anna.taps_data(f"{send}=please_confirm")

    assert not yusuf.has_read()
    assert "gäller inte längre" in anna.reads()


async def test_where_nobody_can_be_told_staff_are_asked_to_ring(
    anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    for parent in (amina, yusuf):
        parent.phone.blocks()
        await parent.town.settles()

    await _opens(anna)
    await anna.taps(Verb.LETTER)

    assert "Ring i stället." in anna.reads()


async def test_staff_of_other_families_write_to_none(
    town: Town, karin: Resident, yusuf: Resident
) -> None:
    await karin.writes("/hjalp")
    await karin.taps_data("letter:1:0:")
    await karin.writes(WORDS)

    assert not yusuf.has_read()
    assert await town.look(lambda work: work.drafts.get(cast.KARIN.chat_id)) is None
