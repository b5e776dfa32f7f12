"""Methods with which the bot shows where something is."""

from math import isfinite

from simulator.bot_api.call import Call
from simulator.bot_api.chats import chat_of
from simulator.bot_api.keyboards import keyboard_in
from simulator.bot_api.refusals import bad_request
from simulator.cloud import Cloud
from simulator.wire import Json

POLE, DATE_LINE = 90, 180


def send_venue(cloud: Cloud, call: Call) -> Json:
    where = {
        "latitude": _degrees(call, "latitude", POLE),
        "longitude": _degrees(call, "longitude", DATE_LINE),
    }
    title, address = (_words(call, name) for name in ("title", "address"))
    markup = keyboard_in(call)
    venue = {"location": where, "title": title, "address": address}
    chat = chat_of(cloud, call)
    content = {"venue": venue, "location": where, **markup}
    return cloud.write(chat, cloud.bot.as_user(), content).body


def _degrees(call: Call, name: str, most: int) -> float:
    text = call.text(name).strip()
    if not text:
        raise bad_request(f"{name} is empty")
    try:
        degrees = float(text)
    except ValueError:
        degrees = 0.0  # so does Telegram read it
    if not isfinite(degrees) or abs(degrees) > most:
        raise bad_request("wrong venue location specified")
    return degrees


def _words(call: Call, name: str) -> str:
    words = call.text(name).strip()
    if not words:
        raise bad_request(f"venue {name} is empty")
    return words
