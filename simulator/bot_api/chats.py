"""Which chat and which message a call is about."""

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import CLOSED, bad_request, forbidden
from simulator.chat import Chat
from simulator.cloud import Cloud
from simulator.message import Message


def chat_of(cloud: Cloud, call: Call) -> Chat:
    """A chat that the bot may write in."""
    if not call.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = cloud.chats.get(call.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    if chat.standing in CLOSED:
        raise forbidden(chat.standing)
    return chat


def message_of(chat: Chat, call: Call, complaint: str) -> Message:
    if "message_id" not in call.arguments:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request(complaint)
    return message


def own_message_of(chat: Chat, call: Call) -> Message:
    """A message that the bot may edit."""
    message = message_of(chat, call, "message to edit not found")
    if not message.is_from_bot:
        raise bad_request("message can't be edited")
    return message
