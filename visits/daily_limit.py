"""At most two messages a day: what says the same is merged, and what can wait is postponed.

It holds for the timeline, and for what is said of open activities, which makes way for it. A change
of time is never held back: whoever believes in an old time is worse off than whoever reads a third
message. Nor is what a family must know of a visit within 36 hours: whether its time suits, and when
it is. Thanks, the theme and the question about outings give way to it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from visits.broadcast import KINDS as OF_COORDINATORS
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Parent
from visits.planned_steps import MERGES_INTO
from visits.quiet_hours import ZONE, heard_from
from visits.working_hours import day_begins

MOST_A_DAY = 2
SOON = timedelta(hours=36)
MUST_BE_HEARD = frozenset({"please_confirm", "please_confirm_again", "reminder"})
"""What is of use until the visit begins, and cannot wait where that is soon."""
THANKS = "thanks"
ANSWERS = frozenset({"move_agreed", "times_offered", "wish_declined"})
"""What a family hears since it has asked for it: this is not counted."""
GIVES_WAY = frozenset({"activity_reminder"}) | OF_COORDINATORS
"""What is said of open activities never keeps a message about a visit back."""
OF_ACTIVITIES = GIVES_WAY | {"activity_moved", "activity_cancelled"}


def hold_back(
    notice: Notice, person: Parent, today: Iterable[Notice], *, now: datetime
) -> Notice | None:
    """The notice as it is to be kept instead of being said now; None if it may be said.

    `today` is what this parent has been told on this local day, or will be told before this one.
    """
    today = [one for one in today if _is_before(notice, one)]
    if any(_says_the_same(notice, other) for other in today):
        return _settled(notice, NoticeStatus.MERGED, None, now)
    if sum(map(_counts, today)) < MOST_A_DAY or _cannot_wait(notice, now):
        return None
    tomorrow = day_begins(now.astimezone(ZONE).date() + timedelta(days=1))
    later = heard_from(tomorrow, person)
    if later >= notice.useful_until:
        return _settled(notice, NoticeStatus.SKIPPED, Reason.DAILY_LIMIT, now)
    return replace(notice, due_at=later, leased_until=None)


def _is_before(notice: Notice, other: Notice) -> bool:
    """Whether the other may keep this one back."""
    return other.kind not in OF_ACTIVITIES or (notice.kind in GIVES_WAY and other.kind in GIVES_WAY)


def _says_the_same(notice: Notice, other: Notice) -> bool:
    if notice.kind == other.kind == THANKS:  # of two visits on one day
        return True
    same = (other.visit_id, other.edition) == (notice.visit_id, notice.edition)
    return same and other.kind == MERGES_INTO.get(notice.kind)


def _cannot_wait(notice: Notice, now: datetime) -> bool:
    return notice.kind in MUST_BE_HEARD and notice.useful_until - now <= SOON


def _counts(notice: Notice) -> bool:
    return not notice.pressing and notice.kind not in ANSWERS


def _settled(notice: Notice, status: NoticeStatus, reason: Reason | None, now: datetime) -> Notice:
    return replace(notice, status=status, reason=reason, leased_until=None, settled_at=now)
