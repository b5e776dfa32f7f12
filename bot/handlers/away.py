"""Staff say when they are away and who stands in, and that they are back."""

from datetime import date, timedelta

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.reading.written import read_date
from messages.taps import Tap
from visits.actions.be_away import Away, come_back, go_away, see_away
from visits.draft import Draft
from visits.quiet_hours import ZONE
from visits.work import Work

KIND = "away"
NOBODY = "none"
SUNDAY = 6
_UNTIL = {
    "today": lambda today: today,
    "tomorrow": lambda today: today + timedelta(days=1),
    "week": lambda today: today + timedelta(days=SUNDAY - today.weekday()),
}


async def begin(desk: Desk) -> Answer:
    """/away: from when to when; or, who is away already, whether they are back."""
    return await desk.does(_begin, desk, then=_as_it_is)


async def tapped(tap: Tap, desk: Desk) -> Answer:
    """`until=today`, `who=12`, `who=none`, or `back`."""
    field, _, value = tap.value.partition("=")
    return await desk.does(_hear, desk, field, value, then=_as_it_is)


def days_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """One date, or the first and the last with «till» or a dash with spaces between."""
    first, last = _read_days(text)
    if first is None or last is None or not _today(desk) <= first <= last:
        return Reply(desk.voice.say("away_bad_days", see_away(work, desk.chat_id, now=desk.now).to))
    return _ask_who(work, desk, first, last)


def _begin(work: Work, chat_id: int, desk: Desk) -> Reply:
    away = see_away(work, chat_id, now=desk.now)
    if away.absence is None:
        work.drafts.save(Draft(chat_id, KIND))
        return Reply(desk.voice.say("away_when", away.to))
    return _say(desk, "away_until", away)


def _hear(work: Work, chat_id: int, desk: Desk, field: str, value: str) -> Reply:
    if field == "back":
        return _say(desk, "away_back", come_back(work, chat_id, now=desk.now))
    draft = work.drafts.get(chat_id)
    if draft is None or draft.kind != KIND:
        return _begin(work, chat_id, desk)
    if field == "until" and value in _UNTIL:
        return _ask_who(work, desk, _today(desk), _UNTIL[value](_today(desk)))
    if field == "who" and "last" in draft.fields:
        return _go(work, desk, draft, value)
    return _begin(work, chat_id, desk)


def _ask_who(work: Work, desk: Desk, first: date, last: date) -> Reply:
    away = see_away(work, desk.chat_id, now=desk.now)
    fields = {"first": first.isoformat(), "last": last.isoformat()}
    work.drafts.save(Draft(desk.chat_id, KIND, fields))
    message = desk.voice.say(
        "away_who", away.to, first=first, last=last, can_stand_in=away.can_stand_in
    )
    return Reply(message)


def _go(work: Work, desk: Desk, draft: Draft, who: str) -> Reply:
    substitute = int(who) if who.isascii() and who.isdecimal() and len(who) < 16 else None
    if substitute is None and who != NOBODY:
        return _begin(work, desk.chat_id, desk)
    first, last = (date.fromisoformat(draft.fields[name]) for name in ("first", "last"))
    away = go_away(work, desk.chat_id, first, last, substitute_id=substitute, now=desk.now)
    work.drafts.clear(desk.chat_id)
    return _say(desk, "away_until", away)


def _say(desk: Desk, name: str, away: Away) -> Reply:
    message = desk.voice.say(name, away.to, away=away, first=away.first, last=away.last)
    return Reply(message)


def _read_days(text: str) -> tuple[date | None, date | None]:
    for between in (" till ", " to ", " إلى ", " – ", " - "):
        first, found, last = text.partition(between)
        if found:
            return read_date(first), read_date(last)
    return read_date(text), read_date(text)


def _today(desk: Desk) -> date:
    return desk.now.astimezone(ZONE).date()


def _as_it_is(reply: Reply) -> Reply:
    return reply
