"""Staff look at their families, and report when a child was born."""

from datetime import date, timedelta
from enum import StrEnum

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.reading.written import read_date
from messages.taps import Tap
from visits.actions.families import FamilyCard, MyFamilies, for_pair, my_families, see_family
from visits.actions.live_in import live_in
from visits.actions.report_birth import check_birth, report_birth
from visits.draft import Draft
from visits.facts import BadBirth, FamilyChanged
from visits.people import Family, Staff
from visits.quiet_hours import ZONE
from visits.work import Work

BIRTH = "birth"
AT_ONCE = 30
"""Families on one page: Telegram takes no more than a hundred buttons."""
ONE_DAY = timedelta(days=1)


class News(StrEnum):
    """What a family's card says first: what has just been done, or why nothing was."""

    NOTHING = "nothing"
    OLD = "old"
    BORN = "born"
    LEFT = "left"
    LEFT_AND_ASKED = "left_and_asked"
    NOTED = "noted"
    BACK = "back"
    TAKEN_UP = "taken_up"
    WRITTEN = "written"
    ADDED = "added"


async def listed(desk: Desk) -> Answer:
    """/families: the first page."""
    return await desk.does(my_families, now=desk.now, then=lambda mine: _page(desk, mine, 0))


async def page(tap: Tap, desk: Desk) -> Answer:
    first = int(tap.value) if tap.value.isdecimal() else 0
    return await desk.does(my_families, now=desk.now, then=lambda mine: _page(desk, mine, first))


async def shown(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_family, tap.subject, now=desk.now, then=lambda card: say_card(desk, card)
    )


async def born(tap: Tap, desk: Desk) -> Answer:
    """Without a date the question; with one, such as `2026-11-23`, the answer to it."""
    return await desk.does(_asked if not tap.value else _tapped, tap, desk, then=as_it_is)


async def area(tap: Tap, desk: Desk) -> Answer:
    """Without a value it is asked where; `=Angered` is the answer, `=` that nobody knows."""
    if not tap.value.startswith("="):
        return await desk.does(_asked_where, tap, desk, then=as_it_is)
    return await desk.does(
        live_in,
        tap.subject,
        tap.value.removeprefix("=") or None,
        now=desk.now,
        then=lambda card: say_card(desk, card),
    )


async def old_button(family_id: int, desk: Desk) -> Answer:
    """Nothing is done; the family is shown as it stands now."""
    return await desk.does(
        see_family, family_id, now=desk.now, then=lambda card: say_card(desk, card, news=News.OLD)
    )


def birth_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """A date that cannot be read, or cannot be right, is asked for again."""
    staff, family = for_pair(work, desk.chat_id, int(draft.fields["family"]))
    on = read_date(text)
    if on is None:
        return Reply(desk.voice.say("birth_unread", staff, family=family, words=text[:40]))
    return _reported(work, desk, staff, family, on)


def say_card(desk: Desk, card: FamilyCard, *, news: News = News.NOTHING) -> Reply:
    message = desk.voice.say(
        "family_card",
        card.to,
        family=card.family,
        visit=card.visit,
        card=card,
        due_on=card.family.due_on,
        programme_name=card.programme_name,
        area=card.family.area,
        news=news,
    )
    return Reply(message)


def as_it_is(reply: Reply) -> Reply:
    return reply


def _page(desk: Desk, mine: MyFamilies, first: int) -> Reply:
    families = mine.families[first : first + AT_ONCE]
    more = first + AT_ONCE if first + AT_ONCE < len(mine.families) else None
    return Reply(desk.voice.say("families", mine.to, families=families, more=more))


def _asked(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    staff, family = for_pair(work, chat_id, tap.subject)
    if family.left is not None:
        raise FamilyChanged(family.id)
    work.drafts.save(Draft(chat_id, BIRTH, {"family": str(family.id)}))
    today = desk.now.astimezone(ZONE).date()
    message = desk.voice.say(
        "birth_date", staff, family=family, today=today, yesterday=today - ONE_DAY,
        days=(today.isoformat(), (today - ONE_DAY).isoformat()),
    )  # fmt: skip
    return Reply(message)


def _asked_where(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    staff, family = for_pair(work, chat_id, tap.subject)
    return Reply(desk.voice.say("area", staff, family=family, areas=work.rules.areas))


def _tapped(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    """Only in answer to the question: a button of last week must not correct the date."""
    staff, family = for_pair(work, chat_id, tap.subject)
    draft, on = work.drafts.get(chat_id), read_date(tap.value)
    is_asked = draft is not None and draft.kind == BIRTH
    if draft is None or not is_asked or draft.fields["family"] != str(family.id) or on is None:
        raise FamilyChanged(family.id)
    return _reported(work, desk, staff, family, on)


def _reported(work: Work, desk: Desk, staff: Staff, family: Family, on: date) -> Reply:
    today = desk.now.astimezone(ZONE).date()
    try:
        check_birth(on, family, work.programmes, today=today)
    except BadBirth as bad:
        message = desk.voice.say(
            "birth_bad_date", staff, family=family, on=on, due_on=family.due_on, fault=bad.fault
        )
        return Reply(message)
    card = report_birth(work, desk.chat_id, family.id, born_on=on, now=desk.now)
    return say_card(desk, card, news=News.BORN)
