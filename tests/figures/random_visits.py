"""What may happen to one visit of a random clinic: steps, questions, snapshots and outings."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from storage.work import SqlWork
from visits.notice import Notice, NoticeStatus
from visits.outing import Outing
from visits.people import Family, Left, Makers, Profession, Staff
from visits.programme import Place, Window
from visits.snapshot import Seen, Snapshot, Support
from visits.transitions import NEW_EDITION, NEXT, Event, after
from visits.unheard import QUESTIONS
from visits.visit import BY_PHONE, Change, Status, Visit, slot_of

SWEDEN = ZoneInfo("Europe/Stockholm")
GAPS = (
    timedelta(),
    timedelta(seconds=1),
    timedelta(hours=3),
    timedelta(hours=24),
    timedelta(hours=24, seconds=1),
    timedelta(days=9),
)
KINDS = (*sorted(QUESTIONS), "day_before")


def new_visit(work: SqlWork, random: Random, family: Family, number: int, about: datetime) -> Visit:
    first = _local(about) - timedelta(days=random.choice((0, 0, 1, 14)))
    last = _local(about) + timedelta(days=random.choice((0, 0, 1, 14)))
    visit = Visit(
        0,
        family.id,
        number,
        "01-welcome",
        random.choice(list(Place)),
        Window(first, last),
        makers=random.choice((Makers.BOTH, Makers.BOTH, *Makers)),
    )
    return work.visits.add(visit)


def lead_on(work: SqlWork, random: Random, family: Family, visit: Visit, time: datetime) -> bool:
    """One step further, perhaps with questions before it; whether there was one to be taken."""
    # a visit that is reported mostly stays so
    if visit.status is Status.HELD and random.random() < 0.8:
        return False
    events = [event for before, event in NEXT if before is visit.status]
    if not events:
        return False
    history = work.visits.history(visit.id)
    at = (history[-1].at if history else time - timedelta(days=20)) + random.choice(GAPS)
    at = _ask(work, random, family, visit, at)
    event = _likely(random, events)
    slot = slot_of(time, 60) if event in NEW_EDITION and event is not Event.REOPEN else None
    moved = after(visit, event, slot=slot)
    by, why = _who_did(random, family, event)
    change = Change(visit.id, moved.edition, event, visit.status, moved.status, by, at, why)
    work.visits.save(moved, change)
    return True


def _who_did(random: Random, family: Family, event: Event) -> tuple[int | None, str | None]:
    """Nobody lets a visit expire; who rings and who leaves is noted by staff."""
    if event in (Event.EXPIRE, Event.REOPEN) and random.random() < 0.5:
        return None, None
    person = random.choice((*family.parents, *family.pair))
    if isinstance(person, Staff) and event in (Event.CANCEL, Event.CONFIRM):
        return person.id, random.choice((None, None, BY_PHONE, *Left))
    return person.id, None


def _likely(random: Random, events: list[Event]) -> Event:
    wanted = [one for one in events if one in (Event.BOOK, Event.HOLD, Event.CONFIRM)]
    return random.choice(wanted if wanted and random.random() < 0.6 else events)


def _ask(work: SqlWork, random: Random, family: Family, visit: Visit, at: datetime) -> datetime:
    """Questions about the time as it stands; when the last of them was put."""
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        parent = random.choice(family.parents)
        notice = Notice(
            0,
            random.choice(KINDS),
            parent.id,
            f"{visit.id}:{at}:{random.random()}",
            at,
            at + timedelta(days=1),
            visit_id=visit.id,
            edition=visit.edition,
        )
        work.notices.plan([notice])
        is_settled = random.random() < 0.8
        status = NoticeStatus.SENT if is_settled else NoticeStatus.WAITING
        for row in work.notices.about(visit.id):
            if row.key == notice.key and is_settled:
                work.notices.save(replace(row, status=status, settled_at=at))
        at += random.choice(GAPS)
    return at


def reported(work: SqlWork, random: Random, family: Family, visit_id: int) -> None:
    """Whatever came of it, somebody may have filled in a snapshot before it was put right."""
    visit = work.visits.get(visit_id)
    assert visit is not None
    for _ in range(random.choice((0, 1, 1, 1, 2))):
        if visit.status is Status.HELD or random.random() < 0.1:
            snapshot(work, random, family, visit)
    if random.random() < 0.3:
        say_where_they_were(work, random, family, visit)


def snapshot(work: SqlWork, random: Random, family: Family, visit: Visit) -> None:
    before = work.snapshots.of_visit(visit.id)
    came = _who_came(work, random, family)
    jobs = {one.profession for one in came} | set(random.choice(((), (), *_FROM_ELSEWHERE)))
    seen = Seen(
        random.randint(5, 90),
        random.choice(list(Place)),
        frozenset(one.id for one in came),
        frozenset(jobs),
        frozenset(one.id for one in family.parents if random.random() < 0.6),
        interpreter=random.random() < 0.3,
        support=frozenset(random.sample(list(Support), random.choice((0, 0, 1, 2)))),
        by_the_model=random.choice((None, 1, 2, 3, 4, 5)),
        alliance=random.choice((None, 1, 2, 3, 4, 5)),
        open_preschool=random.choice((None, True, False)),
        library=random.choice((None, True, False)),
    )
    revision = before.revision + 1 if before else 1
    at = visit.slot.ends_at if visit.slot else datetime(2026, 4, 1, tzinfo=SWEDEN)
    work.snapshots.add(Snapshot(visit.id, seen, family.pair.nurse.id, at, revision))


_FROM_ELSEWHERE = ((Profession.NURSE,), (Profession.FAMILY_SUPPORTER,), (Profession.LIBRARIAN,))


def _who_came(work: SqlWork, random: Random, family: Family) -> list[Staff]:
    """Mostly the family's own pair."""
    if random.random() < 0.6:
        return list(family.pair)
    everybody = list(work.people.all_staff())
    return random.sample(everybody, random.randint(0, 4))


def say_where_they_were(work: SqlWork, random: Random, family: Family, visit: Visit) -> None:
    at = datetime(2026, 5, 1, tzinfo=SWEDEN)
    preschool, library = random.choice((True, False)), random.choice((True, False))
    work.visits.note_outing(Outing(visit.id, preschool, library, family.parents[0].id, at))


def _local(moment: datetime) -> date:
    return moment.astimezone(SWEDEN).date()
