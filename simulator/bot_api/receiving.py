"""How the bot gets its updates: it fetches them, or has them sent to its webhook."""

import asyncio
import re

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import bad_request, conflict
from simulator.cloud import Cloud
from simulator.webhook import Webhook
from simulator.wire import Json

LONGEST_POLL_SECONDS = 50
MOST_UPDATES = 100
SECRET_TOKEN = re.compile(r"[A-Za-z0-9_-]{0,256}")
WEBHOOK_URL = re.compile(r"https?://[^/\s]+(?:/\S*)?")


class Receiving:
    """One bot has one line: a later getUpdates, or a webhook, ends an earlier getUpdates."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud
        self._poll: asyncio.Task[list[Json]] | None = None

    async def get_updates(self, call: Call) -> list[Json]:
        if self._cloud.webhook:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._end_poll(
            "terminated by other getUpdates request; "
            "make sure that only one bot instance is running"
        )
        self._allow(call)
        if offset := call.integer("offset"):
            self._cloud.updates.confirm(offset)
        poll = self._poll = asyncio.create_task(self._wait_for_updates(call))
        try:
            return await poll
        except asyncio.CancelledError as ended:
            if self._poll is poll:
                raise
            raise conflict(str(ended)) from None
        finally:
            if self._poll is poll:
                self._poll = None

    async def set_webhook(self, call: Call) -> bool:
        url, secret = call.text("url"), call.text("secret_token")
        if not url:
            return await self.delete_webhook(call)
        if not WEBHOOK_URL.fullmatch(url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if not SECRET_TOKEN.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        self._allow(call)
        self._forget_if_asked(call)
        self._cloud.webhook = Webhook(url, secret)
        self._end_poll("terminated by setWebhook request")
        self._cloud.bell.ring()
        return True

    async def delete_webhook(self, call: Call) -> bool:
        self._forget_if_asked(call)
        self._cloud.webhook = None
        self._cloud.bell.ring()
        return True

    async def get_webhook_info(self, call: Call) -> Json:
        hook = self._cloud.webhook or Webhook("")
        info: Json = {
            "url": hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._cloud.updates.waiting),
        }
        if hook.last_error_message:
            info |= {
                "last_error_date": hook.last_error_date,
                "last_error_message": hook.last_error_message,
            }
        if self._cloud.updates.allowed:
            info["allowed_updates"] = self._cloud.updates.allowed
        return info

    def _end_poll(self, reason: str) -> None:
        poll, self._poll = self._poll, None
        if poll:
            poll.cancel(reason)

    async def _wait_for_updates(self, call: Call) -> list[Json]:
        loop = asyncio.get_running_loop()
        seconds = min(max(call.integer("timeout"), 0), LONGEST_POLL_SECONDS)
        most = min(max(call.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
        until = loop.time() + seconds
        while not self._cloud.updates.waiting and loop.time() < until:
            await self._cloud.bell.wait_beyond(self._cloud.bell.count, until - loop.time())
        return self._cloud.updates.waiting[:most]

    def _allow(self, call: Call) -> None:
        """Without the parameter the setting of the last call stays, as at Telegram."""
        kinds = call.listing("allowed_updates", "allowed updates")
        if kinds is not None:
            self._cloud.updates.allow(kinds)

    def _forget_if_asked(self, call: Call) -> None:
        if call.flag("drop_pending_updates"):
            self._cloud.updates.forget_all()
