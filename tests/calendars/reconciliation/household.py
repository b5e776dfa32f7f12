"""What families and staff do in the chat, at random, through the real actions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from hembot.demo import cast
from storage.database import Database
from storage.work import SqlWork
from tests.calendars.reconciliation.record import Record
from tests.properties.last_news import LastNews
from visits.actions.ask_to_move import see_free_times, wish_for, wish_in_words
from visits.actions.book import book
from visits.actions.cancel import cancel, cancel_by_staff
from visits.actions.choose_guests import add_guest, drop_guest
from visits.actions.confirm import confirm
from visits.actions.deliver import begin, claim, end
from visits.actions.settle_move import agree, decline, offer
from visits.facts import Refusal
from visits.notice import Notice, Outcome
from visits.scene import Scene
from visits.visit import Visit

FAMILIES = {1: (cast.AMINA, cast.YUSUF), 2: (cast.ELIN,), 3: (cast.GRACE,)}
ASKING = frozenset({"please_confirm", "visit_moved", "visit_revived"})
STAFF = (cast.ANNA, cast.SAMIRA)


@dataclass
class Households:
    """All who talk to Hembot. Whoever is told anything believes it from then on."""

    database: Database
    random: Random
    record: Record
    times: Callable[[SqlWork], list[datetime]]
    news: LastNews
    look: Callable[[SqlWork], None]
    """At the laws, in the unit of work of each tap."""
    told: set[tuple[object, ...]] = field(default_factory=set)

    def somebody_taps(self) -> None:
        family_id = self.random.choice(list(FAMILIES))
        names = list(_TAPS)
        name = self.random.choices(names, [_TAPS[name][0] for name in names])[0]
        who = STAFF if name.startswith("staff") else FAMILIES[family_id]
        somebody = self.random.choice(who)
        self.taps(family_id, name, somebody)

    def taps(self, family_id: int, name: str, somebody: cast.Somebody) -> None:
        try:
            with self.database.unit_of_work() as work:
                visit = _next(work, family_id)
                at = self.record.now()
                scene = _TAPS[name][1](self, work, somebody.chat_id, visit) if visit else None
                self.look(work)
        except Refusal as refusal:
            self.record.note(f"{somebody.name}: {name} (family {family_id}): {refusal!r:.40}")
            return
        if scene is not None:
            self.record.note(f"{somebody.name}: {name} (family {family_id}) at {at:%H:%M}")
            self.news.hears(scene)

    def staff_choose_guests(self, guest_id: int) -> None:
        """To some visit the guest comes as well, or need not come after all."""
        family_id, somebody = self.random.choice(list(FAMILIES)), self.random.choice(STAFF)
        try:
            with self.database.unit_of_work() as work:
                visit = _next(work, family_id)
                assert visit is not None
                comes = any(guest.id == guest_id for guest in work.visits.guests(visit.id))
                choose = drop_guest if comes else add_guest
                on = {"edition": visit.edition, "now": self.record.now()}
                choose(work, somebody.chat_id, visit.id, guest_id, **on)  # type: ignore[arg-type]
        except Refusal as refusal:
            self.record.note(f"{somebody.name} chooses no guest: {refusal!r:.40}")
            return
        self.record.note(f"{somebody.name}: {choose.__name__} (family {family_id})")

    def hear_what_is_due(self) -> None:
        """Everything arrives; the storms of tests/storm are where it does not."""
        now = self.record.now()
        while self._hear_some(now):
            pass

    def _hear_some(self, now: datetime) -> bool:
        with self.database.unit_of_work() as work:
            claimed = claim(work, now=now)
            for notice in claimed:
                dispatch = begin(work, notice.id, now=now)
                if dispatch is None:
                    continue
                end(work, dispatch, Outcome.DELIVERED, now=now)
                self.news.hears(dispatch.scene)
                self.record.note(f"  told {notice.to}: {notice.kind} ({notice.key})")
                self._says_it_once(notice)
        return bool(claimed)

    def _says_it_once(self, notice: Notice) -> None:
        """Two sentences that ask about the same time at the same time are one too many."""
        subject = "asked" if notice.kind in ASKING else notice.key
        told = (notice.to, subject, notice.visit_id, notice.edition, notice.due_at)
        if told in self.told:
            self.record.breaks("nothing is told twice", notice.key)
        self.told.add(told)

    def _wishes(self, work: SqlWork, chat_id: int, visit: Visit) -> Scene | None:
        on = {"edition": visit.edition, "now": self.record.now()}
        slots = see_free_times(work, chat_id, visit.id, **on).slots  # type: ignore[arg-type]
        if not slots:
            return None
        at = self.random.choice(slots).starts_at
        return wish_for(work, chat_id, visit.id, starts_at=at, **on)  # type: ignore[arg-type]

    def _wishes_in_words(self, work: SqlWork, chat_id: int, visit: Visit) -> Scene:
        return wish_in_words(
            work, chat_id, visit.id, edition=visit.edition, words="Senare", now=self.record.now()
        )

    def _confirms(self, work: SqlWork, chat_id: int, visit: Visit) -> Scene:
        return confirm(work, chat_id, visit.id, edition=visit.edition, now=self.record.now())

    def _cancels(self, work: SqlWork, chat_id: int, visit: Visit) -> Scene:
        return cancel(work, chat_id, visit.id, edition=visit.edition, now=self.record.now())

    def _staff_cancel(self, work: SqlWork, chat_id: int, visit: Visit) -> Scene:
        return cancel_by_staff(
            work, chat_id, visit.id, edition=visit.edition, now=self.record.now()
        )

    def _staff_book(self, work: SqlWork, chat_id: int, visit: Visit) -> Scene:
        at = self.random.choice(self.times(work))
        return book(
            work, chat_id, visit.id, edition=visit.edition, starts_at=at, now=self.record.now()
        )

    def _staff_settle(self, work: SqlWork, chat_id: int, visit: Visit) -> Scene | None:
        request = work.requests.open_for(visit.id)
        if request is None:
            return None
        answer = self.random.choice([agree, agree, decline, offer])
        return answer(work, chat_id, request.id, revision=request.revision, now=self.record.now())


def _next(work: SqlWork, family_id: int) -> Visit | None:
    """The visit that stands, or the one that was last called off."""
    visits = [visit for visit in work.visits.of_family(family_id) if visit.edition > 0]
    standing = [visit for visit in visits if visit.has_a_time]
    return next(iter([*standing, *visits[::-1]]), None)


_Act = Callable[[Households, SqlWork, int, Visit], Scene | None]

_TAPS: dict[str, tuple[float, _Act]] = {
    "wishes": (40, Households._wishes),
    "wishes in words": (3, Households._wishes_in_words),
    "confirms": (22, Households._confirms),
    "cancels": (5, Households._cancels),
    "staff call off": (4, Households._staff_cancel),
    "staff book": (8, Households._staff_book),
    "staff settle": (18, Households._staff_settle),
}
