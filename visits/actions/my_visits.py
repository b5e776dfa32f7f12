"""A parent looks at the visits to come."""

from datetime import datetime

from visits import access
from visits.access import Act
from visits.people import Parent
from visits.scene import Scene, besides, for_parent
from visits.stand_ins import family_then
from visits.work import Work


def my_visits(work: Work, chat_id: int, *, now: datetime) -> Scene:
    """The family's next visit, and those after it that already have a time."""
    parent = access.parent(work.people.by_chat(chat_id), Act.SEE_OWN_VISITS)
    return visits_of(work, parent, now=now)


def visits_of(work: Work, parent: Parent, *, now: datetime) -> Scene:
    """As `my_visits`, for a parent who is already known."""
    coming = tuple(
        visit
        for visit in work.visits.of_family(parent.family_id)
        if visit.has_a_time and not visit.is_over(now)
    )
    first = min(coming, key=lambda visit: visit.starts_at, default=None)
    family = family_then(work, first) if first else work.families.get(parent.family_id)
    request = work.requests.open_for(first.id) if first else None
    guests = besides(family.pair, work.visits.guests(first.id)) if first else ()
    return Scene(parent, family, first, request, visits=coming, guests=guests)


def see_theme(work: Work, chat_id: int, visit_id: int, *, edition: int) -> Scene:
    """What a visit is about; an old button still leads to the right theme."""
    visit = work.visits.get(visit_id)
    parent, standing = for_parent(
        work,
        chat_id,
        visit_id,
        edition=visit.edition if visit else edition,
        act=Act.SEE_OWN_VISITS,
    )
    return standing.scene(parent)
