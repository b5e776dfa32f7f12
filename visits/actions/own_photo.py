"""A staff member shows families a photo of their own instead of a drawing, or no longer."""

from dataclasses import replace

from visits import access
from visits.access import Act
from visits.draft import Draft
from visits.people import Staff
from visits.photo import Photo
from visits.scene import Scene
from visits.work import Work

PHOTO = "photo"


def ask_for_photo(work: Work, chat_id: int) -> Scene:
    """The next photo that they send is meant for it."""
    staff = _staff(work, chat_id)
    work.drafts.save(Draft(chat_id, PHOTO))
    return Scene(staff)


def awaits_photo(work: Work, chat_id: int) -> bool:
    """Whether this chat was asked for a photo, and has said nothing else since."""
    draft = work.drafts.get(chat_id)
    return draft is not None and draft.kind == PHOTO


def keep_photo(work: Work, chat_id: int, photo: Photo) -> Scene:
    """The next card that is drawn shows it; an earlier one is gone."""
    staff = _staff(work, chat_id)
    work.photos.save(staff.id, photo)
    return Scene(replace(staff, photo=photo.key))


def remove_photo(work: Work, chat_id: int) -> Scene:
    """They are drawn again, as they had chosen before."""
    staff = _staff(work, chat_id)
    work.photos.remove(staff.id)
    return Scene(replace(staff, photo=None))


def find_photo(work: Work, key: str) -> bytes | None:
    """What a picture is to show; None if it was removed meanwhile."""
    return work.photos.get(key)


def _staff(work: Work, chat_id: int) -> Staff:
    return access.staff(work.people.by_chat(chat_id), Act.CHOOSE_PORTRAIT)
