"""Which update goes to which handler: tables of commands and verbs, and a fresh router."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery, ChatMemberUpdated
from aiogram.types import Message as Incoming

from bot.answer import Answer
from bot.desk import Desk
from bot.fetch import Fetch
from bot.handlers import (
    activities,
    adding,
    away,
    blocks,
    calls,
    confirm,
    console,
    enter_activity,
    entered,
    entry,
    families,
    family_form,
    guests,
    leaving,
    letters,
    mirror,
    move,
    photos,
    portraits,
    remind,
    reminders,
    snapshots,
    staff,
    texts,
    timeline,
    topics,
    welcome,
    why_left,
    wishes,
)
from messages.languages import COMMANDS as IN_SWEDISH
from messages.taps import Tap, Verb, read_tap

OnTap = Callable[[Tap, Desk], Awaitable[Answer]]
OnCommand = Callable[[Desk], Awaitable[Answer]]


def _plain(handler: OnCommand) -> OnTap:
    """A button that carries nothing but its verb."""

    async def tapped(tap: Tap, desk: Desk) -> Answer:
        return await handler(desk)

    return tapped


TAPS: dict[Verb, OnTap] = {
    Verb.YES: confirm.yes,
    Verb.CANNOT: confirm.cannot_come,
    Verb.CANCEL: confirm.cancelled,
    Verb.THEME: confirm.theme,
    Verb.OTHER_TIME: move.other_time,
    Verb.SLOT: move.slot,
    Verb.WRITE: move.write,
    Verb.SEND_WISH: move.send,
    Verb.CLOCK: wishes.clock_chosen,
    Verb.VISITS: _plain(welcome.visits),
    Verb.LANGUAGES: _plain(welcome.ask_language),
    Verb.LANGUAGE: welcome.language_chosen,
    Verb.SWEDISH: _plain(mirror.in_swedish),
    Verb.CONSENT: welcome.consent_given,
    Verb.NO_CONSENT: _plain(welcome.consent_refused),
    Verb.AGREE: staff.agreed,
    Verb.OFFER: staff.offered,
    Verb.DECLINE: staff.declined,
    Verb.BOOKABLE: _plain(staff.bookable),
    Verb.BOOK: staff.times,
    Verb.BOOK_AT: staff.booked,
    Verb.STAFF_CANCEL: staff.called_off,
    Verb.GUESTS: guests.listed,
    Verb.ADD_GUEST: guests.added,
    Verb.DROP_GUEST: guests.dropped,
    Verb.REPORT: staff.reported,
    Verb.FORM: family_form.fill_in,
    Verb.CHOOSE: timeline.time_chosen,
    Verb.CALL_ME: timeline.call_asked,
    Verb.BEEN: timeline.been,
    Verb.REST: timeline.rest_chosen,
    Verb.PHONE_YES: calls.phone_yes,
    Verb.PHONE_NO: calls.phone_no,
    Verb.PHONE_CANCEL: calls.phone_cancelled,
    Verb.NOTE: calls.note,
    Verb.INTERPRETER: calls.interpreter,
    Verb.NEEDS: calls.needs_interpreter,
    Verb.AWAY: away.tapped,
    Verb.FAMILIES: families.page,
    Verb.CARD: families.shown,
    Verb.TOLD: mirror.what_they_read,
    Verb.BORN: families.born,
    Verb.LEAVE: leaving.steps,
    Verb.BACK: leaving.back,
    Verb.ALONE: leaving.alone,
    Verb.WHY_LEFT: why_left.answered,
    Verb.NOTE_WHY: why_left.noted,
    Verb.LETTER: letters.steps,
    Verb.AREA: families.area,
    Verb.PORTRAIT: portraits.chosen,
    Verb.PHOTO: photos.steps,
    Verb.SHEET: staff.sheet,
    Verb.TOPICS: topics.opened,
    Verb.TOPIC: topics.toggled,
    Verb.OWN_TOPIC: topics.own,
    Verb.ENTRY: entry.wanted,
    Verb.ADD_VISIT: adding.visit,
    Verb.ACTIVITIES: activities.listed,
    Verb.CHOICES: activities.choices,
    Verb.ACTIVITY: activities.shown,
    Verb.GO: activities.going,
    Verb.MAP: activities.on_the_map,
    Verb.KEEP: activities.entry,
    Verb.NEWS: _plain(activities.news_wanted),
    Verb.NO_NEWS: _plain(activities.news_stopped),
    Verb.REMIND: remind.fill_in,
    Verb.REMINDER: reminders.shown,
    Verb.ENTER: enter_activity.fill_in,
    Verb.ENTERED: entered.tapped,
    Verb.SNAPSHOT: snapshots.opened,
    Verb.SEEN: snapshots.fill_in,
}

_IN_ENGLISH: dict[str, OnCommand] = {
    "visits": welcome.visits,
    "help": texts.help_wanted,
    "language": welcome.ask_language,
    "swedish": mirror.in_swedish,
    "activities": activities.near,
    "rest": timeline.rest,
    "no": welcome.consent_refused,
    "today": staff.today,
    "tomorrow": staff.tomorrow,
    "week": staff.week,
    "away": away.begin,
    "book": staff.bookable,
    "calls": calls.to_ring,
    "family": family_form.begin,
    "families": families.listed,
    "picture": portraits.shown,
    "console": console.link_asked,
    "remind": remind.begin,
    "reminders": reminders.listed,
    "new_activity": enter_activity.begin,
}
COMMANDS = {
    spelling: handler
    for name, handler in _IN_ENGLISH.items()
    for spelling in (name, IN_SWEDISH[name])
}

WRITES_A_DRAFT = frozenset(
    {
        Verb.FORM,
        Verb.WRITE,
        Verb.SEND_WISH,
        Verb.CLOCK,
        Verb.BOOK,
        Verb.AWAY,
        Verb.BORN,
        Verb.LEAVE,
        Verb.NOTE_WHY,
        Verb.LETTER,
        Verb.PHOTO,
        Verb.REMIND,
        Verb.ENTER,
        Verb.SNAPSHOT,
        Verb.SEEN,
    }
)
GONE = frozenset({"kicked", "left"})


def routes() -> Router:
    """A router of our handlers; each dispatcher needs one of its own."""
    router = Router(name="hembot")
    router.message.register(on_message)
    router.edited_message.register(on_edited)
    router.callback_query.register(on_tap)
    router.my_chat_member.register(on_membership)
    return router


async def on_message(message: Incoming, desk: Desk, fetch: Fetch) -> Answer:
    """Danger first, in text or caption; then commands; then words; then all else."""
    words = message.text or message.caption or ""
    start = words.startswith("/start")
    if not start and desk.office.emergencies.named_in(words):
        return await texts.danger(words, desk)
    if message.text is None:
        return await photos.sent(message.photo or (), desk, fetch)
    if message.forward_origin is not None:
        return await texts.not_understood(desk)
    command, _, rest = message.text.removeprefix("/").partition(" ")
    if not message.text.startswith("/"):
        return await texts.text(message.text, desk)
    if start:
        return await welcome.start(rest.strip(), desk)
    handler = COMMANDS.get(command.partition("@")[0].lower())
    return await handler(desk) if handler else await texts.not_understood(desk)


async def on_edited(edited_message: Incoming, desk: Desk) -> Answer:
    """A message that was rewritten: only danger in it is heard; what was done stays done."""
    words = edited_message.text or edited_message.caption or ""
    if desk.office.emergencies.named_in(words):
        return await texts.danger(words, desk)
    return await desk.says(None)


async def on_tap(callback_query: CallbackQuery, desk: Desk) -> Answer:
    return await tapped(callback_query.data, desk)


async def tapped(data: str | None, desk: Desk) -> Answer:
    """A button with these data; None for a button of Telegram's own."""
    tap = read_tap(data)
    if tap is None:
        return await texts.not_understood(desk)
    desk.keeps_draft = tap.verb in WRITES_A_DRAFT
    return await TAPS[tap.verb](tap, desk)


async def on_membership(my_chat_member: ChatMemberUpdated, desk: Desk) -> Answer:
    gone = my_chat_member.new_chat_member.status in GONE
    return await (blocks.blocked if gone else blocks.unblocked)(desk)
