"""How things stand, for one person: what every sentence is made from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from visits import access
from visits.access import Act
from visits.activity import Occurrence
from visits.call_reason import CallReason
from visits.facts import OutOfDate, Unknown
from visits.move_request import MoveRequest
from visits.people import Family, Pair, Parent, Person, Staff
from visits.stand_ins import family_then
from visits.visit import Slot, Visit
from visits.work import Work
from visits.yearly_report import ReportsWanted

if TYPE_CHECKING:
    from visits.actions.broadcast import Shown
    from visits.day_list import Day


@dataclass(frozen=True, slots=True)
class Scene:
    """`to` is who hears it, `by` whose doing it was, `words` what somebody wrote.

    `unseen_by` is who cannot have seen the visit's new time, since their calendar is away.
    `call` is why staff ring the family.
    `words_in_swedish` say what `words` say.
    `broadcast` is a reminder as its coordinator sees it.
    `day` is what a staff member's list says.
    `guests` come to the visit besides the pair; `could_come` are all who could be asked to.
    `occurrence` is one time that an open activity takes place.
    `report` says whose yearly report is not done.
    """

    to: Person
    family: Family | None = None
    visit: Visit | None = None
    request: MoveRequest | None = None
    slots: tuple[Slot, ...] = ()
    by: Person | None = None
    words: str | None = None
    visits: tuple[Visit, ...] = ()
    unseen_by: Staff | None = None
    call: CallReason | None = None
    day: "Day | None" = None
    guests: tuple[Staff, ...] = ()
    could_come: tuple[Staff, ...] = ()
    occurrence: Occurrence | None = None
    words_in_swedish: str | None = None
    broadcast: "Shown | None" = None
    report: ReportsWanted | None = None

    def saying(self, words: str, *, swedish: str | None) -> "Scene":
        return replace(self, words=words, words_in_swedish=swedish)

    def about(self, occurrence: Occurrence) -> "Scene":
        return replace(self, occurrence=occurrence)


@dataclass(frozen=True, slots=True)
class Standing:
    """One visit, its family and the open wish, loaded for a speaker who may act on it.

    The family's pair is the one that makes this visit: a substitute stands in it. `invited` are
    all who were asked to come besides; whoever of them stands in the pair now is no guest.
    """

    visit: Visit
    family: Family
    request: MoveRequest | None
    invited: tuple[Staff, ...] = ()

    @property
    def pair(self) -> Pair:
        return self.family.pair

    @property
    def guests(self) -> tuple[Staff, ...]:
        """Those who are to come besides the pair: a midwife, a dental nurse."""
        return besides(self.pair, self.invited)

    @property
    def coming(self) -> tuple[Staff, ...]:
        """All staff who have the visit in hand, or come to it."""
        return (*self.pair, *self.guests)

    def needs(self, person_id: int) -> bool:
        """Whether the visit cannot be made without this staff member."""
        return any(one.id == person_id for one in (*self.pair.who_come, *self.guests))

    def has_guest(self, person_id: int) -> bool:
        return any(guest.id == person_id for guest in self.guests)

    def awaits(self, person_id: int) -> bool:
        """Whether this staff member is to come, in the pair or besides it."""
        return self.pair.has(person_id) or self.has_guest(person_id)

    def scene(self, to: Person, *, slots: tuple[Slot, ...] = ()) -> Scene:
        return Scene(to, self.family, self.visit, self.request, slots, by=to, guests=self.guests)

    def now_is(self, visit: Visit, request: MoveRequest | None = None) -> "Standing":
        return replace(self, visit=visit, request=request)


def standing(work: Work, visit_id: int) -> Standing:
    """Load a visit with what belongs to it. Raises Unknown if there is no such visit."""
    visit = work.visits.get(visit_id)
    if visit is None:
        raise Unknown
    request, invited = work.requests.open_for(visit_id), work.visits.guests(visit_id)
    return Standing(visit, family_then(work, visit), request, tuple(invited))


def besides(pair: Pair, invited: Iterable[Staff]) -> tuple[Staff, ...]:
    """Those of the invited who are not in this pair anyway."""
    return tuple(one for one in invited if not pair.has(one.id))


def moved(work: Work, before: Standing, visit: Visit) -> Standing:
    """It has another time now, at which others may stand in."""
    return replace(before.now_is(visit), family=family_then(work, visit))


def either_pair(before: Standing, now: Standing) -> tuple[Staff, ...]:
    """Those who would have come, and those who come now."""
    return tuple({member.id: member for member in (*before.pair, *now.pair)}.values())


def for_parent(
    work: Work, chat_id: int, visit_id: int, *, edition: int, act: Act = Act.ANSWER
) -> tuple[Parent, Standing]:
    """A parent's tap on a visit as it was when the button was made.

    Raises what `access.ask` raises, and OutOfDate if the visit has a newer edition.
    """
    speaker = work.people.by_chat(chat_id)
    access.ask(speaker, act)
    now = standing(work, visit_id)
    parent = access.parent(speaker, act, family=now.family)
    _same_edition(now.visit, edition)
    return parent, now


def for_staff(
    work: Work, chat_id: int, visit_id: int, *, edition: int, act: Act
) -> tuple[Staff, Standing]:
    """A staff member's tap on a visit; raises like `for_parent`."""
    speaker = work.people.by_chat(chat_id)
    access.ask(speaker, act)
    now = standing(work, visit_id)
    staff = access.staff(speaker, act, family=now.family)
    _same_edition(now.visit, edition)
    return staff, now


def _same_edition(visit: Visit, edition: int) -> None:
    if visit.edition != edition:
        raise OutOfDate(visit)
