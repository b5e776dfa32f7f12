"""People tap: what came last, what still stands there, and what they saw once."""

from dataclasses import dataclass

from messages.taps import Verb, read_tap
from simulator.phone import Phone
from tests.storm.people import People, name

# how much people want what a button does; all others weigh one
WANTED = {
    Verb.YES: 6,
    Verb.OTHER_TIME: 6,
    Verb.SLOT: 8,
    Verb.WRITE: 2,
    Verb.SEND_WISH: 4,
    Verb.CLOCK: 4,
    Verb.CANNOT: 2,
    Verb.CANCEL: 3,
    Verb.CONSENT: 20,
    Verb.AGREE: 30,
    Verb.OFFER: 10,
    Verb.DECLINE: 5,
    Verb.BOOK: 4,
    Verb.BOOK_AT: 8,
    Verb.STAFF_CANCEL: 1,
    Verb.REPORT: 6,
    Verb.GUESTS: 12,
    Verb.ADD_GUEST: 30,
    Verb.FORM: 4,
    Verb.ACTIVITY: 8,
    Verb.GO: 8,
    Verb.ENTERED: 12,
}
MADE_UP = ("yes:1:0:", "yes:999:1:", "slot:1:1:0", "agree:999:1:", "drop:1:1:", "language:0:0:xx")


@dataclass
class Tapping:
    """Each act is a line of the log, or None if there was nothing to tap."""

    people: People

    def what_came_last(self) -> str | None:
        phone = self.people.somebody()
        return self._taps_one_of(phone, self._shown(phone)[-1:]) if phone else None

    def what_stands_there(self) -> str | None:
        phone = self.people.somebody()
        return self._taps_one_of(phone, self._shown(phone)) if phone else None

    def what_was_once_seen(self) -> str | None:
        """Also what an edit has taken away since: a slow phone shows it still."""
        phone = self.people.somebody()
        if phone is None:
            return None
        seen = [t for t in self.people.record.told if t.chat_id == phone.id and t.buttons]
        return self._taps_one_of(phone, [(told.message_id, list(told.buttons)) for told in seen])

    def twice(self) -> str | None:
        line = self.what_came_last()
        if line is None:
            return None
        query = list(self.people.world.queries.asked.values())[-1]
        self.taps(self.people.world.person(query.chat_id), query.message_id, query.data)
        return f"{line}, twice"

    def what_nobody_showed(self) -> str | None:
        phone = self.people.somebody()
        return self.taps(phone, 1, self.people.chance.choice(MADE_UP)) if phone else None

    def _shown(self, phone: Phone) -> list[tuple[int, list[str]]]:
        """The buttons of each message that has any, the newest last."""
        messages = [message for message in phone.messages() if message.buttons]
        return [(m.id, [b.data or "" for row in m.buttons for b in row]) for m in messages]

    def _taps_one_of(self, phone: Phone, shown: list[tuple[int, list[str]]]) -> str | None:
        if not shown:
            return None
        message_id, buttons = self.people.chance.choice(shown)
        weights = [_wanted(data) for data in buttons]
        return self.taps(phone, message_id, *self.people.chance.choices(buttons, weights))

    def taps(self, phone: Phone, message_id: int, data: str) -> str:
        """As a phone does it, but for a button that need not be there any more."""
        world, record = self.people.world, self.people.record
        query = world.queries.ask(phone.id, message_id, data, now=world.now())
        chat = phone.person.as_chat()
        body = {
            "id": query.id,
            "from": phone.person.as_user(),
            "message": {"chat": chat, "message_id": message_id, "date": 0},
            "chat_instance": str(-phone.id),
            "data": data,
        }
        world.tell_bot("callback_query", body)
        record.taps[self.people.newest_update()] = data
        record.queries[query.id] = phone.id
        return f"{name(phone)} taps {data} in message {message_id}"


def _wanted(data: str) -> int:
    tap = read_tap(data)
    return WANTED.get(tap.verb, 1) if tap else 1
