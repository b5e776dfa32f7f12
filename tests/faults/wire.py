"""The bare wire: what a bot sends and gets, without a bot."""

from dataclasses import dataclass
from typing import Any

import httpx

from hembot.demo import cast
from simulator.world import World


@dataclass
class Wire:
    """Telegram, and a client that speaks to it."""

    world: World
    http: httpx.AsyncClient

    async def says(self, text: str = "Hej", *, to: int = cast.AMINA.chat_id) -> httpx.Response:
        return await self.http.post("sendMessage", json={"chat_id": to, "text": text})

    async def asks(self, offset: int = 0) -> list[Any]:
        """The numbers of the updates in the next batch; what has none stands as it is."""
        answer = await self.http.post("getUpdates", json={"offset": offset, "timeout": 0})
        return [_number(update) for update in answer.json()["result"]]

    def arrive(self, *texts: str) -> list[int]:
        """Amina writes; returns the updates' numbers."""
        phone = self.world.person(cast.AMINA.chat_id)
        for text in texts:
            phone.types(text)
        return [update["update_id"] for update in self.world.updates.waiting]

    def has_read(self) -> list[str]:
        messages = self.world.person(cast.AMINA.chat_id).messages()
        return [str(message.body["text"]) for message in messages if message.is_from_bot]


def _number(update: Any) -> Any:
    return update.get("update_id", update) if isinstance(update, dict) else update
