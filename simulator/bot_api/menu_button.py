"""Methods with which the bot says what the button beside the text field opens."""

from urllib.parse import urlsplit

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import bad_request
from simulator.cloud import Cloud
from simulator.profile import COMMANDS, DEFAULT, EVERYBODY
from simulator.wire import Json

HERE = frozenset({"127.0.0.1", "localhost"})
"""Telegram's own test servers take http as well; we do so for this computer alone."""


def set_chat_menu_button(cloud: Cloud, call: Call) -> bool:
    button = _button(call.object("menu_button", "menu button") or DEFAULT)
    whose = _whose(cloud, call)
    _may_be_opened(button)
    cloud.profile.menu_buttons[whose] = button
    cloud.changed_for_all()
    return True


def get_chat_menu_button(cloud: Cloud, call: Call) -> Json:
    whose = _whose(cloud, call)
    return cloud.profile.menu_buttons.get(whose, COMMANDS if whose == EVERYBODY else DEFAULT)


def _button(given: Json) -> Json:
    """As Telegram keeps it: nothing but what it knows of."""
    kind = given.get("type")
    if kind in ("default", "commands"):
        return {"type": kind}
    if kind != "web_app":
        raise _unread("MenuButton has unsupported type")
    web_app = given.get("web_app")
    if not isinstance(web_app, dict):
        raise _unread(_missing(given, "web_app", "an Object"))
    text, url = (_text(*field) for field in ((given, "text"), (web_app, "url")))
    if not text:
        raise bad_request("menu button text must be non-empty")
    return {"type": kind, "text": text, "web_app": {"url": url}}


def _text(given: Json, name: str) -> str:
    found = given.get(name)
    if not isinstance(found, str):
        raise _unread(_missing(given, name, "a String"))
    return found


def _missing(given: Json, name: str, kind: str) -> str:
    if given.get(name) is None:
        return f'Can\'t find field "{name}"'
    return f'Field "{name}" must be of type {kind.partition(" ")[2]}'


def _unread(why: str) -> Exception:
    return bad_request(f"can't parse menu button: {why}")


def _whose(cloud: Cloud, call: Call) -> str:
    if "chat_id" not in call.arguments:
        return EVERYBODY
    chat_id = call.integer("chat_id")
    if chat_id <= 0:
        raise bad_request("invalid chat_id specified")
    if chat_id not in cloud.chats:
        raise bad_request("user not found")
    return str(chat_id)


def _may_be_opened(button: Json) -> None:
    if button["type"] != "web_app":
        return
    url = button["web_app"]["url"]
    address = urlsplit(url)
    if address.scheme != "https" and address.hostname not in HERE:
        said = "Only HTTPS links are allowed"
        raise bad_request(f"menu button Web App URL '{url}' is invalid: {said}")
