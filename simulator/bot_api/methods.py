"""Which methods there are."""

from collections.abc import Awaitable, Callable, Mapping

from simulator.bot_api import answers, files, media, menu_button, messages, places, presentation
from simulator.bot_api.call import Call
from simulator.bot_api.receiving import Receiving
from simulator.cloud import Cloud

Method = Callable[[Call], Awaitable[object]]
Answer = Callable[[Cloud, Call], object]

AT_ONCE: Mapping[str, Answer] = {
    "getme": presentation.get_me,
    "sendmessage": messages.send_message,
    "sendphoto": media.send_photo,
    "senddocument": media.send_document,
    "sendvenue": places.send_venue,
    "getfile": files.get_file,
    "editmessagetext": messages.edit_message_text,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "sendchataction": messages.send_chat_action,
    "answercallbackquery": answers.answer_callback_query,
    "setmycommands": presentation.set_my_commands,
    "getmycommands": presentation.get_my_commands,
    "setmydescription": presentation.set_my_description,
    "setmyshortdescription": presentation.set_my_short_description,
    "setchatmenubutton": menu_button.set_chat_menu_button,
    "getchatmenubutton": menu_button.get_chat_menu_button,
}


def methods(cloud: Cloud, receiving: Receiving) -> Mapping[str, Method]:
    """By name in small letters: Telegram does not tell `getMe` from `getme`."""
    return {
        **{name: _at_once(cloud, answer) for name, answer in AT_ONCE.items()},
        "getupdates": receiving.get_updates,
        "setwebhook": receiving.set_webhook,
        "deletewebhook": receiving.delete_webhook,
        "getwebhookinfo": receiving.get_webhook_info,
    }


def _at_once(cloud: Cloud, answer: Answer) -> Method:
    async def method(call: Call) -> object:
        return answer(cloud, call)

    return method
