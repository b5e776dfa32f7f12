"""Fills an empty demo through the same actions that real people use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from hembot.demo.cast import (
    AMINA,
    ANNA,
    ELIN,
    GRACE,
    KARIN,
    MARIA,
    SAMIRA,
    STAFF,
    YUSUF,
    Somebody,
)
from hembot.demo.last_year import live_last_year
from visits.actions.book import book
from visits.actions.confirm import confirm
from visits.actions.consent import CONSENT_VERSION, give_consent
from visits.actions.join import join
from visits.actions.register_family import NewFamily, invite, register_family
from visits.actions.use_programme import activate, confirm_assumptions
from visits.actions.want_news import want_news
from visits.people import Family
from visits.quiet_hours import ZONE
from visits.visit import Visit
from visits.work import Work

PROGRAMME = "trygg-start"
ANOTHER = "orebro"
SATURDAY = 5
WANT_NEWS = (ELIN, GRACE)
"""They have asked to be told of open activities: whom Karin's reminders reach from the start."""


@dataclass(frozen=True)
class Household:
    """A family of the demo: its child is `weeks_old`, its visit is in `days` at `hour`.

    It lives in `area`, if the booking rules know that.
    """

    parents: Sequence[Somebody]
    weeks_old: int
    days: int
    hour: int
    area: str
    has_said_yes: bool = False


HOUSEHOLDS = (
    Household((AMINA, YUSUF), weeks_old=6, days=8, hour=10, area="Angered"),
    Household((ELIN,), weeks_old=17, days=0, hour=14, area="Bergsjön", has_said_yes=True),
    Household((GRACE,), weeks_old=5, days=5, hour=13, area="Centrum"),
)


def seed_demo(work: Work, *, now: datetime) -> None:
    """As `seed`, with another programme in use, two who want news, and a year behind it."""
    if work.people.all_staff():
        return
    seed(work, now=now)
    confirm_assumptions(work, ANOTHER, by=KARIN.name, now=now)
    activate(work, ANOTHER, now=now)
    for parent in WANT_NEWS:
        want_news(work, parent.chat_id, now=now)
    live_last_year(work, now=now)


def seed(work: Work, *, now: datetime) -> None:
    """A pair, a coordinator, three families, and a midwife who can come along. Once only."""
    if work.people.all_staff():
        return
    for somebody in (ANNA, SAMIRA, KARIN):
        _begin_to_work(work, somebody, now)
    for household in HOUSEHOLDS:
        _move_in(work, household, now)
    _begin_to_work(work, MARIA, now)


def _begin_to_work(work: Work, somebody: Somebody, now: datetime) -> None:
    member = work.people.add_staff(STAFF[somebody])
    _join(work, somebody, invite(work, member.id, now=now), now)


def _join(work: Work, somebody: Somebody, token: str, now: datetime) -> None:
    join(work, somebody.chat_id, token, first_name=somebody.name, now=now)


def _move_in(work: Work, household: Household, now: datetime) -> None:
    nurse, supporter = (work.people.by_chat(who.chat_id) for who in (ANNA, SAMIRA))
    assert nurse is not None and supporter is not None
    new = NewFamily(
        languages=[parent.speaks for parent in household.parents],
        programme=PROGRAMME,
        nurse_id=nurse.id,
        family_supporter_id=supporter.id,
        born_on=now.astimezone(ZONE).date() - timedelta(weeks=household.weeks_old),
        area=household.area if household.area in work.rules.areas else None,
    )
    registered = register_family(work, ANNA.chat_id, new, now=now)
    for parent, token in zip(household.parents, registered.tokens, strict=True):
        _join(work, parent, token, now)
        give_consent(work, parent.chat_id, version=CONSENT_VERSION, now=now)
    _book(work, household, registered.family, now)


def _book(work: Work, household: Household, family: Family, now: datetime) -> None:
    first: Visit = work.visits.of_family(family.id)[0]
    at = _moment(household, now)
    book(work, ANNA.chat_id, first.id, edition=first.edition, starts_at=at, now=now)
    if household.has_said_yes:
        parent = household.parents[0]
        confirm(work, parent.chat_id, first.id, edition=first.edition + 1, now=now)


def _moment(household: Household, now: datetime) -> datetime:
    """The working day on or after that many days, at the full hour in Sweden."""
    day = now.astimezone(ZONE).date() + timedelta(days=household.days)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, time(household.hour), ZONE).astimezone(UTC)


def demo_morning(real: datetime) -> datetime:
    """When the demo begins: 09:30 in Sweden, today or on the next working day."""
    day = real.astimezone(ZONE).date()
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, time(9, 30), ZONE).astimezone(UTC)
