"""Staff say right after a visit how it was, in a minute; every version of it is kept (S2)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from visits import access
from visits.access import COMES_ALONG, Act
from visits.facts import BadSnapshot, Closed, SnapshotChanged, SnapshotClosed
from visits.interpreter import Interpreter, interpreter_for
from visits.people import Parent, Person, Profession, Silent, Staff
from visits.scene import Standing, standing
from visits.snapshot import Seen, Snapshot
from visits.snapshot_choice import Offered
from visits.stand_ins import crew_of
from visits.topics import TopicsOf
from visits.visit import Status, Visit
from visits.work import Work

A_YEAR = timedelta(days=366)
"""After the visit nobody remembers well enough, and its figures have been reported."""
USUAL_MINUTES = (30, 45, 60, 75, 90, 120)
GONE = frozenset({Silent.DECEASED, Silent.DEPARTED})


@dataclass(frozen=True, slots=True)
class Taken:
    """A visit's snapshot, for one who made it: every version, and who has given which (`by`).

    `seen` is what a form begins with: the version that stands, or else what was planned.
    """

    to: Staff
    standing: Standing
    versions: tuple[Snapshot, ...]
    by: Mapping[int, Staff]
    offered: Offered
    seen: Seen
    closed: Closed | None = None

    @property
    def visit(self) -> Visit:
        return self.standing.visit

    @property
    def revision(self) -> int:
        """Of the newest version; 0 while there is none."""
        return self.versions[-1].revision if self.versions else 0

    @property
    def stands(self) -> Snapshot | None:
        return _of_this_time(self.visit, self.versions[-1]) if self.versions else None


def see_snapshot(
    work: Work, chat_id: int, visit_id: int, *, topics_of: TopicsOf, now: datetime
) -> Taken:
    """All that was said of the visit, also where nothing can be said any more.

    Raises what `access.ask` raises.
    """
    speaker = work.people.by_chat(chat_id)
    access.ask(speaker, Act.SNAPSHOT)
    how = standing(work, visit_id)
    staff = access.staff(speaker, Act.SNAPSHOT, family=_of_either_pair(how, speaker).family)
    versions = tuple(work.snapshots.history(visit_id))
    gave = (work.people.get(one.by) for one in versions)
    newest = _of_this_time(how.visit, versions[-1]) if versions else None
    seen = newest.seen if newest else prefilled(work, how)
    return Taken(
        to=staff,
        standing=how,
        versions=versions,
        by={one.id: one for one in gave if isinstance(one, Staff)},
        offered=_offered(work, how, (seen, *(one.seen for one in versions)), topics_of),
        seen=seen,
        closed=_why_closed(how.visit, now),
    )


def begin_snapshot(
    work: Work, chat_id: int, visit_id: int, *, topics_of: TopicsOf, now: datetime
) -> Taken:
    """The same, where it can be filled in now. Raises SnapshotClosed."""
    taken = see_snapshot(work, chat_id, visit_id, topics_of=topics_of, now=now)
    if taken.closed is not None:
        raise SnapshotClosed(taken.visit, taken.closed)
    return taken


def save_snapshot(
    work: Work,
    chat_id: int,
    visit_id: int,
    *,
    seen: Seen,
    revision: int,
    topics_of: TopicsOf,
    now: datetime,
) -> Taken:
    """Keep it as a further version; what stands already is not kept twice.

    `revision` is the newest version that the writer knows of. Raises SnapshotClosed, BadSnapshot,
    and SnapshotChanged if somebody has saved another one since.
    """
    taken = begin_snapshot(work, chat_id, visit_id, topics_of=topics_of, now=now)
    if (fault := taken.offered.fault_of(seen)) is not None:
        raise BadSnapshot(taken.visit, fault)
    work.families.hold(taken.visit.family_id)  # of two who save at once one comes second
    newest = work.snapshots.of_visit(visit_id)
    stands = _of_this_time(taken.visit, newest) if newest else None
    if stands is None or stands.seen != seen:
        known = newest.revision if newest else 0
        if known != revision:
            raise SnapshotChanged(taken.visit)
        work.snapshots.add(Snapshot(visit_id, seen, taken.to.id, now, known + 1))
    return see_snapshot(work, chat_id, visit_id, topics_of=topics_of, now=now)


def lacks_snapshot(work: Work, visit: Visit) -> bool:
    """Whether it was made, and nobody has said yet how it was."""
    return visit.status is Status.HELD and not has_snapshot(work, visit)


def has_snapshot(work: Work, visit: Visit) -> bool:
    """Whether somebody has said how it was, at the time that it has now."""
    newest = work.snapshots.of_visit(visit.id)
    return newest is not None and _of_this_time(visit, newest) is not None


def prefilled(work: Work, now: Standing) -> Seen:
    """As it was planned: most visits are made like that, and staff change what was otherwise."""
    visit, family = now.visit, now.family
    crew = crew_of(work, visit, family)
    came = tuple({one.id: one for one in (*crew.pair.who_come, *now.guests)}.values())
    came = tuple(one for one in came if one not in crew.away)
    chosen = work.topics.of_visit(visit.id)
    been = work.visits.newest_outing(family.id)
    booked = interpreter_for(visit, family) is Interpreter.BOOKED
    professions = frozenset(one.profession for one in came)
    return Seen(
        minutes=visit.minutes,
        place=visit.place,
        staff=frozenset(one.id for one in came),
        professions=professions,
        parents=frozenset(one.id for one in _parents(now)),
        interpreter=booked or Profession.INTERPRETER in professions,
        topics=tuple(dict.fromkeys(topic for one in chosen for topic in one.topics)),
        open_preschool=been.open_preschool if been else None,
        library=been.library if been else None,
    )


def _of_either_pair(now: Standing, speaker: Person | None) -> Standing:
    """Whoever stands in may say how it was, and so may the one for whom they do."""
    if speaker is None or now.pair.tends(speaker.id):
        return now
    return replace(now, family=replace(now.family, pair=now.pair.usual))


def _of_this_time(visit: Visit, newest: Snapshot) -> Snapshot | None:
    """None for one that was given before the visit was taken up again, at another time."""
    is_later = visit.slot is not None and newest.at >= visit.starts_at
    return newest if is_later else None


def _why_closed(visit: Visit, now: datetime) -> Closed | None:
    if visit.status is not Status.HELD:
        return Closed.NOT_HELD
    return Closed.TOO_LATE if now - visit.starts_at > A_YEAR else None


def _parents(now: Standing) -> tuple[Parent, ...]:
    return tuple(one for one in now.family.parents if one.silent not in GONE)


def _offered(work: Work, now: Standing, said: Sequence[Seen], topics_of: TopicsOf) -> Offered:
    """What was planned, and all that was said before."""
    staff = _staff(work, now, {id for seen in said for id in seen.staff})
    by_name = {one.profession for one in staff}
    named = {job for seen in said for job in seen.professions}
    others = (COMES_ALONG | named) - {Profession.INTERPRETER} - by_name
    came = {id for seen in said for id in seen.parents}
    of_theme = tuple(topics_of.get(now.visit.theme, ()))
    every = dict.fromkeys(topic for names in topics_of.values() for topic in names)
    every |= dict.fromkeys(topic for seen in said for topic in seen.topics)
    return Offered(
        staff=staff,
        parents=tuple(
            one for one in now.family.parents if one.silent not in GONE or one.id in came
        ),
        professions=tuple(one for one in Profession if one in others),
        topics=of_theme,
        other_topics=tuple(topic for topic in every if topic not in of_theme),
        minutes=tuple(sorted({*USUAL_MINUTES, now.visit.minutes, said[0].minutes})),
    )


def _staff(work: Work, now: Standing, marked: Iterable[int]) -> tuple[Staff, ...]:
    """The pair, both of the family's own where somebody stands in, guests, and who is marked."""
    own, then = now.pair.usual, now.pair
    named = (then.nurse, then.family_supporter, own.nurse, own.family_supporter, *now.guests)
    found = {one.id: one for one in named}
    for id in sorted({*marked} - found.keys()):
        person = work.people.get(id)
        if isinstance(person, Staff):
            found[id] = person
    return tuple(found.values())
