"""A family leaves: why, and then once more whether it is so; or it comes back."""

from datetime import datetime

from console.ask import Ask, Elsewhere, Page, Said
from console.fields import one_of
from console.filled import Filled, Unfit, Wrong
from console.pages.family import address_of, alias_in
from visits.actions.family_file import find_family
from visits.actions.leave import LONGEST_CLOSING, leave, take_back, take_up_visits
from visits.facts import FamilyChanged
from visits.people import Family, Left
from visits.work import Work

LEAVING = "leaving"


async def shown(ask: Ask) -> Said:
    return await page(ask, Filled(LEAVING, {}))


async def page(ask: Ask, filled: Filled) -> Page:
    staff, family = await ask.does(_look, alias_in(ask))
    return Page("leaving", staff, {"family": family}, {"filled": filled})


async def checked(ask: Ask, filled: Filled) -> Said:
    """Nothing is done yet: what will be is shown once more."""
    why, words = _read(filled)
    staff, family = await ask.does(_look, alias_in(ask))
    facts = {"family": family, "words": words or None}
    return Page("leaving_check", staff, facts, {"why": why, "as_written": words})


async def left(ask: Ask, filled: Filled) -> Said:
    why, words = _read(filled)

    def done(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        family = _look(work, chat_id, alias)
        leave(work, chat_id, family.id, why=why, words=words or None, now=now)

    await ask.does(done, alias_in(ask), now=ask.now)
    return Elsewhere(address_of(ask), done="left")


async def back(ask: Ask) -> Said:
    """A family that left by mistake."""

    def done(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        take_back(work, chat_id, find_family(work, chat_id, alias)[1].id, now=now)

    await ask.does(done, alias_in(ask), now=ask.now)
    return Elsewhere(address_of(ask), done="back")


async def taken_up(ask: Ask) -> Said:
    """What was called off when it left is to be booked anew."""

    def done(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        take_up_visits(work, chat_id, find_family(work, chat_id, alias)[1].id, now=now)

    await ask.does(done, alias_in(ask), now=ask.now)
    return Elsewhere(address_of(ask), done="taken_up")


def _look(work: Work, chat_id: int, alias: str) -> Family:
    _, family = find_family(work, chat_id, alias)
    if family.left is not None:
        raise FamilyChanged(family.id)
    return family


def _read(filled: Filled) -> tuple[Left, str]:
    """Words go to a family that has lost its child alone."""
    read = filled.read({"why": one_of(list(Left)), "words": _closing})
    if read["words"] and read["why"] != Left.LOSS:
        raise filled.refuse(words=Wrong.ONLY_FOR_LOSS)
    return Left(read["why"]), read["words"]


def _closing(written: str) -> str:
    words = written.replace("\r\n", "\n")
    if len(words) > LONGEST_CLOSING:
        raise Unfit(Wrong.TOO_LONG)
    return words
