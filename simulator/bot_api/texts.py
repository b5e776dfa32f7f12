"""The text of a message, with its entities, checked as Telegram checks it."""

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import bad_request
from simulator.text.formatted import finished
from simulator.text.html import parse_html
from simulator.text.tags import BadMarkup
from simulator.text.utf16 import units
from simulator.wire import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
PREVIEW = "link_preview_options"


def text_in(call: Call) -> Json:
    """The text fields of a message."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    text, entities = finished(*_read(call, "text", "entities"))
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    found: Json = {"entities": entities} if entities else {}
    return {"text": text, **found, **_preview(call)}


def caption_in(call: Call) -> Json:
    """The text below a picture or a document, if there is one."""
    caption, entities = finished(*_read(call, "caption", "caption_entities"))
    if units(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    found: Json = {"caption_entities": entities} if entities else {}
    return {"caption": caption, **found} if caption else {}


def _read(call: Call, name: str, given: str) -> tuple[str, list[Json]]:
    text, mode = call.text(name), call.text("parse_mode").lower()
    if not mode:
        return text, _given(call, given, text)
    if mode != "html":
        raise bad_request("unsupported parse_mode")
    try:
        return parse_html(text)
    except BadMarkup as error:
        raise bad_request(f"can't parse entities: {error}") from None


def _given(call: Call, name: str, text: str) -> list[Json]:
    """Entities that the bot has counted out itself."""
    entities = call.objects(name, "MessageEntity")
    for entity in entities:
        _check_place(_number(entity, "offset"), _number(entity, "length"), units(text))
    return entities


def _number(entity: Json, name: str) -> int:
    if not isinstance(entity.get(name), int):
        raise bad_request(f'can\'t parse MessageEntity: Field "{name}" must be of type Number')
    return int(entity[name])


def _check_place(offset: int, length: int, size: int) -> None:
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if offset > size:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > size:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
            f"at UTF-16 offset {offset + length}"
        )


def _preview(call: Call) -> Json:
    options = call.object(PREVIEW, "link preview options")
    return {PREVIEW: options} if options else {}
