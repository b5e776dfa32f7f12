"""What the page may make a person do."""

from base64 import b64decode
from collections.abc import Callable, Mapping

from simulator.phone import Phone
from simulator.phones.trouble import Unclear
from simulator.wire import Json

FORWARDED = "Öppna förskolan har öppet i morgon klockan 9.30 till 12. Kom och lek!"


def act(phone: Phone, action: str, body: Json) -> None:
    if action not in ACTIONS:
        raise Unclear(action)
    ACTIONS[action](phone, body)


def required_text(body: Json, name: str) -> str:
    text = body.get(name)
    if not isinstance(text, str) or not text.strip():
        raise Unclear(name)
    return text


def _sizes(body: Json) -> list[bytes]:
    """The same picture, ever bigger, each in base64."""
    sizes = body.get("sizes", [])
    try:
        return [b64decode(one, validate=True) for one in sizes]
    except (TypeError, ValueError):
        raise Unclear("sizes") from None


def _types(phone: Phone, body: Json) -> object:
    return phone.types(required_text(body, "text"))


def _taps(phone: Phone, body: Json) -> object:
    message_id = body.get("message_id")
    if not isinstance(message_id, int):
        raise Unclear("message_id")
    return phone.taps(required_text(body, "data"), message_id)


ACTIONS: Mapping[str, Callable[[Phone, Json], object]] = {
    "starts": lambda phone, body: phone.starts(str(body.get("payload", ""))),
    "types": _types,
    "taps": _taps,
    "forwards": lambda phone, body: phone.forwards(FORWARDED),
    "sends_sticker": lambda phone, body: phone.sends_sticker(),
    "sends_voice": lambda phone, body: phone.sends_voice(),
    "sends_photo": lambda phone, body: phone.sends_photo(sizes=_sizes(body)),
    "blocks": lambda phone, body: phone.blocks(),
    "unblocks": lambda phone, body: phone.unblocks(),
}
