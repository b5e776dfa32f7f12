"""Staff look at the wishes of their families that nobody has settled yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from visits import access
from visits.access import Act
from visits.move_request import RequestStatus
from visits.people import Staff
from visits.scene import Standing, standing
from visits.work import Work


@dataclass(frozen=True, slots=True)
class OpenWishes:
    """Of the speaker's families, the soonest visit first; `asked` wait for staff."""

    to: Staff
    wishes: Sequence[Standing]

    @property
    def waiting(self) -> Sequence[Standing]:
        """Those that the speaker has not answered."""
        return [one for one in self.wishes if _waits_for(one, self.to)]


def open_wishes(work: Work, chat_id: int, *, now: datetime) -> OpenWishes:
    """Raises like `access.staff`."""
    staff = access.staff(work.people.by_chat(chat_id), Act.SETTLE)
    wished = work.visits.wished_otherwise(staff.id, now)
    return OpenWishes(staff, [standing(work, visit.id) for visit in wished])


def _waits_for(one: Standing, staff: Staff) -> bool:
    wish = one.request
    return (
        wish is not None and wish.status is RequestStatus.ASKED and staff.id not in wish.agreed_by
    )
