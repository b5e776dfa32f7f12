"""A large town for the console: 40 families to a pair, each with a plan, visits and news."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hembot.demo.cast import ANNA, KARIN, SAMIRA, STAFF
from storage.database import Database
from storage.work import SqlWork
from visits.actions.broadcast import NewBroadcast, send
from visits.actions.register_family import plan_visits
from visits.activity import BY_HAND, Activity, ActivityKind, Times, Venue
from visits.notice import Notice, NoticeStatus
from visits.people import Consent, Family, Pair, Parent, ParentRole
from visits.transitions import Event
from visits.visit import Change, Status, Visit, slot_of

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
A_DAY = timedelta(days=1)
OF_A_PAIR, TOGETHER = 40, 500
FAMILY = "F-0042"
NURSE_CHAT, COORDINATOR_CHAT, FIRST_CHAT = 1, 2, 8_000_000
LANGUAGES = ("sv", "ar", "so", "ti", "prs", "en", "ckb")
KINDS = ("please_confirm", "theme_preview", "reminder", "thanks")
WORDS = "Hej! Anna och Samira kommer hem till er. Passar tiden? Svara när ni vill. " * 5
LONG_TIMELINE = 75


@dataclass(frozen=True)
class Town:
    """Who signs in, and what their pages are about."""

    nurse: int
    visit: int
    nurse_chat: int = NURSE_CHAT
    coordinator_chat: int = COORDINATOR_CHAT


def seed(database: Database, families: int) -> Town:
    with database.unit_of_work() as work:
        work.people.add_staff(replace(STAFF[KARIN], chat_id=COORDINATOR_CHAT))
        pairs = list(_pairs(work, families // OF_A_PAIR + 2))
    for first in range(0, families, TOGETHER):
        with database.unit_of_work() as work:
            for number in range(first, min(first + TOGETHER, families)):
                _family(work, number, pairs[number // OF_A_PAIR])
    with database.unit_of_work() as work:
        family = work.families.by_alias(FAMILY)
        assert family is not None
        _much_is_said(work, family)
        visit = next(one for one in work.visits.of_family(family.id) if one.has_a_time)
        _something_is_open(work)
        return Town(family.pair.nurse.id, visit.id)


def _something_is_open(work: SqlWork) -> None:
    """Entered by hand, every day of a term; and a coordinator reminds families of it."""
    venue, ends = Venue("Linden", "Lindens gata 1", "Centrum"), NOW + timedelta(days=120)
    kind = ActivityKind.OPEN_PRESCHOOL
    opened = Activity(0, BY_HAND, "linden", kind, "Öppna förskolan Linden", venue, ends.date())
    days = [NOW + timedelta(days=n) for n in range(1, 120)]
    activity = work.activities.save(opened)
    work.activities.set_times(
        activity, [Times(str(at.date()), at, at + timedelta(hours=2)) for at in days]
    )
    send(work, COORDINATOR_CHAT, NewBroadcast(texts={"sv": "Välkomna!"}), now=NOW)


def _pairs(work: SqlWork, count: int) -> Iterator[Pair]:
    """The second is the pair of `FAMILY`."""
    for number in range(count):
        chat_id = NURSE_CHAT if number == 1 else None
        nurse = work.people.add_staff(replace(STAFF[ANNA], chat_id=chat_id))
        supporter = work.people.add_staff(STAFF[SAMIRA])
        yield work.families.pair(nurse.id, supporter.id)


def _family(work: SqlWork, number: int, pair: Pair) -> None:
    parents = tuple(_parent(number, nth) for nth in range(1 + number % 2))
    born_on = NOW.date() - timedelta(weeks=number % 40)
    alias, area = f"F-{number + 1:04}", work.rules.areas[number % len(work.rules.areas)]
    family = work.families.add(
        Family(0, alias, "trygg-start", pair, parents, born_on=born_on, area=area)
    )
    plan_visits(work, family, now=NOW)
    planned = work.visits.of_family(family.id)
    if planned:
        _book(work, planned[0], pair, number)
        _say(work, family, planned[0], 4)


def _parent(number: int, nth: int) -> Parent:
    language = LANGUAGES[(number + nth) % len(LANGUAGES)]
    role = (ParentRole.BIRTH, ParentRole.OTHER)[nth]
    if number % 10 == 0:
        return Parent(0, 0, role, language)
    chat_id, consent = FIRST_CHAT + 2 * number + nth, Consent(1, language, NOW)
    return Parent(0, 0, role, language, "Amina", chat_id, consent=consent)


def _book(work: SqlWork, due: Visit, pair: Pair, number: int) -> None:
    starts_at = NOW + timedelta(days=number // OF_A_PAIR % 60, hours=number % 7)
    booked = replace(due, status=Status.PLANNED, edition=1, slot=slot_of(starts_at, 60))
    change = Change(due.id, 1, Event.BOOK, Status.DUE, Status.PLANNED, pair.nurse.id, NOW)
    work.visits.save(booked, change)


def _say(work: SqlWork, family: Family, visit: Visit, many: int) -> None:
    work.notices.plan(
        Notice(
            id=0,
            kind=KINDS[nth % len(KINDS)],
            to=parent.id,
            key=f"{visit.id}:{nth}:{parent.id}",
            due_at=NOW - nth * A_DAY,
            useful_until=NOW + A_DAY,
            visit_id=visit.id,
            edition=1,
            status=NoticeStatus.SENT,
            settled_at=NOW - nth * A_DAY,
        )
        for nth in range(1, many + 1)
        for parent in family.parents
    )


def _much_is_said(work: SqlWork, family: Family) -> None:
    """Two years of it: to both parents, with its Swedish."""
    visit = work.visits.of_family(family.id)[0]
    _say(work, family, visit, LONG_TIMELINE)
    for notice in work.notices.about(visit.id):
        work.mirrors.keep(notice.id, WORDS)
