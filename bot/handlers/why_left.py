"""Why a family left: each parent in a tap, if they want to; its staff, what they know of it."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.families import News, as_it_is, say_card
from messages.taps import Tap
from visits.actions.families import for_pair
from visits.actions.note_why_left import note_why_left
from visits.actions.say_why_left import say_why_left
from visits.draft import Draft
from visits.facts import FamilyChanged
from visits.scene import Scene
from visits.why_left import LONGEST_WORDS, Why
from visits.work import Work

NOTING = "why_left"


async def answered(tap: Tap, desk: Desk) -> Answer:
    """The question keeps its buttons: another tap takes the place of this one."""

    def thank(said: tuple[Scene, Why]) -> Reply:
        scene, answer = said
        return Reply(desk.voice.scene("why_left_thanks", scene, answer=answer), edits=False)

    return await desk.does(say_why_left, tap.subject, answer=tap.value, now=desk.now, then=thank)


async def noted(tap: Tap, desk: Desk) -> Answer:
    """Without a value it is asked why; with one, it is saved, and asked for a few words."""
    return await desk.does(_noted if tap.value else _asked, tap, desk, then=as_it_is)


def reason_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    family_id = int(draft.fields["family"])
    if len(text) > LONGEST_WORDS:
        staff, family = for_pair(work, desk.chat_id, family_id)
        return Reply(desk.voice.say("why_left_too_long", staff, family=family))
    why = Why(draft.fields["why"])
    card = note_why_left(work, desk.chat_id, family_id, why=why, words=text, now=desk.now)
    work.drafts.clear(desk.chat_id)
    return say_card(desk, card, news=News.NOTED)


def _asked(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    staff, family = for_pair(work, chat_id, tap.subject)
    if family.left is None:
        raise FamilyChanged(family.id)
    return Reply(desk.voice.say("note_why_left", staff, family=family))


def _noted(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    if tap.value not in list(Why):
        raise FamilyChanged(tap.subject)
    why = Why(tap.value)
    card = note_why_left(work, chat_id, tap.subject, why=why, now=desk.now)
    work.drafts.save(Draft(chat_id, NOTING, {"family": str(tap.subject), "why": why}))
    return Reply(desk.voice.say("why_left_words", card.to, family=card.family))
