"""Hembot itself as the benchmark runs it: `python -m benchmarks.whole URL DATABASE KEY`."""

import asyncio
import gc
import sys
from datetime import UTC, datetime

from bot.receive import Receiver
from content.read_emergencies import read_emergencies
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.parts import Parts
from hembot.run import bot_at, office_of
from messages.voice import Voice
from storage.database import Database
from storage.perform import Performer

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def main(api: str, url: str, key: str) -> None:
    programmes = read_programmes()
    database = Database.open(url, key=key.encode(), programmes=programmes)
    voice = Voice(programmes, read_themes())
    parts = Parts(database, Performer(database), voice, read_emergencies(), lambda: NOW)
    asyncio.run(listen(parts, token="42:whole", api=api))


async def listen(parts: Parts, *, token: str, api: str) -> None:
    """The listening end alone: what it plans for others is not delivered here."""
    async with bot_at(api, token) as bot:
        gc.collect()
        gc.freeze()
        await Receiver(bot, office_of(parts, "hembot_bot")).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
