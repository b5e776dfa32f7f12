"""A small random clinic: pairs of staff, families with one or two parents, first visits booked."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from hembot.demo.cast import ANNA, KARIN, SAMIRA, STAFF
from hembot.demo.seed import PROGRAMME, SATURDAY
from messages.languages import LANGUAGES
from simulator.phone import Phone
from simulator.world import World
from storage.work import SqlWork
from tests.open_activities import STORIES
from tests.storm.record import Record
from visits.actions.book import book
from visits.actions.consent import CONSENT_VERSION, give_consent
from visits.actions.join import join
from visits.actions.register_family import NewFamily, invite, register_family
from visits.actions.want_news import want_news
from visits.activity import BY_HAND, Times
from visits.facts import SlotTaken
from visits.people import Family, Staff
from visits.quiet_hours import ZONE

NURSES = ("Anna", "Eva")
SUPPORTERS = ("Samira", "Nadia")
PARENTS = (
    *("Amina", "Yusuf", "Elin", "Grace", "Leila", "Omar"),
    *("Maria", "Johan", "Fatima", "Ali", "Sofia", "Ahmed"),
)
STRANGERS = ("Zahra", "Lars", "Hodan")


@dataclass
class Clinic:
    world: World
    record: Record
    chance: random.Random
    now: datetime
    staff: list[Phone] = field(default_factory=list)
    parents: list[Phone] = field(default_factory=list)
    coordinator: Staff | None = None
    strangers: list[Phone] = field(default_factory=list)

    def opens(self, work: SqlWork) -> None:
        nurses = [self._employed(work, name, STAFF[ANNA]) for name in self._some(NURSES)]
        supporters = [self._employed(work, name, STAFF[SAMIRA]) for name in self._some(SUPPORTERS)]
        names = list(PARENTS)
        for _ in range(self.chance.randint(2, 6)):
            pair = (self.chance.choice(nurses), self.chance.choice(supporters))
            self._moves_in(work, names, pair)
        self.coordinator = self._employed(work, "Karin", STAFF[KARIN])
        self._story_times(work)
        self.strangers = [self._phone(name, self.chance.choice(("sv", "fi"))) for name in STRANGERS]
        self.world.updates.forget_all()

    def _some(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return names[: self.chance.randint(1, len(names))]

    def _employed(self, work: SqlWork, name: str, like: Staff) -> Staff:
        phone = self._phone(name, "sv")
        self.staff.append(phone)
        member = work.people.add_staff(replace(like, name=name))
        join(work, phone.id, invite(work, member.id, now=self.now), first_name=name, now=self.now)
        return replace(member, chat_id=phone.id)

    def _moves_in(self, work: SqlWork, names: list[str], pair: tuple[Staff, Staff]) -> None:
        languages = [self._language() for _ in range(self.chance.randint(1, 2))]
        born_on = self.now.date() - timedelta(weeks=self.chance.randint(1, 30))
        new = NewFamily(languages, PROGRAMME, pair[0].id, pair[1].id, born_on=born_on)
        registered = register_family(work, pair[0].chat_id or 0, new, now=self.now)
        for language, token in zip(languages, registered.tokens, strict=True):
            self._is_invited(work, names.pop(0), language, token)
        if self.chance.random() < 0.85:
            self._books(work, registered.family, pair[0])

    def _is_invited(self, work: SqlWork, name: str, language: str, token: str) -> None:
        phone = self._phone(name, language)
        self.parents.append(phone)
        if self.chance.random() < 0.2:
            self.record.invitations.append(token)
            return
        join(work, phone.id, token, first_name=name, now=self.now)
        if self.chance.random() < 0.9:
            give_consent(work, phone.id, version=CONSENT_VERSION, now=self.now)
            if self.chance.random() < 0.6:
                want_news(work, phone.id, now=self.now)

    def _story_times(self, work: SqlWork) -> None:
        """Something is open at ten each day."""
        until = self.now.date() + timedelta(weeks=8)
        stories = work.activities.save(replace(STORIES, source=BY_HAND, good_until=until))
        ten = self.now.replace(hour=9, minute=0)
        begin = (ten + timedelta(days=day) for day in range(1, 50))
        hour = timedelta(hours=1)
        work.activities.set_times(stories, [Times(str(at), at, at + hour) for at in begin])

    def _books(self, work: SqlWork, family: Family, nurse: Staff) -> None:
        visit = work.visits.of_family(family.id)[0]
        chat_id, moment = nurse.chat_id or 0, self._moment()
        try:
            book(work, chat_id, visit.id, edition=0, starts_at=moment, now=self.now)
        except SlotTaken as taken:
            moment = taken.fresh[0].starts_at
            book(work, chat_id, visit.id, edition=0, starts_at=moment, now=self.now)

    def _moment(self) -> datetime:
        day = self.now.date() + timedelta(days=self.chance.randint(1, 9))
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        wall = time(self.chance.randint(9, 15), self.chance.choice((0, 30)))
        return datetime.combine(day, wall, ZONE).astimezone(UTC)

    def _phone(self, name: str, language: str) -> Phone:
        phone = self.world.add_newcomer(name, language)
        phone.starts()
        return phone

    def _language(self) -> str:
        return self.chance.choice(tuple(LANGUAGES))
