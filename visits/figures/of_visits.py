"""What is counted of each visit: when and where it was made, who was there, what happened to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from visits.figures.count import Count
from visits.figures.months import month_at
from visits.figures.story import Story, Told
from visits.people import Left, Makers, ParentRole, Profession
from visits.programme import Place
from visits.quiet_hours import ZONE
from visits.snapshot import Seen
from visits.transitions import Event
from visits.visit import BY_PHONE, Change, Status

Counted = Iterator[tuple[date, Count]]
WELL = 4
"""On a scale from 1 to 5, from here on it went well."""
PAIR = (Profession.NURSE, Profession.FAMILY_SUPPORTER)


def of_visits(story: Story) -> Counted:
    for one in story.visits:
        if one.is_held:
            yield from _made(story, one)
        if one.visit.status is Status.MISSED and one.visit.slot is not None:
            yield month_at(one.visit.starts_at), Count.MISSED
        for change in one.history:
            yield from _changed(story, change)
    yield from _by_the_same(story)


def _made(story: Story, one: Told) -> Counted:
    visit, month = one.visit, month_at(one.visit.starts_at)
    yield month, Count.HELD
    on = visit.starts_at.astimezone(ZONE).date()
    if visit.window.first <= on <= visit.window.last:
        yield month, Count.RIGHT_TIME
    if one.seen is not None:
        yield from ((month, count) for count in _seen(story, one, one.seen.seen))


def _seen(story: Story, one: Told, seen: Seen) -> Iterator[Count]:
    others = {p.id for p in story.family.parents if p.role is ParentRole.OTHER}
    is_joint = one.visit.makers is Makers.BOTH
    so = {
        Count.REPORTED: True,
        Count.IN_HOME: seen.place is Place.HOME,
        Count.JOINT: is_joint,
        Count.BOTH: is_joint and seen.professions.issuperset(PAIR),
        Count.OTHER_PARENT: bool(seen.parents & others),
        Count.INTERPRETER: seen.interpreter,
        Count.SUPPORTED: bool(seen.support),
        Count.MODEL_SAID: seen.by_the_model is not None,
        Count.MODEL_WELL: (seen.by_the_model or 0) >= WELL,
        Count.ALLIANCE_SAID: seen.alliance is not None,
        Count.ALLIANCE_WELL: (seen.alliance or 0) >= WELL,
    }
    return (count for count, is_so in so.items() if is_so)


def _changed(story: Story, change: Change) -> Counted:
    """Visits that end because the family leaves were not cancelled for themselves."""
    if change.by is None or change.why in set(Left):
        return
    is_theirs = change.by in story.parents or change.why == BY_PHONE
    counts = {
        (Event.ASK_TO_MOVE, True): Count.WISHED_OTHERWISE,
        (Event.REBOOK, False): Count.MOVED_BY_STAFF,
        (Event.CANCEL, True): Count.CANCELLED_BY_FAMILY,
        (Event.CANCEL, False): Count.CANCELLED_BY_STAFF,
    }
    count = counts.get((Event(change.event), is_theirs))
    if count is not None and not _settles_a_wish(change):
        yield month_at(change.at), count


def _settles_a_wish(change: Change) -> bool:
    """Staff gave another time because the family had asked for one."""
    return change.event == Event.REBOOK and change.before is Status.MOVE_ASKED


def _by_the_same(story: Story) -> Counted:
    """S0: as far as possible the same persons. A family with one joint visit cannot tell."""
    made = [(one, pairs) for one in story.held if (pairs := _pairs(story, one))]
    if len(made) < 2:
        return
    # of pairs that made as many, the first
    usual, _ = Counter(pair for _, pairs in made for pair in pairs).most_common(1)[0]
    for one, pairs in made:
        month = month_at(one.visit.starts_at)
        yield month, Count.PAIRED
        if usual in pairs:
            yield month, Count.SAME_PAIR


def _pairs(story: Story, one: Told) -> Sequence[tuple[int, ...]]:
    """The two of both professions who made it: of three who came, every two."""
    came = sorted(one.seen.seen.staff) if one.seen else ()
    return list(product(*([id for id in came if story.jobs.get(id) is job] for job in PAIR)))
