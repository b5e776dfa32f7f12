"""What is remembered of one seed: its log, every word that was made, and what reached whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from messages.languages import LANGUAGES, SOURCE
from messages.message import Message
from messages.note import BETWEEN, NOTE
from messages.voice import Voice
from messages.wording import when
from tests.beginning import PROGRAMMES
from tests.storm.clock import StormClock
from tests.town import THEMES, TOPICS
from visits.actions.deliver import LEASE
from visits.notice import Notice
from visits.people import Person
from visits.quiet_hours import ZONE
from visits.visit import Change, Visit


@dataclass(frozen=True)
class Words:
    """One message as it was made: its name, for whom, about which visit, and when."""

    name: str
    asked_in: str
    message: Message
    to: Person | None
    visit: Visit | None
    made_at: datetime

    @property
    def says_the_time(self) -> bool:
        if self.visit is None or self.visit.slot is None:
            return False
        language = LANGUAGES[self.message.language]
        return str(when(self.visit.starts_at, language)) in self.message.text


@dataclass(frozen=True)
class Told:
    """What somebody's phone got; `notice` if it was not an answer."""

    at: datetime
    chat_id: int
    message_id: int
    text: str
    buttons: Sequence[str]
    words: Words | None
    notice: Notice | None


@dataclass(frozen=True)
class Deed:
    """One step of a visit, and the update that brought it about."""

    change: Change
    update_id: int | None


@dataclass
class Record:
    clock: StormClock
    lines: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    shown: list[tuple[int, Notice]] = field(default_factory=list)
    """Pictures that came without words: to which chat, beside which notice."""
    deeds: list[Deed] = field(default_factory=list)
    taps: dict[int, str] = field(default_factory=dict)
    """What each update tapped."""
    queries: dict[str, int] = field(default_factory=dict)
    """Which chat waits for an answer to which tap."""
    answered: set[str] = field(default_factory=set)
    alarms: list[tuple[int, str]] = field(default_factory=list)
    """Who wrote words of danger, and which; strangers are told whom to ring, and nobody else."""
    joined: set[int] = field(default_factory=set)
    """The chats of everybody whom Hembot knows."""
    invitations: list[str] = field(default_factory=list)
    """What stands behind `?start=` in the links that staff were given."""
    nonsense: set[int] = field(default_factory=set)
    """Updates that nobody can read: they are to be parked."""
    claimed: dict[int, datetime] = field(default_factory=dict)
    """Until when a notice belongs to the sender that has claimed it."""
    broken: list[str] = field(default_factory=list)
    """What was seen to be wrong at once."""
    reached: dict[int, bool] = field(default_factory=dict)
    unreachable_at: dict[int, datetime] = field(default_factory=dict)
    """When each person could last not be told anything."""
    words: dict[str, Words] = field(default_factory=dict)

    def note(self, line: str) -> None:
        local = self.clock.now().astimezone(ZONE)
        self.lines.append(f"{local:%a %d %b %H:%M:%S.%f} {line}")

    def writes_of_danger(self, chat_id: int, words: str) -> None:
        if chat_id in self.joined:
            self.alarms.append((chat_id, words))

    def claims(self, notices: Iterable[int]) -> None:
        now = self.clock.now()
        for number in notices:
            if self.claimed.get(number, now) > now:
                self.broken.append(f"a_claim_is_the_claimer_s_alone: notice {number} has two")
            self.claimed[number] = now + LEASE

    def lets_go(self, notices: Iterable[int]) -> None:
        for number in notices:
            self.claimed.pop(number, None)

    def words_of(self, text: str) -> Words | None:
        """How `text` was made; a note in several languages is known if each of them is."""
        if (whole := self.words.get(text)) is not None:
            return whole
        parts = [self.words.get(part) for part in text.split(BETWEEN)]
        return parts[0] if all(part is not None and part.name == NOTE for part in parts) else None

    def reaches(self, person_id: int, chat_id: int | None, *, can_be_told: bool) -> None:
        if chat_id is not None:
            self.joined.add(chat_id)
        if not (can_be_told and self.reached.get(person_id, False)):
            self.unreachable_at[person_id] = self.clock.now()
        self.reached[person_id] = can_be_told


class OverheardVoice(Voice):
    """The real voice; whatever it puts into words is remembered."""

    def __init__(self, record: Record) -> None:
        super().__init__(PROGRAMMES, THEMES, TOPICS, drafts=True)
        self._record = record

    def say_in(self, language: str, name: str, **facts: object) -> Message:
        message = super().say_in(language, name, **facts)
        to, visit = facts.get("to"), facts.get("visit")
        self._record.words[message.text] = Words(
            name,
            language,
            message,
            to if isinstance(to, Person) else None,
            visit if isinstance(visit, Visit) else None,
            self._record.clock.now(),
        )
        self._remember_the_mirror(name, message)
        return message

    def _remember_the_mirror(self, name: str, message: Message) -> None:
        """Whoever asks for it reads the same in Swedish; somebody may have been told just that."""
        if message.swedish is not None and message.swedish != message.text:
            same = Message(message.swedish, SOURCE)
            words = Words(name, SOURCE, same, None, None, self._record.clock.now())
            self._record.words.setdefault(same.text, words)
