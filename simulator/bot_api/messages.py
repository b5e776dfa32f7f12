"""Methods with which the bot writes, edits and deletes."""

from simulator.bot_api.call import Call
from simulator.bot_api.chats import chat_of, message_of, own_message_of
from simulator.bot_api.keyboards import keyboard_in
from simulator.bot_api.refusals import bad_request
from simulator.bot_api.texts import text_in
from simulator.chat import Action, Chat
from simulator.cloud import Cloud
from simulator.message import Message
from simulator.wire import Json

DELETE_WITHIN_SECONDS = 48 * 60 * 60
TEXT_FIELDS = (
    "text",
    "entities",
    "link_preview_options",
    "photo",
    "document",
    "caption",
    "caption_entities",
)
SHOWN_FIELDS = ("text", "entities", "reply_markup")
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(cloud: Cloud, call: Call) -> Json:
    content = {**text_in(call), **keyboard_in(call)}
    chat = chat_of(cloud, call)
    content = {**_reply(chat, call), **content}
    chat.action = None
    return cloud.write(chat, cloud.bot.as_user(), content).body


def _reply(chat: Chat, call: Call) -> Json:
    asked = call.object("reply_parameters", "reply parameters")
    if asked is None:
        return {}
    if "message_id" not in asked:
        raise bad_request('can\'t find field "message_id"')
    message = chat.messages.get(asked["message_id"])
    if message is not None:
        return {"reply_to_message": message.body}
    if asked.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def edit_message_text(cloud: Cloud, call: Call) -> Json:
    content = {**text_in(call), **keyboard_in(call)}
    chat = chat_of(cloud, call)
    message = own_message_of(chat, call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _edit(cloud, chat, message, content)


def edit_message_reply_markup(cloud: Cloud, call: Call) -> Json:
    markup = keyboard_in(call)
    chat = chat_of(cloud, call)
    message = own_message_of(chat, call)
    text = {name: message.body[name] for name in TEXT_FIELDS if name in message.body}
    return _edit(cloud, chat, message, {**text, **markup})


def _edit(cloud: Cloud, chat: Chat, message: Message, content: Json) -> Json:
    if _shown(message.body) == _shown(content):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    return cloud.rewrite(chat, message, content).body


def _shown(content: Json) -> list[object]:
    return [content.get(name) for name in SHOWN_FIELDS]


def delete_message(cloud: Cloud, call: Call) -> bool:
    chat = chat_of(cloud, call)
    message = message_of(chat, call, "message to delete not found")
    if cloud.now() - message.body["date"] > DELETE_WITHIN_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    cloud.take_away(chat, message)
    return True


def send_chat_action(cloud: Cloud, call: Call) -> bool:
    if call.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(cloud, call)
    chat.action = Action(call.text("action"), cloud.bell.count)
    cloud.changed(chat)
    return True
