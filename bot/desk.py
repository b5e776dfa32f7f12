"""The desk at which one update is dealt with: action, inbox row and answer in one unit of work."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from bot.answer import Answer, Reply, Tapped, methods, written
from content.read_emergencies import Emergencies
from messages.pictures.studio import Studio
from messages.voice import Voice
from storage.perform import Perform
from storage.work import SqlWork
from visits.scene import Scene

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Office:
    """What every desk shares."""

    perform: Perform
    voice: Voice
    emergencies: Emergencies
    now: Callable[[], datetime]
    invitation_link: Callable[[str], str]
    studio: Studio = field(default_factory=Studio)
    console_link: Callable[[str], str] | None = None
    """The address that a token opens; None where there is no console."""
    staff_came: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when somebody has opened an invitation, who may be staff."""


@dataclass(slots=True)
class Desk:
    """One update: who wrote, from which chat, and what was tapped."""

    office: Office
    update_id: int
    chat_id: int
    now: datetime
    first_name: str = ""
    language_code: str | None = None
    tapped: Tapped | None = None
    keeps_draft: bool = field(default=False)

    @property
    def voice(self) -> Voice:
        return self.office.voice

    async def does(
        self,
        action: Callable[..., R],
        *args: object,
        then: Callable[[R], Reply | None],
        **kwargs: object,
    ) -> Answer:
        """Run the action for this chat; its answer is stored before anybody hears it."""

        def whole(work: SqlWork) -> Answer:
            if not self.keeps_draft:
                work.drafts.clear(self.chat_id)
            reply = then(action(work, self.chat_id, *args, **kwargs))
            return self._keep(work, reply)

        return await self.office.perform(whole)

    def saying(
        self, name: str | Callable[[Scene], str], *, edits: bool = True
    ) -> Callable[[Scene], Reply]:
        """How a scene is told: by the message of this name, or of the name that it leads to."""

        def tell(scene: Scene) -> Reply:
            told = name if isinstance(name, str) else name(scene)
            return Reply(self.voice.scene(told, scene), edits)

        return tell

    async def says(self, reply: Reply | None) -> Answer:
        """Answer without an action."""
        return await self.office.perform(self._keep, reply)

    def _keep(self, work: SqlWork, reply: Reply | None) -> Answer:
        answer = methods(reply, self.chat_id, self.tapped)
        if reply is not None:
            self._mirror(work, reply)
        work.inbox.done(self.update_id, self.now, answer=written(answer))
        return answer

    def _mirror(self, work: SqlWork, reply: Reply) -> None:
        """What a parent reads in another language is kept in Swedish until the next answer."""
        swedish = reply.message.swedish
        if swedish is None or swedish == reply.message.text:
            return
        place = self.tapped.message_id if reply.edits and self.tapped is not None else None
        work.mirrors.keep_answer(self.chat_id, swedish, place, self.now)
