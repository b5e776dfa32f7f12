"""Staff write to a family: the words, a last look, and whether a message of ours is left out."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.families import News, as_it_is, say_card
from bot.handlers.form_steps import begun, fits, step_of, taken_on
from messages.taps import Tap
from visits.actions.families import for_pair
from visits.actions.write_to_family import LONGEST_MESSAGE, instead_of, write_to_family
from visits.draft import Draft
from visits.facts import FamilyChanged
from visits.people import Family, Staff
from visits.work import Work

LETTER = "letter"
SEND = "send"


async def steps(tap: Tap, desk: Desk) -> Answer:
    """Without a value the question; with one, such as `send=reminder`, the words go out."""
    return await desk.does(_sent if tap.value else _begun, tap, desk, then=as_it_is)


def letter_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """What staff write is what the family will read; they see it once more before it is sent."""
    staff, family = for_pair(work, desk.chat_id, int(draft.fields["family"]))
    if len(text) > LONGEST_MESSAGE:
        return Reply(desk.voice.say("letter_too_long", staff, family=family))
    draft = taken_on(draft, words=text)
    work.drafts.save(draft)
    ours = instead_of(work, family, now=desk.now)
    message = desk.voice.say(
        "letter_check",
        staff,
        family=family,
        words=text,
        step=step_of(draft),
        instead=ours[0] if ours else None,
    )
    return Reply(message)


def _begun(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    staff, family = for_pair(work, chat_id, tap.subject)
    if family.reachable:
        work.drafts.save(begun(chat_id, LETTER, family.id, now=desk.now, words=""))
    return _question(desk, staff, family)


def _question(desk: Desk, staff: Staff, family: Family) -> Reply:
    read = dict.fromkeys(parent.language for parent in family.reachable)
    return Reply(desk.voice.say("letter", staff, family=family, spoken=tuple(read)))


def _sent(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    draft = work.drafts.get(chat_id)
    does, _, instead = tap.value.partition("=")
    is_asked = draft is not None and fits(draft, LETTER, tap) and draft.fields["words"]
    if draft is None or does != SEND or not is_asked:
        raise FamilyChanged(tap.subject)
    card = write_to_family(
        work,
        chat_id,
        tap.subject,
        draft.fields["words"],
        instead=instead or None,
        now=desk.now,
    )
    return say_card(desk, card, news=News.WRITTEN)
