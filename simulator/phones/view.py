"""What the page is told about the bot and the phones."""

from simulator.chat import Chat, Toast
from simulator.cloud import Cloud
from simulator.files import Files
from simulator.message import Button, Message
from simulator.queries import CallbackQuery
from simulator.wire import Json

# More would only make the page slow; nobody scrolls further back in a demo.
MOST_MESSAGES = 200
MOST_TOASTS = 20
KINDS = ("sticker", "voice", "photo", "document", "venue")


def bot_view(cloud: Cloud) -> Json:
    return {"name": cloud.bot.first_name, "username": cloud.bot.username}


def time_view(cloud: Cloud) -> Json:
    return {"now": cloud.clock.now().isoformat()}


def phone_view(cloud: Cloud, chat: Chat) -> Json:
    person = chat.person
    messages = list(chat.messages.values())[-MOST_MESSAGES:]
    pending = cloud.queries.open_in(person.id, now=cloud.now())
    return {
        "id": person.id,
        "first_name": person.first_name,
        "language_code": person.language_code,
        "caption": dict(person.caption),
        "is_shown": person.is_shown,
        "standing": chat.standing,
        "messages": [_message_view(message, cloud.files) for message in messages],
        "pending": [_pending_view(query) for query in pending],
        "toasts": [_toast_view(toast) for toast in chat.toasts[-MOST_TOASTS:]],
        "action": {"name": chat.action.name, "change": chat.action.change} if chat.action else None,
        "commands": cloud.profile.commands_for(person.id, person.language_code),
        "web_app": _web_app_view(cloud, chat),
        "description": cloud.profile.description_for(person.language_code),
    }


def _web_app_view(cloud: Cloud, chat: Chat) -> Json | None:
    button = cloud.profile.web_app_for(chat.person.id)
    return {"text": button["text"]} if button else None


def _message_view(message: Message, files: Files) -> Json:
    return {
        "id": message.id,
        "is_from_bot": message.is_from_bot,
        "kind": next((kind for kind in KINDS if kind in message.body), "text"),
        "file": _file_view(message, files),
        "venue": message.body.get("venue"),
        "text": message.text,
        "entities": message.entities,
        "buttons": [[_button_view(button) for button in row] for row in message.buttons],
        "date": message.body["date"],
        "is_edited": message.is_edited,
        "is_forwarded": "forward_origin" in message.body,
    }


def _file_view(message: Message, files: Files) -> Json | None:
    """What can be shown; None for text, and for a photo that somebody only pretends to send."""
    if message.file_id is None or files.get(message.file_id) is None:
        return None
    name = message.body.get("document", {}).get("file_name")
    size = message.body["photo"][-1] if "photo" in message.body else {}
    return {
        "url": f"/phones/files/{message.file_id}",
        "name": name,
        "width": size.get("width"),
        "height": size.get("height"),
    }


def _button_view(button: Button) -> Json:
    return {
        "text": button.text,
        "data": button.data,
        "url": button.url,
        "copy_text": button.body.get("copy_text", {}).get("text"),
        "style": button.body.get("style"),
        "is_disabled": "disabled" in button.body,
    }


def _pending_view(query: CallbackQuery) -> Json:
    return {"message_id": query.message_id, "data": query.data}


def _toast_view(toast: Toast) -> Json:
    return {"id": toast.query_id, "text": toast.text, "is_alert": toast.is_alert}
