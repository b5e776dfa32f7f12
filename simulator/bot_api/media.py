"""Methods with which the bot sends pictures and documents."""

from simulator import media
from simulator.bot_api.call import Call
from simulator.bot_api.chats import chat_of
from simulator.bot_api.keyboards import keyboard_in
from simulator.bot_api.refusals import bad_request
from simulator.bot_api.texts import caption_in
from simulator.cloud import Cloud
from simulator.images import size_of
from simulator.wire import Json

LARGEST_PHOTO = 10_000_000
LARGEST_DOCUMENT = 50_000_000
LONGEST_SIDES = 10_000
LONGEST_TO_SHORTEST = 20
ATTACHED = "attach://"


def send_photo(cloud: Cloud, call: Call) -> Json:
    content = {**caption_in(call), **keyboard_in(call)}
    chat = chat_of(cloud, call)
    photo = _file(cloud, call, "photo", LARGEST_PHOTO)
    size = size_of(photo)
    if size is None or min(size) == 0:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > LONGEST_SIDES or max(size) > LONGEST_TO_SHORTEST * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    shown = media.photo_size(cloud.files.put(photo), size, len(photo))
    return cloud.write(chat, cloud.bot.as_user(), {**media.sent_photo(shown), **content}).body


def send_document(cloud: Cloud, call: Call) -> Json:
    content = {**caption_in(call), **keyboard_in(call)}
    chat = chat_of(cloud, call)
    document = _file(cloud, call, "document", LARGEST_DOCUMENT)
    name = call.names.get(_part(call, "document"), "document")
    shown = media.sent_document(cloud.files.put(document), name, len(document))
    return cloud.write(chat, cloud.bot.as_user(), {**shown, **content}).body


def _file(cloud: Cloud, call: Call, field: str, largest: int) -> bytes:
    """Sent along, attached under another name, or sent before."""
    content = call.files.get(_part(call, field)) or cloud.files.get(call.text(field))
    if not content:
        raise bad_request(f"there is no {field} in the request")
    if len(content) > largest:
        raise bad_request("file is too big")
    return content


def _part(call: Call, field: str) -> str:
    """The part of the request that holds the file."""
    return call.text(field).removeprefix(ATTACHED) or field
