"""People write, use commands, open invitations, block, and change their mind about consent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from messages.languages import COMMANDS
from simulator.people import Standing
from simulator.phone import Phone
from tests.storm.people import People, name
from tests.town import EMERGENCIES
from visits.quiet_hours import ZONE

WORDS = (
    "Tack!",
    "När kommer ni?",
    "هل يمكن أن نغير الموعد؟",
    "Any day after lunch",
    "Fredag kl. 10?",
    "x" * 1200,
)
DANGER = ("Bebisen andas inte", "my baby is not breathing", "طفلي لا يتنفس")
FOR_PARENTS = ("visits",) * 8 + ("activities",) * 4 + ("language", "help", "no")
FOR_THE_COORDINATOR = ("remind",) * 6 + ("new_activity",) * 3 + ("reminders", "family", "help")
FOR_STAFF = ("book",) * 4 + ("today", "today", "family", "help", "language", "picture")
WRONG = ("", "no-such-invitation", "_" * 22)

assert all(EMERGENCIES.named_in(words) for words in DANGER)


@dataclass
class Writing:
    """Each act is a line of the log, or None if nobody could do it."""

    people: People

    def words(self) -> str | None:
        phone = self.people.somebody()
        if phone is None:
            return None
        text = self.people.chance.choice(WORDS)
        if self.people.is_staff(phone):
            text = self.people.chance.choice((text, self._a_moment(), self._a_moment()[:10]))
        phone.types(text)
        return f"{name(phone)} writes «{text[:30]}»"

    def words_of_danger(self) -> str | None:
        phone = self.people.one_of(self.people.clinic.parents)
        if phone is None:
            return None
        text = f"{self.people.chance.choice(DANGER)} {self.people.newest_update()}"
        phone.types(text)
        self.people.record.writes_of_danger(phone.id, text)
        return f"{name(phone)} writes of danger"

    def strange_things(self) -> str | None:
        phone = self.people.somebody()
        if phone is None:
            return None
        acts = (Phone.sends_sticker, Phone.sends_voice, Phone.sends_photo, _rewrite)
        self.people.chance.choice(acts)(phone)
        return f"{name(phone)} sends something that is no text, or rewrites something"

    def a_command(self) -> str | None:
        phone = self.people.somebody()
        if phone is None:
            return None
        english = self.people.chance.choice(self._commands_of(phone))
        command = self.people.chance.choice((english, COMMANDS[english]))
        phone.types(f"/{command}")
        return f"{name(phone)} writes /{command}"

    def _commands_of(self, phone: Phone) -> Sequence[str]:
        if self.people.coordinates(phone):
            return FOR_THE_COORDINATOR
        return FOR_STAFF if self.people.is_staff(phone) else FOR_PARENTS

    def takes_consent_back(self) -> str | None:
        phone = self.people.one_of(self.people.clinic.parents)
        if phone is None:
            return None
        phone.types("/no")
        return f"{name(phone)} writes /no"

    def opens_an_invitation(self) -> str | None:
        """The right one, one that was used, one of somebody else's, or none at all."""
        known = self.people.record.invitations
        token = self.people.chance.choice([*known, *known, *WRONG])
        phone = self.people.chance.choice(self.people.everybody())
        if phone.standing is Standing.DEACTIVATED:
            return None
        phone.starts(token)
        return f"{name(phone)} opens invitation {known.index(token) if token in known else token}"

    def blocks_or_comes_back(self) -> str | None:
        phone = self.people.chance.choice(self.people.clinic.parents + self.people.clinic.staff)
        if phone.standing is Standing.DEACTIVATED:
            return None
        if phone.standing is Standing.BLOCKED:
            phone.unblocks()
            return f"{name(phone)} unblocks Hembot"
        phone.blocks()
        return f"{name(phone)} blocks Hembot"

    def deletes_the_account(self) -> str | None:
        phone = self.people.one_of(self.people.clinic.parents)
        if phone is None:
            return None
        phone.deactivates()
        return f"{name(phone)} deletes the account"

    def _a_moment(self) -> str:
        days = timedelta(days=self.people.chance.randint(1, 10))
        day = self.people.record.clock.now().astimezone(ZONE).date() + days
        return f"{day.isoformat()} {self.people.chance.randint(8, 16):02}:30"


def _rewrite(phone: Phone) -> None:
    own = [message for message in phone.messages() if not message.is_from_bot]
    if own:
        phone.edits(own[-1].id, "Förlåt, jag skrev fel")
