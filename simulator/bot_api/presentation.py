"""Methods with which the bot presents itself."""

import re

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import bad_request
from simulator.cloud import Cloud
from simulator.wire import Json

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
MOST_COMMANDS = 100
LONGEST_COMMAND_DESCRIPTION = 256
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120
PLAIN_SCOPES = frozenset(
    {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
)


def get_me(cloud: Cloud, call: Call) -> Json:
    return {
        **cloud.bot.as_user(),
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(cloud: Cloud, call: Call) -> bool:
    commands = call.objects("commands", "BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = [_command(command) for command in commands]
    cloud.profile.commands.setdefault(_scope(cloud, call), {})[_language(call)] = kept
    cloud.changed_for_all()
    return True


def get_my_commands(cloud: Cloud, call: Call) -> list[Json]:
    return cloud.profile.commands.get(_scope(cloud, call), {}).get(_language(call), [])


def set_my_description(cloud: Cloud, call: Call) -> bool:
    text = _at_most(call.text("description"), LONGEST_DESCRIPTION, "description is too long")
    cloud.profile.descriptions[_language(call)] = text
    cloud.changed_for_all()
    return True


def set_my_short_description(cloud: Cloud, call: Call) -> bool:
    text = call.text("short_description")
    _at_most(text, LONGEST_SHORT_DESCRIPTION, "short description is too long")
    cloud.profile.short_descriptions[_language(call)] = text
    return True


def _command(command: Json) -> Json:
    name, description = str(command.get("command", "")), str(command.get("description", ""))
    name = name.removeprefix("/").lower()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 0 < len(description) <= LONGEST_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _language(call: Call) -> str:
    """Telegram takes two letters: neither `ckb` nor `pt-BR`."""
    code = call.text("language_code").lower()
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def _scope(cloud: Cloud, call: Call) -> str:
    scope = call.object("scope", "BotCommandScope") or {"type": "default"}
    if scope.get("type") in PLAIN_SCOPES:
        return str(scope["type"])
    if scope.get("type") != "chat":
        raise bad_request("unsupported type specified")
    chat_id = str(scope.get("chat_id", ""))
    if chat_id not in map(str, cloud.chats):
        raise bad_request("chat not found")
    return f"chat:{chat_id}"


def _at_most(text: str, length: int, complaint: str) -> str:
    if len(text) > length:
        raise bad_request(complaint)
    return text
