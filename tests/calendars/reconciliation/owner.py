"""A staff member at their own calendar program: does with an event whatever such programs allow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from calendars.client.answers import Href, Object
from calendars.client.calendar import Calendar
from tests.calendars.reconciliation.event import CALLED_OFF, Event, new_event
from tests.calendars.reconciliation.record import Deed, Record

AN_HOUR = timedelta(hours=1)
Times = Callable[[], list[datetime]]


@dataclass
class Owner:
    """`real` is their calendar as their own program reaches it; `times` are those worth trying."""

    staff_id: int
    real: Calendar
    random: Random
    record: Record
    times: Times
    marks: int = 0
    before: dict[Href, str] = field(default_factory=dict)
    """What each event said before they last changed it."""

    async def does_something(self) -> None:
        objects = await self._objects()
        ours = sorted(href for href, one in objects.items() if "@hembesok" in one.text)
        others = sorted(objects.keys() - set(ours))
        chance = self.random.random()
        if chance < 0.12:
            await self._own_event(others, objects)
        elif chance < 0.17:
            await self._restores(objects)
        elif ours:
            await self.edits(self.random.choice(ours))

    async def edits(self, href: Href) -> None:
        """Something with this event, if it is still there."""
        found = await self.real.fetch([href])
        if href not in found:
            return
        there, event = found[href], Event(found[href].text)
        names = list(GESTURES)
        name = self.random.choices(names, [GESTURES[name][0] for name in names])[0]
        if name == "deletes":
            await self.deletes(there)
        elif name == "undoes":
            if href in self.before:
                await self.saves(there, Event(self.before[href]), name)
        else:
            GESTURES[name][1](self, event)
            await self.saves(there, event, name)

    async def saves(self, there: Object, event: Event, what: str) -> None:
        if event.text == there.text:
            return
        assert there.etag is not None
        self.before[there.href] = there.text
        await self.real.replace(there.href, event.text, there.etag)
        self._did(what, Event(there.text), event)
        self.record.last_saved[self.staff_id, there.href] = what

    async def deletes(self, there: Object) -> None:
        assert there.etag is not None
        self.before[there.href] = there.text
        await self.real.delete(there.href, there.etag)
        self._did("deletes", Event(there.text), None)

    def _did(self, what: str, before: Event | None, after: Event | None) -> None:
        event = after or before
        assert event is not None
        at = f"{after.starts_at:%a %d %H:%M}" if after and after.starts_at else ""
        self.record.note(f"{self.staff_id} {what} {event.title!r} {event.uid} {at}")
        gists = before.gist if before else None, after.gist if after else None
        self.record.deeds.append(Deed(self.staff_id, event.uid, self.record.now(), *gists))

    async def _restores(self, objects: Mapping[Href, Object]) -> None:
        """Undoes a deletion."""
        deleted = sorted(self.before.keys() - objects.keys())
        if deleted:
            href = self.random.choice(deleted)
            await self.real.create(href, self.before[href])
            self.record.last_saved[self.staff_id, href] = "restores"
            self.record.restored.add(Event(self.before[href]).uid)
            self._did("restores", None, Event(self.before[href]))

    async def _own_event(self, others: list[Href], objects: Mapping[Href, Object]) -> None:
        if others and self.random.random() < 0.5:
            there = objects[self.random.choice(others)]
            event = Event(there.text)
            if self.random.random() < 0.5:
                await self.deletes(there)
            else:
                event.moves_to(self._time(), AN_HOUR)
                await self.saves(there, event, "moves")
            return
        self.marks += 1
        name = f"own-{self.staff_id}-{self.marks}"
        family = self.random.choice(["F-0001", "F-0002", "F-0003", "F-0099"])
        title = self.random.choice(["Möte", "Tandläkare", f"{family} hembesök"])
        event = new_event(name, title, self._time(), AN_HOUR)
        await self.real.create(self.real.object_href(f"{name}.ics"), event.text)
        self._did("adds", None, event)

    async def _objects(self) -> dict[Href, Object]:
        return await self.real.fetch(list((await self.real.changes()).changed))

    def _time(self) -> datetime:
        return self.random.choice(self.times())

    def _drags(self, event: Event) -> None:
        length = event.ends_at - event.starts_at if event.ends_at and event.starts_at else AN_HOUR
        event.moves_to(self._time(), length)

    def _resizes(self, event: Event) -> None:
        if event.starts_at is not None:
            event.moves_to(event.starts_at, timedelta(minutes=15 * self.random.randint(1, 8)))

    def _says_ok(self, event: Event) -> None:
        event.puts("SUMMARY", f"OK {event.title}")

    def _calls_off(self, event: Event) -> None:
        event.puts("SUMMARY", CALLED_OFF + event.title)

    def _sets_cancelled(self, event: Event) -> None:
        event.puts("STATUS", "CANCELLED")

    def _sets_confirmed(self, event: Event) -> None:
        event.puts("STATUS", "CONFIRMED")

    def _loses_what_outlook_loses(self, event: Event) -> None:
        event.drops("STATUS")
        event.drops("COLOR")
        self._mark(event, "X-NOTE:")

    def _notes(self, event: Event) -> None:
        self.marks += 1
        mark = f"STAFF-{self.staff_id}{self.marks:03}"
        kind = self.random.randrange(4)
        if kind == 0:
            event.adds(f"X-NOTE:{mark}")
        elif kind == 1:
            event.adds_alarm(f"DESCRIPTION:{mark}")
        elif kind == 2:
            event.says(mark)
        else:
            event.puts("CATEGORIES", f"{event.value('CATEGORIES')},{mark}")

    def _mark(self, event: Event, name: str) -> None:
        self.marks += 1
        event.adds(f"{name}STAFF-{self.staff_id}{self.marks:03}")

    def _all_day(self, event: Event) -> None:
        event.becomes_a_whole_day()

    def _repeats(self, event: Event) -> None:
        event.puts("RRULE", "FREQ=WEEKLY;COUNT=3")

    def _nothing(self, event: Event) -> None: ...


Gesture = tuple[float, Callable[[Owner, Event], None]]

GESTURES: dict[str, Gesture] = {
    "drags": (34, Owner._drags),
    "deletes": (10, Owner._nothing),
    "calls off": (3, Owner._calls_off),
    "sets cancelled": (4, Owner._sets_cancelled),
    "sets confirmed": (9, Owner._sets_confirmed),
    "says OK": (12, Owner._says_ok),
    "undoes": (9, Owner._nothing),
    "notes": (10, Owner._notes),
    "resizes": (4, Owner._resizes),
    "saves with Outlook": (3, Owner._loses_what_outlook_loses),
    "makes a whole day": (1, Owner._all_day),
    "makes a series": (1, Owner._repeats),
}
