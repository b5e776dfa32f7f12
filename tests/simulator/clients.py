"""The two libraries as clients: their methods have the same names, their errors do not."""

from collections.abc import Awaitable
from typing import Any, Self

import aiogram
import aiogram.exceptions
import aiogram.types
import telegram
import telegram.error
import telegram.ext
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram.request import HTTPXRequest

# Certificates take longer to read than a test takes to run; there is no TLS here.
PLAIN = {"verify": False}
PREFIXES = ("Bad Request: ", "Forbidden: ", "Conflict: ")


class Client:
    """A bot, its library's classes, and its library's errors."""

    bot: Any
    types: Any
    errors: tuple[type[Exception], ...]

    def __init__(self, token: str, url: str) -> None:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        raise NotImplementedError

    def keyboard(self, *rows: list[dict[str, Any]]) -> Any:
        buttons = [[self.types.InlineKeyboardButton(**key) for key in row] for row in rows]
        return self.types.InlineKeyboardMarkup(inline_keyboard=buttons)

    def command(self, command: str, description: str) -> Any:
        return self.types.BotCommand(command=command, description=description)

    def reply_to(self, message_id: int) -> Any:
        return self.types.ReplyParameters(message_id=message_id)

    def file(self, content: bytes, name: str) -> Any:
        """Something to send along."""
        raise NotImplementedError

    async def fetched(self, file_id: str) -> bytes:
        """What a person has sent."""
        raise NotImplementedError

    async def refusal(self, call: Awaitable[object]) -> str:
        """What Telegram said, in small letters: one of the libraries changes the first."""
        try:
            await call
        except self.errors as error:
            return _bare(str(getattr(error, "message", error))).lower()
        raise AssertionError("it was not refused")


class AiogramClient(Client):
    types = aiogram.types
    errors = (aiogram.exceptions.TelegramAPIError,)

    def __init__(self, token: str, url: str) -> None:
        server = TelegramAPIServer.from_base(url)
        self.bot = aiogram.Bot(token, session=AiohttpSession(api=server))

    def file(self, content: bytes, name: str) -> Any:
        return aiogram.types.BufferedInputFile(content, name)

    async def fetched(self, file_id: str) -> bytes:
        return bytes((await self.bot.download(file_id)).read())

    async def __aexit__(self, *exception: object) -> None:
        # Its own close() waits a quarter of a second for TLS, which there is none of here.
        await (await self.bot.session.create_session()).close()


class PtbClient(Client):
    types = telegram
    errors = (telegram.error.TelegramError,)

    def __init__(self, token: str, url: str) -> None:
        # By default it keeps one connection for polls, and so could never hold two at once.
        polls = HTTPXRequest(connection_pool_size=2, httpx_kwargs=PLAIN)
        self._requests = [HTTPXRequest(httpx_kwargs=PLAIN), polls]
        self.bot = telegram.ext.ExtBot(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=self._requests[0],
            get_updates_request=polls,
        )

    async def __aenter__(self) -> Self:
        await self.bot.initialize()
        return self

    def file(self, content: bytes, name: str) -> Any:
        return telegram.InputFile(content, name)

    async def fetched(self, file_id: str) -> bytes:
        file = await self.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())

    async def __aexit__(self, *exception: object) -> None:
        await self.bot.shutdown()
        for request in self._requests:
            await request.shutdown()


def _bare(message: str) -> str:
    for prefix in PREFIXES:
        message = message.removeprefix(prefix)
    return message
