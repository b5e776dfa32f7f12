"""What staff note of why a family left, when it leaves and afterwards."""

from datetime import datetime

from console.ask import Ask, Elsewhere, Said
from console.fields import perhaps_one_of
from console.filled import Filled, Unfit, Wrong
from console.pages.family import address_of, alias_in
from visits.actions.family_file import find_family
from visits.actions.note_why_left import note_why_left
from visits.why_left import LONGEST_WORDS, Why
from visits.work import Work


async def noted(ask: Ask, filled: Filled) -> Said:
    why, words = read_reason(filled)
    if why is None:
        raise filled.refuse(reason=Wrong.NEEDED)

    def done(work: Work, chat_id: int, alias: str, *, now: datetime) -> None:
        _, family = find_family(work, chat_id, alias)
        note_why_left(work, chat_id, family.id, why=why, words=words or None, now=now)

    await ask.does(done, alias_in(ask), now=ask.now)
    return Elsewhere(address_of(ask), done="saved")


def read_reason(filled: Filled) -> tuple[Why | None, str]:
    """None: nothing is noted. Raises BadForm, also for words without a reason."""
    read = filled.read({"reason": perhaps_one_of(list(Why)), "reason_words": _a_few_words})
    if read["reason_words"] and read["reason"] is None:
        raise filled.refuse(reason=Wrong.NEEDED)
    return Why(read["reason"]) if read["reason"] else None, read["reason_words"]


def _a_few_words(written: str) -> str:
    words = written.replace("\r\n", "\n")
    if len(words) > LONGEST_WORDS:
        raise Unfit(Wrong.TOO_LONG)
    return words
