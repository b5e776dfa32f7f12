"""What parents were told, in Swedish: of each notice, and of the last answer in a chat."""

from dataclasses import replace
from datetime import datetime, timedelta

from storage.database import Database
from visits.mirror import Mirror
from visits.notice import Notice, NoticeStatus
from visits.people import Parent

CHAT = 7001
A_DAY = timedelta(days=1)


def say(database: Database, to: Parent, text: str, at: datetime, message_id: int) -> None:
    """A notice that this person has got as this message."""
    with database.unit_of_work() as work:
        work.notices.plan([Notice(0, "reminder", to.id, text, at, at + A_DAY)])
        (waiting,) = work.notices.waiting(to.id)
        attempt = work.notices.begin_attempt(waiting.id, at)
        work.notices.end_attempt(replace(attempt, ended_at=at, message_id=message_id))
        work.mirrors.keep(waiting.id, text)
        work.notices.save(replace(waiting, status=NoticeStatus.SENT, settled_at=at))


def test_an_answer_is_kept_until_the_next(database: Database, now: datetime) -> None:
    with database.unit_of_work() as work:
        work.mirrors.keep_answer(CHAT, "Tack!", 12, now)
        work.mirrors.keep_answer(CHAT, "Sparat.", None, now + A_DAY)

    with database.unit_of_work() as work:
        assert work.mirrors.answer(CHAT) == Mirror("Sparat.", now + A_DAY)
        assert work.mirrors.answer(CHAT, 12) is None
        assert work.mirrors.answer(CHAT + 1) is None


def test_an_answer_is_found_by_the_message_in_whose_place_it_stands(
    database: Database, now: datetime
) -> None:
    with database.unit_of_work() as work:
        work.mirrors.keep_answer(CHAT, "Tack!", 12, now)

        assert work.mirrors.answer(CHAT, 12) == Mirror("Tack!", now)


def test_notices_are_told_the_latest_first(
    database: Database, amina: Parent, yusuf: Parent, now: datetime
) -> None:
    for day, (to, text) in enumerate([(amina, "Först"), (yusuf, "Sedan"), (amina, "Sist")]):
        say(database, to, text, now + day * A_DAY, message_id=day)

    with database.unit_of_work() as work:
        told = work.mirrors.told([amina.id, yusuf.id], most=2)
        assert [(one.text, one.to) for one in told] == [("Sist", amina.id), ("Sedan", yusuf.id)]
        assert [one.text for one in work.mirrors.told([yusuf.id], most=9)] == ["Sedan"]


def test_a_notice_is_found_by_its_message_in_its_own_chat_only(
    database: Database, amina: Parent, yusuf: Parent, now: datetime
) -> None:
    say(database, amina, "Till Amina", now, message_id=5)
    say(database, yusuf, "Till Yusuf", now, message_id=5)

    with database.unit_of_work() as work:
        assert work.mirrors.of_message(amina.id, 5) == Mirror("Till Amina", now, amina.id)
        assert work.mirrors.of_message(amina.id, 6) is None


def test_what_was_said_is_sealed(database: Database, amina: Parent, now: datetime, by_hand) -> None:  # type: ignore[no-untyped-def]
    say(database, amina, "Vi ses", now, message_id=5)
    with database.unit_of_work() as work:
        work.mirrors.keep_answer(CHAT, "Vi ses", 12, now)

    kept = [*by_hand("SELECT mirror FROM notices"), *by_hand("SELECT text FROM mirrors")]
    assert len(kept) == 2
    assert not any("Vi ses" in str(value) for (value,) in kept)
