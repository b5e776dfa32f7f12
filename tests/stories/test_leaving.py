"""Stories: a family leaves. After a loss it hears nothing but the words that staff chose."""

from asyncio import gather
from datetime import time, timedelta

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.actions.leave import leave
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Family, Left
from visits.visit import Status, Visit

WORDS = "Kära Amina & Yusuf,\n\n\nvi tänker på er. <3\nRing när ni vill."


@pytest.mark.parametrize(
    ("nth", "why", "due_becomes"),
    [
        (0, Left.MOVED, Status.CANCELLED),
        (1, Left.DECLINED, Status.DECLINED),
        (3, Left.OTHER, Status.CANCELLED),
    ],
)
async def test_a_family_ends_in_two_steps(
    town: Town, anna: Resident, nth: int, why: Left, due_becomes: Status
) -> None:
    await _begins(anna)
    await anna.taps(Verb.LEAVE, nth=nth)
    assert (await _family(town)).left is None

    await anna.taps(Verb.LEAVE)

    family = await _family(town)
    assert (family.left, family.left_at) == (why, town.clock.now())
    statuses = [visit.status for visit in await _visits(town)]
    assert statuses == [Status.CANCELLED] + [due_becomes] * (len(statuses) - 1)


async def test_the_family_is_not_told_and_the_colleague_is(
    town: Town, anna: Resident, samira: Resident, amina: Resident, yusuf: Resident
) -> None:
    await _begins(anna)
    await anna.taps(Verb.LEAVE)

    await anna.taps(Verb.LEAVE)

    assert not amina.has_read() and not yusuf.has_read()
    assert "inga fler meddelanden" in samira.reads()
    assert "Din kollega har avslutat F-0001" in samira.reads()
    assert "har flyttat" in samira.reads()


async def test_each_visits_history_says_who_ended_it_and_why(town: Town, anna: Resident) -> None:
    await _loses_its_child(anna)

    visit = await town.visit()
    last = (await town.look(lambda work: work.visits.history(visit.id)))[-1]
    assert (last.event, last.by, last.why) == ("cancel", (await _id_of_anna(town)), "loss")


async def test_an_open_wish_ends_with_the_family(
    town: Town, anna: Resident, amina: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)

    await _loses_its_child(anna)

    assert not (await town.wish()).is_open
    assert (await town.visit()).status is Status.CANCELLED


async def test_after_a_loss_nothing_that_waits_is_said(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(10))
    waiting = await _waiting(town)
    assert {"please_confirm", "reminder"} <= {notice.kind for notice in waiting}

    await _loses_its_child(anna)
    for _ in range(12):
        await town.turns_to(days=2, at=time(18))

    assert not amina.has_read() and not yusuf.has_read()
    ended = await town.look(lambda work: [work.notices.get(notice.id) for notice in waiting])
    assert {(n.status, n.reason) for n in ended} == {(NoticeStatus.SKIPPED, Reason.FAMILY_LEFT)}


async def test_what_was_planned_at_the_same_moment_is_stopped_right_before_sending(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(10))
    notice = (await town.notices("please_confirm"))[0]
    await _loses_its_child(anna)
    await town.look(lambda work: work.notices.save(notice))

    await town.turns_to(days=1, at=time(18))

    assert (await town.look(lambda work: work.notices.get(notice.id))).reason is Reason.FAMILY_LEFT
    assert not yusuf.has_read()


async def test_the_closing_words_are_asked_for_after_a_loss_alone(anna: Resident) -> None:
    await _begins(anna)

    await anna.taps(Verb.LEAVE, nth=2)

    assert "De skickas precis som du skriver dem." in anna.reads()


async def test_staff_read_the_words_once_more_before_they_are_sent(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await _begins(anna)
    await anna.taps(Verb.LEAVE, nth=2)

    await anna.writes(WORDS)

    assert "vi tänker på er. <3" in anna.reads()
    assert not yusuf.has_read() and (await _family(town)).left is None


async def test_exactly_these_words_reach_each_parent_once(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    await _loses_its_child(anna, words=WORDS)

    await town.turns_to(days=3)

    for parent in (amina, yusuf):
        assert [m.body["text"] for m in parent.phone.messages() if m.is_from_bot] == [WORDS]
        assert not parent.newest_buttons()


async def test_the_closing_words_wait_for_the_morning(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    await _loses_its_child(anna, words=WORDS)
    assert not yusuf.has_read()

    await town.turns_to(days=1, at=time(8, 1))

    assert yusuf.has_read() == [WORDS]


async def test_the_words_may_be_written_anew_until_they_are_sent(
    anna: Resident, yusuf: Resident
) -> None:
    await _begins(anna)
    await anna.taps(Verb.LEAVE, nth=2)
    await anna.writes("Fel ord")
    old = anna.buttons(Verb.LEAVE)[0]
    await anna.writes("Rätt ord")

    await anna.taps_data(old)
    assert not yusuf.has_read()

    await _begins(anna)
    await anna.taps(Verb.LEAVE, nth=2)
    await anna.writes("Rätt ord")
    await anna.taps(Verb.LEAVE)
    assert yusuf.has_read() == ["Rätt ord"]


async def test_who_has_lost_a_child_is_not_promised_a_new_time(
    anna: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    old = yusuf.buttons(Verb.YES)[0]
    await _loses_its_child(anna)

    for act in (yusuf.writes("/besok"), yusuf.taps_data(old)):
        await act
        assert yusuf.reads().startswith("Ring oss gärna.")


async def test_a_parent_who_blocks_the_chat_afterwards_is_no_news(
    town: Town, anna: Resident, samira: Resident, yusuf: Resident
) -> None:
    await _loses_its_child(anna)
    heard = samira.has_read()

    yusuf.phone.blocks()
    await town.settles()

    assert samira.has_read() == heard


async def test_too_many_words_are_not_cut(town: Town, anna: Resident, yusuf: Resident) -> None:
    await _begins(anna)
    await anna.taps(Verb.LEAVE, nth=2)

    await anna.writes("å" * 1001)

    assert "för lång" in anna.reads()
    assert (await _family(town)).left is None


async def test_words_that_nobody_asked_for_are_not_sent(anna: Resident, yusuf: Resident) -> None:
    await _begins(anna)
    await anna.taps(Verb.LEAVE)
    await anna.writes("Adjö")

    await anna.taps(Verb.LEAVE)
    await anna.taps(Verb.LEAVE)

    assert not yusuf.has_read()


@pytest.mark.parametrize("value", ["yes", "nothing", "loss", "x", ""])
async def test_a_made_up_button_ends_nothing(town: Town, anna: Resident, value: str) -> None:
    await _begins(anna)

    await anna.taps_data(f"leave:1:0:{value}")
    await anna.taps_data(f"leave:1:999999999:{value}")

    assert (await _family(town)).left is None


async def test_a_button_of_another_familys_form_ends_nothing(town: Town, anna: Resident) -> None:
    await _begins(anna)
    await anna.taps(Verb.LEAVE)
    old = anna.buttons(Verb.LEAVE)[0]
    await _begins(anna, nth=1)
    await anna.taps(Verb.LEAVE)

    await anna.taps_data(old)

    assert (await _family(town)).left is None
    assert "gäller inte längre" in anna.reads()


async def test_who_ends_a_family_second_sees_that_it_has_ended(
    town: Town, anna: Resident, samira: Resident, yusuf: Resident
) -> None:
    for staff in (anna, samira):
        await _begins(staff)
        await staff.taps(Verb.LEAVE, nth=2)
        await staff.writes(f"Från {staff.phone.person.first_name}")
    await anna.taps(Verb.LEAVE)

    await samira.taps(Verb.LEAVE)

    assert yusuf.has_read() == ["Från Anna"]
    assert any("gäller inte längre" in said and "Avslutad" in said for said in samira.has_read())


async def test_of_two_at_once_one_ends_it(
    town: Town, anna: Resident, samira: Resident, yusuf: Resident
) -> None:
    for staff in (anna, samira):
        await _begins(staff)
        await staff.taps(Verb.LEAVE, nth=2)
        await staff.writes("Kära ni")

    for staff in (anna, samira):
        staff.tap_and_run(Verb.LEAVE)
    await gather(town.settles(), town.settles())

    assert yusuf.has_read() == ["Kära ni"]


async def test_a_family_that_has_left_is_taken_back_with_its_visits_called_off(
    town: Town, anna: Resident, samira: Resident
) -> None:
    await _loses_its_child(anna)

    await anna.taps(Verb.BACK)

    assert (await _family(town)).left is None
    assert {visit.status for visit in await _visits(town)} == {Status.CANCELLED}
    assert "F-0001 är med igen" in samira.reads()


async def test_visits_of_a_family_that_is_back_are_booked_anew(town: Town, anna: Resident) -> None:
    await _loses_its_child(anna)
    await anna.taps(Verb.BACK)

    await anna.taps(Verb.BACK)
    await anna.writes("/boka")

    assert {visit.status for visit in await _visits(town)} == {Status.DUE}
    assert any("F-0001 · 3 · ska bokas" in _plain(label) for label, _ in anna.newest_buttons())


async def test_words_that_wait_for_the_morning_are_not_sent_to_a_family_that_is_back(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await town.turns_to(at=time(22))
    await _loses_its_child(anna, words=WORDS)

    await anna.taps(Verb.BACK)
    await town.turns_to(days=1, at=time(9))

    assert not yusuf.has_read()


async def test_after_thirty_days_a_family_is_not_taken_back(town: Town, anna: Resident) -> None:
    await _loses_its_child(anna)
    old = anna.buttons(Verb.BACK)[0]

    town.clock.turn_to(town.clock.now() + timedelta(days=30, minutes=1))
    await anna.taps_data(old)
    await anna.writes("/familjer")

    assert (await _family(town)).left is Left.LOSS
    assert "F-0001" not in " ".join(label for label, _ in anna.newest_buttons())


async def test_a_family_that_left_is_ended_once(town: Town, anna: Resident) -> None:
    await _loses_its_child(anna)

    for data in ("leave:1:0:", "born:1:0:", "back:1:0:visits"):
        await anna.taps_data(data)
        assert "gäller inte längre" in anna.reads()

    assert (await _family(town)).left is Left.LOSS


async def test_a_visit_that_is_over_can_still_be_reported(town: Town, anna: Resident) -> None:
    elin = await town.visit(2)
    assert elin.slot is not None
    town.clock.turn_to(elin.slot.ends_at)
    now, chat_id = town.clock.now(), cast.ANNA.chat_id

    await town.look(lambda work: leave(work, chat_id, 2, why=Left.MOVED, now=now))

    assert (await town.visit(2)).status is Status.CONFIRMED


async def _begins(staff: Resident, *, nth: int = 0) -> None:
    await staff.writes("/familjer")
    await staff.taps(Verb.CARD, nth=nth)
    await staff.taps(Verb.LEAVE)


async def _loses_its_child(staff: Resident, *, words: str | None = None) -> None:
    await _begins(staff)
    await staff.taps(Verb.LEAVE, nth=2)
    await (staff.writes(words) if words else staff.taps(Verb.LEAVE))
    await staff.taps(Verb.LEAVE)


async def _family(town: Town) -> Family:
    return await town.look(lambda work: work.families.get(1))


async def _visits(town: Town) -> list[Visit]:
    return list(await town.look(lambda work: work.visits.of_family(1)))


async def _waiting(town: Town) -> list[Notice]:
    parents = (await _family(town)).parents
    return await town.look(lambda work: [n for p in parents for n in work.notices.waiting(p.id)])


async def _id_of_anna(town: Town) -> int:
    return (await _family(town)).pair.nurse.id


def _plain(label: str) -> str:
    return label.replace("\u2068", "").replace("\u2069", "")
