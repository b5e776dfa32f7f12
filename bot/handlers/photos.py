"""Staff send a photo of themselves for the pictures that families get, or take it away."""

from collections.abc import Sequence

from aiogram.types import PhotoSize

from bot.answer import Answer
from bot.desk import Desk
from bot.fetch import Fetch, NotFetched
from bot.handlers import texts
from messages.taps import Tap
from visits.access import Act
from visits.actions.choose_portrait import see_portrait
from visits.actions.own_photo import ask_for_photo, awaits_photo, keep_photo, remove_photo
from visits.facts import BadPhoto, NotAllowed, PhotoFault
from visits.photo import MOST_BYTES, Photo, checked

ENOUGH = 200
"""Pixels of the shorter side: a card shows a round one of 172."""
ASK, KEEP, REMOVE = "", "keep", "remove"
_DOES = {KEEP: see_portrait, REMOVE: remove_photo}


async def steps(tap: Tap, desk: Desk) -> Answer:
    """Without a value the question; with one nothing is asked for any more."""
    if tap.value == ASK:
        return await desk.does(ask_for_photo, then=desk.saying("photo", edits=False))
    if tap.value not in _DOES:
        raise NotAllowed(Act.CHOOSE_PORTRAIT)
    desk.keeps_draft = False
    return await desk.does(_DOES[tap.value], then=desk.saying("portrait", edits=False))


async def sent(sizes: Sequence[PhotoSize], desk: Desk, fetch: Fetch) -> Answer:
    """What is not words: the photo that we asked for (in its sizes), or something else (in none).

    Raises BadPhoto, and goes on waiting for a good one.
    """
    if not await desk.office.perform(awaits_photo, desk.chat_id):
        return await texts.not_understood(desk)
    if not sizes:
        raise BadPhoto(PhotoFault.NO_PHOTO)
    photo = await _fetched(best_of(sizes), fetch)
    if not await desk.office.studio.can_show(photo.content):
        raise BadPhoto(PhotoFault.UNREADABLE)
    return await desk.does(keep_photo, photo, then=desk.saying("portrait", edits=False))


def best_of(sizes: Sequence[PhotoSize]) -> PhotoSize:
    """The smallest that is big enough; the biggest if none is."""
    by_size = sorted(sizes, key=_shorter_side)
    return next((one for one in by_size if _shorter_side(one) >= ENOUGH), by_size[-1])


async def _fetched(size: PhotoSize, fetch: Fetch) -> Photo:
    if (size.file_size or 0) > MOST_BYTES:
        raise BadPhoto(PhotoFault.TOO_LARGE)
    try:
        return checked(await fetch(size.file_id))
    except NotFetched:
        raise BadPhoto(PhotoFault.NOT_FETCHED) from None


def _shorter_side(size: PhotoSize) -> int:
    return min(size.width, size.height)
