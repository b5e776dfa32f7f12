"""The townspeople's phones, without the wires: what is tapped or written goes to our own routes."""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any, Concatenate, ParamSpec, TypeVar

from aiogram.types import CallbackQuery, Chat, User
from aiogram.types import Message as Incoming

from bot import routes
from bot.answer import Answer, Tapped
from bot.desk import Desk, Office
from bot.fetch import NotFetched
from bot.handlers import blocks
from bot.handlers.trouble import explain
from hembot.demo.cast import Somebody
from messages.message import Message
from messages.taps import Tap, read_tap
from messages.voice import Voice
from storage.database import Database
from storage.inbox import Received
from storage.work import SqlWork
from tests.beginning import MONDAY_MORNING, PROGRAMMES, TestClock
from tests.town import EMERGENCIES, THEMES
from visits.facts import Refusal
from visits.scene import Scene

P = ParamSpec("P")
R = TypeVar("R")

UPDATES = count(1)


@dataclass(frozen=True)
class Button:
    """A button that somebody has been shown; it stays in their chat for ever."""

    owner: Somebody
    label: str
    data: str

    @property
    def tap(self) -> Tap:
        tap = read_tap(self.data)
        assert tap is not None
        return tap


@dataclass(frozen=True)
class Answered:
    """What one tap or word led to: `told` is the message's name, `scene` what it was made from."""

    refusal: Refusal | None
    told: str | None
    scene: Scene | None
    buttons: tuple[Button, ...]


class Phone:
    """One person's phone. Each has a desk of its own, so two may speak at the same moment."""

    def __init__(self, who: Somebody, database: Database, clock: TestClock) -> None:
        self.who = who
        self._database = database
        self._now = clock.now
        self._voice = _OverheardVoice(PROGRAMMES, THEMES)
        self._user = User(
            id=who.chat_id, is_bot=False, first_name=who.name, language_code=who.speaks
        )

    def taps(self, data: str) -> Answered:
        query = CallbackQuery(id="1", from_user=self._user, chat_instance="1", data=data)
        return self._answered(lambda desk: routes.on_tap(query, desk), Tapped("1", 1))

    def writes(self, text: str) -> Answered:
        chat = Chat(id=self.who.chat_id, type="private")
        message = Incoming(message_id=1, date=MONDAY_MORNING, chat=chat, text=text)
        return self._answered(lambda desk: routes.on_message(message, desk, _no_file))

    def blocks(self) -> Answered:
        return self._answered(blocks.blocked)

    def unblocks(self) -> Answered:
        return self._answered(blocks.unblocked)

    def _answered(
        self, handle: Callable[[Desk], Coroutine[Any, Any, Answer]], tapped: Tapped | None = None
    ) -> Answered:
        """As the front door does it: an action, or the explanation why there was none."""
        desk = self._desk(tapped)
        self._voice.forgets()
        try:
            answer, refusal = _at_once(handle(desk)), None
        except Refusal as refused:
            answer, refusal = _at_once(explain(refused, desk)), refused
        with self._database.unit_of_work() as work:
            work.inbox.answered(desk.update_id)
        return Answered(refusal, self._voice.said, self._voice.about, tuple(self._shown(answer)))

    def _desk(self, tapped: Tapped | None) -> Desk:
        received = Received(next(UPDATES), self.who.chat_id, "{}")

        async def perform(
            action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
        ) -> R:
            with self._database.unit_of_work() as work:
                work.inbox.receive([received], self._now())
                return action(work, *args, **kwargs)

        office = Office(perform, self._voice, EMERGENCIES, self._now, _no_link)
        desk = Desk(office, received.update_id, self.who.chat_id, self._now(), tapped=tapped)
        desk.first_name, desk.language_code = self.who.name, self.who.speaks
        return desk

    def _shown(self, answer: Answer) -> Iterator[Button]:
        for method in answer:
            markup = method.fields.get("reply_markup") or {}
            for row in markup.get("inline_keyboard", ()):
                for button in row:
                    yield Button(self.who, button["text"], button["callback_data"])


class _OverheardVoice(Voice):
    """Remembers which scene it put into words last."""

    said: str | None = None
    about: Scene | None = None

    def forgets(self) -> None:
        self.said = self.about = None

    def scene(self, name: str, scene: Scene, **facts: object) -> Message:
        self.said, self.about = name, scene
        return super().scene(name, scene, **facts)


async def _no_file(file_id: str) -> bytes:
    raise NotFetched


def _no_link(token: str) -> str:
    return token


def _at_once(answer: Coroutine[Any, Any, R]) -> R:
    """Nothing in it waits: the storage answers on this very thread."""
    try:
        answer.send(None)
    except StopIteration as ended:
        returned: R = ended.value
        return returned
    raise AssertionError("somebody waits for something")
