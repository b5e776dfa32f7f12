"""Two parents who answer differently: staff ring, and what they hear settles it."""

from collections.abc import Callable
from datetime import datetime

from visits.news import tell, tell_anew
from visits.notice import Notice
from visits.people import Parent
from visits.scene import Standing
from visits.work import Work

Rule = Callable[[Notice, Standing], bool]


def differ(work: Work, parent: Parent, standing: Standing, *, at: datetime) -> None:
    """This parent's answer goes against the other's: nothing changes, and both staff are told.

    It is told anew where they differ again after a call had settled it.
    """
    if _last(work, standing, _is_phoned) > _last(work, standing, _is_different):
        tell_anew(work, "parents_disagree", standing.pair, standing, by=parent, at=at)
    tell(work, "parents_disagree", standing.pair, standing, by=parent, at=at)


def parents_differ(work: Work, standing: Standing) -> bool:
    """Whether their answers to the time, or to the open wish, still go against each other."""
    wish, first = standing.request, standing.visit.answered_by
    if wish is not None and first not in (None, wish.asked_by):
        return True
    told = _last(work, standing, _is_different)
    return told > _last(work, standing, _is_phoned)


def _last(work: Work, standing: Standing, rule: Rule) -> int:
    """The newest such notice about this edition and wish (its id, which only grows), or 0."""
    about = work.notices.about(standing.visit.id)
    return max((notice.id for notice in about if rule(notice, standing)), default=0)


def _is_different(notice: Notice, standing: Standing) -> bool:
    wish = standing.request.id if standing.request else None
    same = (notice.edition, notice.request_id) == (standing.visit.edition, wish)
    return same and notice.kind == "parents_disagree"


def _is_phoned(notice: Notice, standing: Standing) -> bool:
    """Only a yes by phone is staff's own: in the chat it is a parent's."""
    by_staff = notice.by in standing.pair.ids
    same = notice.edition == standing.visit.edition
    return same and by_staff and notice.kind == "family_confirmed"
