"""The world that the simulator keeps: Telegram's memory, and people with phones."""

from collections.abc import Mapping

from simulator.chat import Chat
from simulator.cloud import Cloud
from simulator.people import Person
from simulator.phone import Phone

FIRST_NEWCOMER_ID = 7_009_001


class World(Cloud):
    """Add people, then let them act: `world.person(7001001).types("hej")`."""

    def add_person(
        self,
        id: int,
        first_name: str,
        language_code: str,
        *,
        caption: Mapping[str, str] | None = None,
        shown: bool = False,
    ) -> Phone:
        """A person whose phone is `shown` stands on the page from the start."""
        return self.add(Person(id, first_name, language_code, caption or {}, shown))

    def add_newcomer(self, first_name: str, language_code: str) -> Phone:
        """A person whom somebody adds while the demo runs."""
        id = max([FIRST_NEWCOMER_ID - 1, *self.chats]) + 1
        return self.add_person(id, first_name, language_code, shown=True)

    def add(self, person: Person) -> Phone:
        chat = self.chats[person.id] = Chat(person)
        self.changed(chat)
        return Phone(self, chat)

    def person(self, id: int) -> Phone:
        return Phone(self, self.chats[id])

    def people(self) -> list[Phone]:
        return [Phone(self, chat) for chat in self.chats.values()]
