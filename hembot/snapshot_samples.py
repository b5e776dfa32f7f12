"""Ways in which a visit may have been, for saying every message once before anybody hears it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from visits.actions.take_snapshot import Taken
from visits.facts import Closed
from visits.people import Parent, ParentRole, Profession, Staff
from visits.programme import Place
from visits.scene import Standing
from visits.snapshot import LONGEST_LINE, SCALE, Seen, Snapshot, Support
from visits.snapshot_choice import Offered, SnapshotFault

Facts = dict[str, object]
AT = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
PARENTS = (Parent(1, 1, ParentRole.BIRTH, "kmr"), Parent(2, 1, ParentRole.OTHER, "prs"))
BARE = Seen(60, Place.HOME, frozenset(), frozenset({Profession.NURSE}))
FULL = Seen(
    45,
    Place.CENTRE,
    staff=frozenset({3, 4}),
    professions=frozenset(Profession),
    parents=frozenset({1, 2}),
    interpreter=True,
    siblings=True,
    topics=("sleep", "teeth"),
    support=frozenset(Support),
    by_the_model=1,
    alliance=1,
    open_preschool=True,
    library=True,
    line="Vill gärna börja på öppna förskolan <i höst>.",
)


def snapshot_samples(standing: Standing, to: Staff) -> Iterator[Facts]:
    """Much and little seen, every step, place, fault and answer, and each way to be closed."""
    offered = Offered(
        staff=tuple(standing.pair),
        parents=PARENTS,
        professions=tuple(Profession),
        topics=("sleep",),
        other_topics=("teeth",),
        minutes=(45, 60),
    )
    taken = Taken(
        to, standing, (Snapshot(standing.visit.id, FULL, to.id, AT),), {to.id: to}, offered, FULL
    )
    for step in SCALE:
        yield _facts(taken, replace(FULL, by_the_model=step, alliance=step))
    for place in Place:
        yield _facts(taken, replace(BARE, place=place))
    for answer in (True, False, None):
        yield _facts(taken, replace(FULL, open_preschool=answer, library=answer))
    for fault in SnapshotFault:
        yield _facts(taken, BARE) | {"fault": fault, "shows_all": True, "is_new": False}
    for closed in Closed:
        yield _facts(taken, replace(FULL, line="M" * LONGEST_LINE)) | {"closed": closed}


def _facts(taken: Taken, seen: Seen) -> Facts:
    return {
        "taken": taken,
        "seen": seen,
        "fault": None,
        "shows_all": False,
        "is_new": True,
        "closed": Closed.NOT_HELD,
    }
