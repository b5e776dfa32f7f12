"""A session that sends our answers as they are, and models nothing of what Telegram says back.

aiogram rebuilds a pydantic model for each answer, which costs more than all else that a tap
needs. What went wrong is still told in aiogram's own exceptions.
"""

import json
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod
from aiohttp import ClientError, ClientTimeout

Answering = AnswerCallbackQuery | EditMessageText | SendMessage
ANSWERS = (AnswerCallbackQuery, EditMessageText, SendMessage)
JSON = {"Content-Type": "application/json"}


class LeanSession(AiohttpSession):
    """For the three methods that answer people; all others go aiogram's own way."""

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None
    ) -> Any:
        if not isinstance(method, ANSWERS):
            return await super().make_request(bot, method, timeout)
        status, content = await self._post(bot, method, timeout or int(self.timeout))
        if status != 200:
            self.check_response(bot, cast("TelegramMethod[Any]", method), status, content)
        return True

    async def _post(self, bot: Bot, method: TelegramMethod[Any], seconds: float) -> tuple[int, str]:
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        body = json.dumps(method.model_dump(mode="json", exclude_unset=True))
        try:
            async with session.post(
                url, data=body, headers=JSON, timeout=ClientTimeout(total=seconds)
            ) as response:
                return response.status, await response.text()
        except TimeoutError:
            raise TelegramNetworkError(method=method, message="Request timeout error") from None
        except ClientError as error:
            raise TelegramNetworkError(
                method=method, message=f"{type(error).__name__}: {error}"
            ) from error
