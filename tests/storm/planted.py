"""Faults that the storm must find: each is planted in our own code while a test runs."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any
from unittest.mock import patch

from bot.answer import Answer, Reply, methods
from bot.desk import Desk
from messages.message import Message
from messages.silence import LONG_AGO
from scheduler.jobs.dispatching import Dispatching
from scheduler.jobs.saying import Saying
from scheduler.sender import Sender, Sent
from storage.notices import Notices
from storage.pauses import Pauses
from storage.work import SqlWork
from visits import news, scene
from visits.actions import book, deliver
from visits.actions.deliver import begin, end
from visits.notice import Attempt, Notice, Outcome, Reason
from visits.people import Person
from visits.scene import Standing
from visits.visit import Visit
from visits.work import Work


@dataclass(frozen=True)
class Planted:
    """`found_as`: the law that must notice it, within so many seeds.

    `first` is the seed to begin with, where the fault is rarely met: tests have little time.
    """

    plant: Callable[[], AbstractContextManager[object]]
    found_as: str
    within: int
    first: int = 0


def sending_before_commit() -> AbstractContextManager[object]:
    """A notice is said first; that it was begun is stored only afterwards."""

    async def said_first(self: Dispatching, notice_id: int) -> None:
        looked = await self._perform(_only_looks, notice_id, now=self._now())
        if looked is None:
            return
        sent = await self._saying.say(looked)
        dispatch = await self._perform(begin, notice_id, now=self._now())
        if dispatch is not None:
            await self._perform(end, dispatch, sent.outcome, now=self._now())

    return patch.object(Dispatching, "_dispatch", said_first)


def _only_looks(work: SqlWork, notice_id: int, *, now: datetime) -> deliver.Dispatch | None:
    work.notices.begin_attempt = (  # type: ignore[method-assign]
        lambda notice_id, now: Attempt(0, notice_id, now)
    )
    return begin(work, notice_id, now=now)


def forgetting_the_unique_key() -> AbstractContextManager[object]:
    """Whatever is planned again is a row again."""
    plan, numbers = Notices.plan, count()

    def planned(self: Notices, notices: Iterable[Notice]) -> None:
        plan(self, (replace(notice, key=f"{notice.key}:{next(numbers)}") for notice in notices))

    return patch.object(Notices, "plan", planned)


def a_claim_without_a_lease() -> AbstractContextManager[object]:
    """Two senders may take the same notice at the same time."""
    claim_due = Notices.claim_due

    def claimed(
        self: Notices, now: datetime, *, lease_until: datetime, most: int
    ) -> Sequence[Notice]:
        return claim_due(self, now, lease_until=LONG_AGO, most=most)

    return patch.object(Notices, "claim_due", claimed)


def repeating_what_timed_out() -> AbstractContextManager[object]:
    """Nobody knows whether it was heard: it is said again."""
    send = Sender.send

    async def sent_for_sure(
        self: Sender, chat_id: int, message: Message, drawn: bytes | None = None
    ) -> Sent:
        sent = await send(self, chat_id, message, drawn)
        is_unknown = sent.outcome is Outcome.UNKNOWN
        return replace(sent, outcome=Outcome.TRY_LATER) if is_unknown else sent

    return patch.object(Sender, "send", sent_for_sure)


def showing_before_the_words_have_come() -> AbstractContextManager[object]:
    """Whatever came of the words, which may be said again, with their picture."""
    show_beside = Saying._show_beside

    async def shown(self: Saying, dispatch: deliver.Dispatch, drawn: bytes, said: Sent) -> None:
        await show_beside(self, dispatch, drawn, replace(said, outcome=Outcome.DELIVERED))

    return patch.object(Saying, "_show_beside", shown)


def keeping_a_silence_to_oneself() -> AbstractContextManager[object]:
    """The process that was asked for it is silent; no other hears of it."""

    def kept(self: Pauses, until: datetime) -> None:
        """Nothing is stored."""

    return patch.object(Pauses, "keep", kept)


def telling_nobody_of_a_question_in_doubt() -> AbstractContextManager[object]:
    def told(work: Work, question: Notice, *, at: datetime) -> None:
        """They will see that nobody answers."""

    return patch.object(deliver, "tell_staff", told)


def accepting_a_stale_edition() -> AbstractContextManager[object]:
    def accepted(visit: Visit, edition: int) -> None:
        """Any button will do."""

    return patch.object(scene, "_same_edition", accepted)


def an_answer_that_is_not_stored() -> AbstractContextManager[object]:
    def kept(self: Desk, work: SqlWork, reply: Reply | None) -> Answer:
        work.inbox.done(self.update_id, self.now, answer=None)
        return methods(reply, self.chat_id, self.tapped)

    return patch.object(Desk, "_keep", kept)


def moving_in_silence() -> AbstractContextManager[object]:
    """The family is not told that its visit was moved."""
    tell = news.tell

    def told(work: Work, kind: str, people: Iterable[Person], *args: Any, **kwargs: Any) -> None:
        tell(work, kind, () if kind == "visit_moved" else people, *args, **kwargs)

    return patch.object(book, "tell", told)


def never_sleeping() -> AbstractContextManager[object]:
    def at_once(work: Work, notice: Notice, person: Person, now: datetime) -> datetime:
        return now

    return patch.object(deliver, "_may_be_heard_at", at_once)


def asking_nobody_for_consent() -> AbstractContextManager[object]:
    told = deliver._cannot_be_told

    def can_be_told(person: Person) -> Reason | None:
        reason = told(person)
        return None if reason is Reason.NO_CONSENT else reason

    return patch.object(deliver, "_cannot_be_told", can_be_told)


def forgetting_which_wish_the_news_is_about() -> AbstractContextManager[object]:
    """Then a second wish that is taken back is no news any more."""

    def cause(now: Standing) -> str:
        return f"{now.visit.id}:{now.visit.edition}:{now.visit.status}"

    return patch.object(news, "_cause", cause)


PLANTED = {
    "sending before commit": Planted(
        sending_before_commit, "nobody_is_told_the_same_twice", 20, first=1
    ),
    "forgetting the unique key": Planted(
        forgetting_the_unique_key, "nobody_is_told_the_same_twice", 5
    ),
    "a claim without a lease": Planted(
        a_claim_without_a_lease, "a_claim_is_the_claimer_s_alone", 10
    ),
    "repeating what timed out": Planted(
        repeating_what_timed_out, "nobody_is_told_the_same_twice", 10, first=1
    ),
    "showing before the words have come": Planted(
        showing_before_the_words_have_come, "a_picture_comes_once_and_after_its_words", 10, first=29
    ),
    "keeping a silence to oneself": Planted(
        keeping_a_silence_to_oneself, "silence_is_kept_at_both_ends", 10, first=5
    ),
    "telling nobody of a question in doubt": Planted(
        telling_nobody_of_a_question_in_doubt,
        "both_staff_know_of_each_question_in_doubt",
        20,
        first=12,
    ),
    "accepting a stale edition": Planted(
        accepting_a_stale_edition, "an_old_button_changes_nothing", 10
    ),
    "an answer that is not stored": Planted(
        an_answer_that_is_not_stored, "every_tap_is_answered", 10
    ),
    "forgetting which wish the news is about": Planted(
        forgetting_which_wish_the_news_is_about, "both_staff_know_of_each_open_wish", 10
    ),
    "moving in silence": Planted(moving_in_silence, "each_move_by_staff_is_news", 10, first=1),
    "never sleeping": Planted(never_sleeping, "nobody_is_woken_at_night", 10, first=2),
    "asking nobody for consent": Planted(
        asking_nobody_for_consent, "nobody_hears_what_they_must_not", 20, first=3
    ),
}
