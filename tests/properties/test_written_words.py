"""A law of words: whatever a parent writes, no visit has another time for it.

The words are kept as a draft, and our answer in Swedish beside it.
"""

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.desk import Desk, Office
from bot.handlers import texts
from hembot.demo.cast import AMINA, YUSUF
from storage.inbox import Received
from storage.work import SqlWork
from tests.beginning import MONDAY_MORNING
from tests.messages.reading.test_any_text import sentences
from tests.properties.ground import Ground
from tests.town import EMERGENCIES, VOICE
from visits.actions.written_words import begin_wish

P = ParamSpec("P")
R = TypeVar("R")

PARENTS = st.sampled_from([AMINA.chat_id, YUSUF.chat_id])
WORDS = st.one_of(sentences().map(lambda written: written[1]), st.text(max_size=200))


def writes(ground: Ground, chat_id: int, words: str) -> None:
    async def perform(
        action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        with ground.database.unit_of_work() as work:
            return action(work, *args, **kwargs)

    with ground.database.unit_of_work() as work:
        work.inbox.receive([Received(1, chat_id, "")], MONDAY_MORNING)
    office = Office(perform, VOICE, EMERGENCIES, lambda: MONDAY_MORNING, str)
    asyncio.run(texts.text(words, Desk(office, 1, chat_id, MONDAY_MORNING)))


@given(words=WORDS, chat_id=PARENTS)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_words_that_nobody_asked_for_are_only_kept(
    ground: Ground, words: str, chat_id: int
) -> None:
    ground.is_put_back()
    before = ground.look().without("drafts")

    writes(ground, chat_id, words)

    assert ground.look().without("drafts") == before


@given(words=WORDS, chat_id=PARENTS)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_words_that_were_asked_for_move_no_visit(ground: Ground, words: str, chat_id: int) -> None:
    ground.is_put_back()
    with ground.database.unit_of_work() as work:
        person = work.people.by_chat(chat_id)
        visit = work.visits.of_family(person.family_id)[0]  # type: ignore[union-attr]
        begin_wish(work, chat_id, visit.id, edition=visit.edition, now=MONDAY_MORNING)
    before = [(row.starts_at, row.edition) for row in ground.look()["visits"]]

    writes(ground, chat_id, words)

    assert [(row.starts_at, row.edition) for row in ground.look()["visits"]] == before
