"""A staff member says how they want to be drawn for families."""

from dataclasses import replace

from visits import access
from visits.access import Act
from visits.people import Portrait
from visits.scene import Scene
from visits.work import Work


def see_portrait(work: Work, chat_id: int) -> Scene:
    """The staff member, to be shown what they have chosen."""
    return Scene(access.staff(work.people.by_chat(chat_id), Act.CHOOSE_PORTRAIT))


def choose_portrait(work: Work, chat_id: int, *, portrait: Portrait) -> Scene:
    """Save the choice; the next card that is drawn shows it, and no photo any more."""
    staff = access.staff(work.people.by_chat(chat_id), Act.CHOOSE_PORTRAIT)
    staff = replace(staff, portrait=portrait, photo=None)
    work.people.save(staff)
    work.photos.remove(staff.id)
    return Scene(staff)
