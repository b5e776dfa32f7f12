"""Sends what waits for the bot to its webhook, in order, until the bot has taken it."""

import asyncio
import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from simulator.cloud import Cloud
from simulator.webhook import Webhook
from simulator.wire import Json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATIENCE_SECONDS = 20.0
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 5.0
LONG = 3600.0
CONNECTIONS = {"http": HTTPConnection, "https": HTTPSConnection}


async def keep_delivering(cloud: Cloud) -> None:
    """Send one update at a time; one that the bot does not take is sent again, ever later."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        seen = cloud.bell.count
        hook = cloud.webhook
        if hook is None or not cloud.updates.waiting:
            await cloud.bell.wait_beyond(seen, LONG)
        elif await _deliver(cloud, hook, cloud.updates.waiting[0]):
            pause = FIRST_PAUSE_SECONDS
        else:
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


async def _deliver(cloud: Cloud, hook: Webhook, update: Json) -> bool:
    trouble = await asyncio.to_thread(_post, hook, update)
    if trouble:
        hook.last_error_date, hook.last_error_message = cloud.now(), trouble
        return False
    cloud.updates.confirm(update["update_id"] + 1)
    return True


def _post(hook: Webhook, update: Json) -> str:
    """What went wrong, in Telegram's words, or nothing."""
    address = urlsplit(hook.url)
    connection = CONNECTIONS[address.scheme](address.netloc, timeout=PATIENCE_SECONDS)
    path = f"{address.path or '/'}?{address.query}".rstrip("?")
    try:
        connection.request("POST", path, json.dumps(update), _headers(hook))
        answer = connection.getresponse()
    except (OSError, HTTPException) as error:
        return f"Connection failed: {error}"
    finally:
        connection.close()
    is_taken = 200 <= answer.status < 300
    return "" if is_taken else f"Wrong response from the webhook: {answer.status} {answer.reason}"


def _headers(hook: Webhook) -> dict[str, str]:
    secret = {SECRET_HEADER: hook.secret_token} if hook.secret_token else {}
    return {"Content-Type": "application/json", **secret}
