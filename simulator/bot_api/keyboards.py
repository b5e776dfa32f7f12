"""Inline keyboards, checked as Telegram checks them."""

from collections.abc import Callable, Mapping
from typing import Any

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import bad_request
from simulator.text.links import BadLink, checked_link
from simulator.wire import Json

DATA_BYTES = range(1, 65)
COPY_CHARACTERS = range(1, 257)
MOST_BUTTONS = 100
STYLES = frozenset({"danger", "success", "primary"})
LOOKS = ("style", "icon_custom_emoji_id")


def keyboard_in(call: Call) -> Json:
    """The `reply_markup` field of a message, or nothing at all."""
    markup = call.object("reply_markup", "reply keyboard markup")
    if markup is None:
        return {}
    if markup and "inline_keyboard" not in markup:
        raise bad_request("the simulator shows inline keyboards only")
    rows = _rows(markup.get("inline_keyboard", []))
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _rows(rows: Any) -> list[list[Json]]:
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    if sum(len(row) for row in rows) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return [[_button(button) for button in row] for row in rows if row]


def _button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise _unreadable("InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise _unreadable('Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise _unreadable('Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    action = next((name for name in ACTIONS if button.get(name) not in (None, "")), None)
    if action is None:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    return {"text": button["text"], **_look(button), action: ACTIONS[action](button[action])}


def _look(button: Json) -> Json:
    if button.get("style", "primary") not in STYLES:
        raise _unreadable("Invalid button style specified")
    return {name: button[name] for name in LOOKS if name in button}


def _unreadable(reason: str) -> Exception:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _data(data: Any) -> str:
    if not isinstance(data, str):
        raise _unreadable('Field "callback_data" must be of type String')
    if len(data.encode()) not in DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _url(url: Any) -> str:
    try:
        return checked_link(str(url))
    except BadLink as error:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {error}") from None


def _web_app(app: Any) -> Json:
    url = app.get("url", "") if isinstance(app, dict) else ""
    if not url.startswith("https://"):
        reason = "is invalid: Only HTTPS links are allowed"
        raise bad_request(f"inline keyboard button Web App URL '{url}' {reason}")
    return {"url": url}


def _copied(copied: Any) -> Json:
    text = copied.get("text", "") if isinstance(copied, dict) else ""
    if len(text) not in COPY_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return {"text": text}


def _nothing(disabled: Any) -> Json:
    return {}


ACTIONS: Mapping[str, Callable[[Any], str | Json]] = {
    "callback_data": _data,
    "url": _url,
    "web_app": _web_app,
    "copy_text": _copied,
    "disabled": _nothing,
}
