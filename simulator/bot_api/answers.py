"""The method with which the bot answers a tap."""

from simulator.bot_api.call import Call
from simulator.bot_api.refusals import bad_request
from simulator.chat import Toast
from simulator.cloud import Cloud

LONGEST_TOAST = 200
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(cloud: Cloud, call: Call) -> bool:
    text = call.text("text")
    if len(text) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    query = cloud.queries.answer(call.text("callback_query_id"), now=cloud.now())
    if query is None:
        raise bad_request(TOO_OLD)
    chat = cloud.chats[query.chat_id]
    if text:
        chat.toasts.append(Toast(query.id, text, call.flag("show_alert")))
    cloud.changed(chat)
    return True
