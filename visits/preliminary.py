"""A new time is preliminary while somebody who is to come cannot have seen it."""

from visits.notice import Notice
from visits.people import Staff
from visits.replica import Role
from visits.scene import Standing
from visits.work import Work

BY_ONE_ALONE = frozenset({"visit_moved", "visit_revived"})
"""News of times that one staff member has chosen. To the others all have said yes."""


def unseen_by(work: Work, now: Standing, notice: Notice) -> Staff | None:
    """Who cannot have seen the time that a colleague has chosen."""
    if notice.kind not in BY_ONE_ALONE:
        return None
    others = (member for member in now.coming if member.id != notice.by)
    return next((member for member in others if _cannot_see(work, now, member)), None)


def _cannot_see(work: Work, now: Standing, member: Staff) -> bool:
    calendar = work.calendars.get(member.id)
    if calendar is None or not calendar.is_down:
        return False
    copies = work.copies.of_visit(now.visit.id)
    mains = [c for c in copies if (c.staff_id, c.role) == (member.id, Role.MAIN)]
    return all(copy.base is None or copy.base.slot != now.visit.slot for copy in mains)
