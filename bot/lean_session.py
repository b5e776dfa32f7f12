"""A session that sends our answers as they are, and models nothing of what Telegram says back.

aiogram rebuilds a pydantic model for each answer, which costs more than all else that a tap
needs. What went wrong is still told in aiogram's own exceptions.
"""

import json
from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    SendVenue,
    TelegramMethod,
)
from aiohttp import ClientError, ClientTimeout, FormData

from bot.answer import NOT_TELEGRAMS, Method

JSON = {"Content-Type": "application/json"}
CHUNK = 65_536
# whoever calls has a limit of their own
NO_LIMIT = ClientTimeout(total=None)
_MODELS: dict[str, type[TelegramMethod[Any]]] = {
    model.__name__: model
    for model in (
        AnswerCallbackQuery,
        EditMessageText,
        SendMessage,
        SendPhoto,
        SendDocument,
        SendVenue,
    )
}
_FILES = {"SendPhoto": ("photo", "hembot.png"), "SendDocument": ("document", "hembot.pdf")}
# Telegram bears with any spelling, but what stands in for it need not
_SPELT = {name: model.__api_method__ for name, model in _MODELS.items()}


class LeanSession(AiohttpSession):
    """For the few methods that answer people; all others go aiogram's own way."""

    async def say(self, bot: Bot, method: Method) -> None:
        """Until Telegram has it, however long that takes. Raises AiogramError."""
        await self._post(bot, method, json.dumps(method.fields), JSON)

    async def show(self, bot: Bot, method: Method, drawn: bytes) -> None:
        """The same with its picture or document."""
        await self._post(bot, method, _form(method, drawn), {})

    async def fetch(self, bot: Bot, path: str, *, most: int) -> bytes:
        """The file at this path, or its beginning if it has more bytes. Raises ClientError."""
        session, content = await self.create_session(), b""
        url = self.api.file_url(bot.token, path)
        async with session.get(url, timeout=NO_LIMIT, raise_for_status=True) as response:
            async for part in response.content.iter_chunked(CHUNK):
                content += part
                if len(content) > most:
                    break
        return content

    async def _post(
        self, bot: Bot, method: Method, data: str | FormData, headers: dict[str, str]
    ) -> None:
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=_SPELT[method.name])
        try:
            async with session.post(url, data=data, headers=headers, timeout=NO_LIMIT) as response:
                status, content = response.status, await response.text()
        except ClientError as error:
            said = f"{type(error).__name__}: {error}"
            raise TelegramNetworkError(method=_modelled(method), message=said) from error
        if status != 200:
            self.check_response(bot, _modelled(method), status, content)


def _modelled(method: Method) -> TelegramMethod[Any]:
    """As aiogram's exceptions carry it."""
    fields = {name: value for name, value in method.fields.items() if name not in NOT_TELEGRAMS}
    if method.name in _FILES:
        field, name = _named(method)
        fields[field] = name
    return _MODELS[method.name].model_validate(fields)


def _form(method: Method, drawn: bytes) -> FormData:
    form = FormData()
    for name, value in method.fields.items():
        if name not in NOT_TELEGRAMS and value is not None:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    field, name = _named(method)
    form.add_field(field, drawn, filename=name)
    return form


def _named(method: Method) -> tuple[str, str]:
    """The field that holds the file, and what the file is called."""
    field, usual = _FILES[method.name]
    own = method.file.name if method.file else method.picture and method.picture.file_name
    return field, own or usual
