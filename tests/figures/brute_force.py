"""Every figure counted once more, as content/figures.toml says it in words, as simply as can be.

Nothing here knows how Hembot counts: everything is loaded, and gone through from one end to the
other for each figure. It was written before anybody looked at what it is compared with.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from storage.work import SqlWork
from visits.notice import Notice, NoticeStatus
from visits.notice import Reason as Unsent
from visits.people import Family, Left, Makers, Parent, ParentRole, Profession
from visits.programme import Place
from visits.snapshot import Snapshot
from visits.transitions import Event
from visits.unheard import QUESTIONS
from visits.visit import Change, Status, Visit
from visits.why_left import Reason, Why

SWEDEN = ZoneInfo("Europe/Stockholm")
EIGHT_WEEKS = timedelta(days=56)
A_DAY = timedelta(hours=24)
BY_PHONE = "by phone"
NOT_REACHED = (
    Unsent.NOT_JOINED,
    Unsent.NO_CONSENT,
    Unsent.BLOCKED,
    Unsent.REFUSED,
    Unsent.FAULTY,
    Unsent.NO_LANGUAGE,
)
NURSE_AND_SUPPORTER = {Profession.NURSE, Profession.FAMILY_SUPPORTER}


@dataclass(frozen=True, slots=True)
class Choice:
    """From the first to the last day, of those families alone whom each given value fits."""

    first: date
    last: date
    area: str | None = None
    centre: str | None = None
    programme: str | None = None
    language: str | None = None

    def has(self, moment: datetime) -> bool:
        return self.first <= day_of(moment) <= self.last

    def fits(self, family: Family) -> bool:
        theirs = (
            family.area or "",
            family.centre or "",
            family.programme,
            language_of(family),
        )
        asked = (self.area, self.centre, self.programme, self.language)
        return all(one in (None, its) for one, its in zip(asked, theirs, strict=True))

    def fits_parent(self, family: Family, parent: Parent) -> bool:
        anywhere = Choice(self.first, self.last, self.area, self.centre, self.programme)
        return anywhere.fits(family) and self.language in (None, parent.language)


def day_of(moment: datetime) -> date:
    return moment.astimezone(SWEDEN).date()


def language_of(family: Family) -> str:
    """That of the parent who gave birth; else that of whoever was entered first."""
    births = [one for one in family.parents if one.role is ParentRole.BIRTH]
    everybody = [*births, *family.parents]
    return everybody[0].language if everybody else ""


@dataclass(frozen=True, slots=True)
class Clinic:
    """Everything there is."""

    families: Sequence[Family]
    visits: Mapping[int, Sequence[Visit]]
    history: Mapping[int, Sequence[Change]]
    snapshots: Mapping[int, Snapshot | None]
    outings: Mapping[int, tuple[bool, bool]]
    reasons: Mapping[int, Sequence[Reason]]
    messages: Mapping[int, Sequence[Notice]]
    professions: Mapping[int, Profession]
    required: Mapping[str, frozenset[int]]

    def all_visits(self, choice: Choice) -> Iterator[tuple[Family, Visit]]:
        for family in self.families:
            if choice.fits(family):
                for visit in self.visits[family.id]:
                    yield family, visit

    def held(self, choice: Choice) -> list[Visit]:
        """Made in the period."""
        return [
            visit
            for _, visit in self.all_visits(choice)
            if visit.status is Status.HELD and choice.has(visit.starts_at)
        ]

    def reported(self, choice: Choice) -> list[tuple[Visit, Snapshot]]:
        found = [(visit, self.snapshots[visit.id]) for visit in self.held(choice)]
        return [(visit, snapshot) for visit, snapshot in found if snapshot is not None]

    def steps(self, choice: Choice) -> Iterator[tuple[Family, Change]]:
        """What happened in the period."""
        for family, visit in self.all_visits(choice):
            for change in self.history[visit.id]:
                if choice.has(change.at):
                    yield family, change


def look_at(work: SqlWork, family_ids: Sequence[int]) -> Clinic:
    """Load everything about these families, one by one."""
    families = [work.families.get(id) for id in family_ids]
    visits = {one.id: work.visits.of_family(one.id) for one in families}
    ids = [visit.id for mine in visits.values() for visit in mine]
    outings = {id: work.visits.outing(id) for id in ids}
    parents = [parent.id for family in families for parent in family.parents]
    notices = {one.id: one for id in ids for one in work.notices.about(id)}
    notices |= {one.id: one for one in work.notices.about_no_visit(parents)}
    return Clinic(
        families,
        visits,
        {id: work.visits.history(id) for id in ids},
        {id: work.snapshots.of_visit(id) for id in ids},
        {id: (one.open_preschool, one.library) for id, one in outings.items() if one},
        {one.id: work.reasons.of_family(one.id) for one in families},
        {id: [one for one in notices.values() if one.to == id] for id in parents},
        {one.id: one.profession for one in work.people.all_staff()},
        {
            slug: frozenset(one.number for one in programme.series)
            for slug, programme in work.programmes.items()
        },
    )


Number = tuple[int, int | None]
"""How many, and out of how many where it is a share."""


def count_everything(clinic: Clinic, choice: Choice) -> dict[str, Number]:
    return {name: count(clinic, choice) for name, count in HOW.items()}


def _visits(clinic: Clinic, choice: Choice) -> Number:
    return len(clinic.held(choice)), None


def _families(clinic: Clinic, choice: Choice) -> Number:
    return len({visit.family_id for visit in clinic.held(choice)}), None


def _accepted(clinic: Clinic, choice: Choice) -> Number:
    yes = no = 0
    for family in clinic.families:
        if not choice.fits(family) or family.registered_at is None:
            continue
        if not choice.has(family.registered_at):
            continue
        if _has_said_yes(clinic, family):
            yes += 1
        elif family.left is Left.DECLINED:
            no += 1
    return yes, yes + no


def _has_said_yes(clinic: Clinic, family: Family) -> bool:
    for visit in clinic.visits[family.id]:
        if visit.status is Status.HELD:
            return True
        if any(change.after is Status.CONFIRMED for change in clinic.history[visit.id]):
            return True
    return False


def _completed(clinic: Clinic, choice: Choice) -> Number:
    many = 0
    for family in clinic.families:
        required = clinic.required.get(family.programme, frozenset())
        held = [one for one in clinic.visits[family.id] if one.status is Status.HELD]
        mine = [one for one in held if one.number in required]
        if choice.fits(family) and required and {one.number for one in mine} == required:
            many += choice.has(max(one.starts_at for one in mine))
    return many, None


def _in_home(clinic: Clinic, choice: Choice) -> Number:
    return _share(clinic, choice, lambda seen: seen.seen.place is Place.HOME)


def _share(clinic: Clinic, choice: Choice, is_so: Callable[[Snapshot], bool]) -> Number:
    snapshots = [snapshot for _, snapshot in clinic.reported(choice)]
    return len([one for one in snapshots if is_so(one)]), len(snapshots)


def _right_time(clinic: Clinic, choice: Choice) -> Number:
    held = clinic.held(choice)
    right = [v for v in held if v.window.first <= day_of(v.starts_at) <= v.window.last]
    return len(right), len(held)


def _both(clinic: Clinic, choice: Choice) -> Number:
    joint = [seen for visit, seen in clinic.reported(choice) if visit.makers is Makers.BOTH]
    return len([one for one in joint if one.seen.professions >= NURSE_AND_SUPPORTER]), len(joint)


def _other_parent(clinic: Clinic, choice: Choice) -> Number:
    others = {
        parent.id
        for family in clinic.families
        for parent in family.parents
        if parent.role is ParentRole.OTHER
    }
    return _share(clinic, choice, lambda one: any(id in others for id in one.seen.parents))


def _preschool(clinic: Clinic, choice: Choice) -> Number:
    return _by_the_fourth(clinic, choice, lambda one: one.seen.open_preschool, lambda said: said[0])


def _library(clinic: Clinic, choice: Choice) -> Number:
    return _by_the_fourth(clinic, choice, lambda one: one.seen.library, lambda said: said[1])


def _by_the_fourth(
    clinic: Clinic,
    choice: Choice,
    seen: Callable[[Snapshot], bool | None],
    said: Callable[[tuple[bool, bool]], bool],
) -> Number:
    been = known = 0
    for family in clinic.families:
        visits = clinic.visits[family.id]
        fourth = [one for one in visits if one.number == 4 and one.status is Status.HELD]
        if not choice.fits(family) or not fourth or not choice.has(fourth[0].starts_at):
            continue
        answers: list[bool | None] = []
        for visit in visits:
            if visit.number <= 4:
                is_held = visit.status is Status.HELD
                snapshot = clinic.snapshots[visit.id] if is_held else None
                answers += [seen(snapshot)] if snapshot else []
                answers += [said(clinic.outings[visit.id])] if visit.id in clinic.outings else []
        known += any(answer is not None for answer in answers)
        been += any(answer is True for answer in answers)
    return been, known


def _same_pair(clinic: Clinic, choice: Choice) -> Number:
    many = among = 0
    for family in clinic.families:
        with_both = _with_both(clinic, family)
        if not choice.fits(family) or len(with_both) < 2:
            continue
        twos = [_twos(clinic, snapshot) for _, snapshot in with_both]
        in_order = [two for one in twos for two in one]
        usual = max(in_order, key=in_order.count, default=None)
        for (visit, _), two in zip(with_both, twos, strict=True):
            if choice.has(visit.starts_at):
                among += 1
                many += usual in two
    return many, among


def _with_both(clinic: Clinic, family: Family) -> list[tuple[Visit, Snapshot]]:
    """The first one first."""
    found = [
        (visit, seen)
        for visit in clinic.visits[family.id]
        if visit.status is Status.HELD
        and (seen := clinic.snapshots[visit.id])
        and _twos(clinic, seen)
    ]
    return sorted(found, key=lambda one: one[0].starts_at)


def _twos(clinic: Clinic, snapshot: Snapshot) -> list[tuple[int, int]]:
    """The nurse and the family supporter who were there, as far as it is known who they were."""
    came = sorted(snapshot.seen.staff)
    nurses = [id for id in came if clinic.professions[id] is Profession.NURSE]
    others = [id for id in came if clinic.professions[id] is Profession.FAMILY_SUPPORTER]
    return [(nurse, other) for nurse in nurses for other in others]


def _newborns(clinic: Clinic, choice: Choice) -> Number:
    many = among = 0
    for family in clinic.families:
        born = family.born_on
        if born is None or not choice.fits(family) or not choice.first <= born <= choice.last:
            continue
        among += 1
        many += any(
            visit.status is Status.HELD
            and _was_at_home(clinic, visit)
            and born <= day_of(visit.starts_at) <= born + EIGHT_WEEKS
            for visit in clinic.visits[family.id]
        )
    return many, among


def _was_at_home(clinic: Clinic, visit: Visit) -> bool:
    """As the snapshot says; without one, as it was planned."""
    snapshot = clinic.snapshots[visit.id]
    return (snapshot.seen.place if snapshot else visit.place) is Place.HOME


def _reported(clinic: Clinic, choice: Choice) -> Number:
    return len(clinic.reported(choice)), len(clinic.held(choice))


def _interpreter(clinic: Clinic, choice: Choice) -> Number:
    return _share(clinic, choice, lambda one: one.seen.interpreter)


def _supported(clinic: Clinic, choice: Choice) -> Number:
    return _share(clinic, choice, lambda one: len(one.seen.support) > 0)


def _model(clinic: Clinic, choice: Choice) -> Number:
    said = [seen.seen.by_the_model for _, seen in clinic.reported(choice)]
    return _well(said)


def _alliance(clinic: Clinic, choice: Choice) -> Number:
    said = [seen.seen.alliance for _, seen in clinic.reported(choice)]
    return _well(said)


def _well(said: Sequence[int | None]) -> Number:
    answered = [one for one in said if one is not None]
    return len([one for one in answered if one in (4, 5)]), len(answered)


def _answered(clinic: Clinic, choice: Choice) -> Number:
    waited = _questions(clinic, choice)
    return len([one for one in waited if one is not None]), len(waited)


def _answered_in_a_day(clinic: Clinic, choice: Choice) -> Number:
    waited = _questions(clinic, choice)
    return len([one for one in waited if one is not None and one <= A_DAY]), len(waited)


def _questions(clinic: Clinic, choice: Choice) -> list[timedelta | None]:
    """How long each question waited for its answer; None where none came."""
    waited: list[timedelta | None] = []
    for family, visit in clinic.all_visits(choice):
        for edition, asked_at in _asked(clinic, family, visit).items():
            if choice.has(asked_at):
                waited.append(_wait(clinic, family, visit, edition, asked_at))
    return waited


def _asked(clinic: Clinic, family: Family, visit: Visit) -> dict[int, datetime]:
    """When each time of the visit was first asked about."""
    first: dict[int, datetime] = {}
    for parent in family.parents:
        for one in clinic.messages[parent.id]:
            is_question = one.kind in QUESTIONS and one.status is NoticeStatus.SENT
            if not is_question or one.visit_id != visit.id:
                continue
            assert one.edition is not None and one.settled_at is not None
            earlier = first.get(one.edition, one.settled_at)
            first[one.edition] = min(earlier, one.settled_at)
    return first


def _wait(
    clinic: Clinic, family: Family, visit: Visit, edition: int, asked_at: datetime
) -> timedelta | None:
    parents = {parent.id for parent in family.parents}
    stood = 0  # the time to which each step was an answer is the one before it
    answers = []
    for change in clinic.history[visit.id]:
        if stood == edition and change.by in parents and change.at >= asked_at:
            answers.append(change.at)
        stood = change.edition
    return min(answers) - asked_at if answers else None


def _reached(clinic: Clinic, choice: Choice) -> Number:
    many = among = 0
    for family in clinic.families:
        for parent in family.parents:
            for one in clinic.messages[parent.id]:
                if not choice.fits_parent(family, parent) or one.settled_at is None:
                    continue
                if choice.has(one.settled_at):
                    arrived = one.status is NoticeStatus.SENT
                    not_arrived = one.status is NoticeStatus.UNKNOWN or one.reason in NOT_REACHED
                    many += arrived
                    among += arrived or not_arrived
    return many, among


def _is_parents(family: Family, change: Change) -> bool:
    """Done by a parent, or by staff for a parent who rang."""
    return change.by in {parent.id for parent in family.parents} or change.why == BY_PHONE


def _wished_otherwise(clinic: Clinic, choice: Choice) -> Number:
    steps = clinic.steps(choice)
    mine = [c for family, c in steps if c.event == Event.ASK_TO_MOVE and _is_parents(family, c)]
    return len(mine), None


def _moved_by_staff(clinic: Clinic, choice: Choice) -> Number:
    steps = clinic.steps(choice)
    mine = [
        c
        for family, c in steps
        if c.event == Event.REBOOK
        and c.before is not Status.MOVE_ASKED
        and not _is_parents(family, c)
    ]
    return len(mine), None


def _cancelled_by_family(clinic: Clinic, choice: Choice) -> Number:
    steps = clinic.steps(choice)
    mine = [c for family, c in steps if c.event == Event.CANCEL and _is_parents(family, c)]
    return len(mine), None


def _cancelled_by_staff(clinic: Clinic, choice: Choice) -> Number:
    steps = clinic.steps(choice)
    mine = [
        c
        for family, c in steps
        if c.event == Event.CANCEL and not _is_parents(family, c) and c.why not in set(Left)
    ]
    return len(mine), None


def _missed(clinic: Clinic, choice: Choice) -> Number:
    missed = [v for _, v in clinic.all_visits(choice) if v.status is Status.MISSED]
    return len([v for v in missed if choice.has(v.starts_at)]), None


def _left(clinic: Clinic, choice: Choice) -> Number:
    return len(_who_left(clinic, choice)), None


def _who_left(clinic: Clinic, choice: Choice) -> list[Family]:
    return [
        family
        for family in clinic.families
        if choice.fits(family) and family.left_at and choice.has(family.left_at)
    ]


def _left_because(why: Why) -> Callable[[Clinic, Choice], Number]:
    def count(clinic: Clinic, choice: Choice) -> Number:
        because = [_why(clinic, family) for family in _who_left(clinic, choice)]
        return because.count(why), None

    return count


def _why(clinic: Clinic, family: Family) -> Why:
    """The family's own word, then the staff's, then what was noted when it left."""
    noted = {Left.MOVED: Why.MOVED, Left.OTHER: Why.OTHER, Left.DECLINED: Why.NOT_SAID}
    if family.left is None or family.left is Left.LOSS:
        return Why.LOSS
    parents = {parent.id for parent in family.parents}
    reasons = sorted(clinic.reasons[family.id], key=lambda one: (one.at, -one.by))
    assert family.left_at is not None
    now = [one for one in reasons if one.at >= family.left_at]  # it may have left before
    said = [one for one in now if one.why is not Why.NOT_SAID]
    own = [one.why for one in said if one.by in parents]
    staffs = [one.why for one in said if one.by not in parents]
    return [*own[-1:], *staffs[-1:], noted[family.left]][0]


HOW: Mapping[str, Callable[[Clinic, Choice], Number]] = {
    "visits": _visits,
    "families": _families,
    "accepted": _accepted,
    "completed": _completed,
    "in_home": _in_home,
    "right_time": _right_time,
    "both": _both,
    "other_parent": _other_parent,
    "preschool": _preschool,
    "library": _library,
    "same_pair": _same_pair,
    "newborns": _newborns,
    "reported": _reported,
    "interpreter": _interpreter,
    "supported": _supported,
    "model": _model,
    "alliance": _alliance,
    "answered": _answered,
    "answered_in_a_day": _answered_in_a_day,
    "reached": _reached,
    "wished_otherwise": _wished_otherwise,
    "moved_by_staff": _moved_by_staff,
    "cancelled_by_family": _cancelled_by_family,
    "cancelled_by_staff": _cancelled_by_staff,
    "missed": _missed,
    "left": _left,
    **{f"left_{why}": _left_because(why) for why in Why},
}
