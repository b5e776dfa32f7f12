"""Staff look at the programmes that there are, and how far each has come here."""

from collections.abc import Mapping
from dataclasses import dataclass

from visits import access
from visits.access import Act
from visits.booking_rules import BookingRules
from visits.programme import Programme
from visits.programme_use import ProgrammeUse
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Known:
    """A programme, and whether families are offered it; `is_sure`: nothing is left to confirm."""

    programme: Programme
    use: ProgrammeUse

    @property
    def is_sure(self) -> bool:
        return self.use.is_confirmed(self.programme)

    @property
    def is_offered(self) -> bool:
        return self.use.is_offered(self.programme)


@dataclass(frozen=True, slots=True)
class Programmes:
    """By slug, those in use first; and the rules by which times are looked for."""

    known: Mapping[str, Known]
    rules: BookingRules


def see_programmes(work: Work, chat_id: int) -> Programmes:
    """Raises like `access.staff`."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_PROGRAMMES)
    uses = work.programme_uses.all()
    known = [
        Known(programme, uses.get(slug, ProgrammeUse(slug)))
        for slug, programme in work.programmes.items()
    ]
    known.sort(key=lambda one: not one.is_offered)
    return Programmes({one.programme.slug: one for one in known}, work.rules)
