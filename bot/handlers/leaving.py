"""Staff end a family's part in the programme, in steps; or write to one parent no more."""

from dataclasses import dataclass

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.families import News, as_it_is, say_card
from bot.handlers.form_steps import begun, fits, step_of, taken_on
from messages.taps import Tap
from visits.actions.families import for_pair
from visits.actions.leave import LONGEST_CLOSING, leave, take_back, take_up_visits
from visits.actions.leave_alone import leave_alone, parent_of
from visits.draft import Draft
from visits.facts import FamilyChanged
from visits.people import Family, Left, Silent, Staff
from visits.why_left import Question, whom_to_ask
from visits.work import Work

LEAVING = "leaving"
YES, QUIETLY, NO_WORDS = "yes", "quietly", "nothing"
_QUESTION = {YES: Question.ASKED, QUIETLY: Question.LEFT_OUT}
AGAIN = "again"


async def steps(tap: Tap, desk: Desk) -> Answer:
    """Why; for a loss which words; then once more whether it is so."""
    return await desk.does(_step, tap, desk, then=as_it_is)


async def back(tap: Tap, desk: Desk) -> Answer:
    """A family that left by mistake; or its visits, which are then to be booked anew."""
    does, news = (take_up_visits, News.TAKEN_UP) if tap.value else (take_back, News.BACK)
    return await desk.does(
        does, tap.subject, now=desk.now, then=lambda card: say_card(desk, card, news=news)
    )


async def alone(tap: Tap, desk: Desk) -> Answer:
    """A parent's id asks why; with a reason behind it, it is done."""
    return await desk.does(_alone, tap, desk, then=as_it_is)


def closing_written(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """What staff write while a loss is being reported is what the family will read."""
    form = _form(work, desk, int(draft.fields["family"]))
    if draft.fields["why"] != Left.LOSS:
        return _ask(form, "leave_why", draft, why="")
    if len(text) > LONGEST_CLOSING:
        return _ask(form, "leave_too_long", draft)
    return _ask(form, "leave_check", draft, words=text)


@dataclass(frozen=True, slots=True)
class _Form:
    """One family's form, in front of the member of staff who fills it in."""

    work: Work
    desk: Desk
    staff: Staff
    family: Family


def _form(work: Work, desk: Desk, family_id: int) -> _Form:
    staff, family = for_pair(work, desk.chat_id, family_id)
    if family.left is not None:
        raise FamilyChanged(family.id)
    return _Form(work, desk, staff, family)


def _step(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    form = _form(work, desk, tap.subject)
    draft = work.drafts.get(chat_id)
    if not tap.value:
        fresh = begun(chat_id, LEAVING, tap.subject, now=desk.now, why="", words="")
        return _ask(form, "leave_why", fresh)
    if draft is None or _is_old(draft, tap):
        raise FamilyChanged(tap.subject)
    if tap.value in _QUESTION:
        return _done(form, draft, _QUESTION[tap.value])
    if tap.value == NO_WORDS:
        return _ask(form, "leave_check", draft, words="")
    name = "leave_words" if tap.value == Left.LOSS else "leave_check"
    return _ask(form, name, draft, why=tap.value, words="")


def _is_old(draft: Draft, tap: Tap) -> bool:
    """The button belongs to another form or to an earlier step, or somebody made it up."""
    if not fits(draft, LEAVING, tap):
        return True
    return tap.value not in ((YES, QUIETLY, NO_WORDS) if draft.fields["why"] else tuple(Left))


def _ask(form: _Form, name: str, draft: Draft, **said: str) -> Reply:
    """The next step."""
    draft = taken_on(draft, **said)
    form.work.drafts.save(draft)
    why = Left(draft.fields["why"]) if draft.fields["why"] else None
    message = form.desk.voice.say(
        name,
        form.staff,
        family=form.family,
        step=step_of(draft),
        why=why,
        words=draft.fields["words"] or None,
        is_asked=bool(why and whom_to_ask(form.family, why)),
    )
    return Reply(message)


def _done(form: _Form, draft: Draft, question: Question) -> Reply:
    why = Left(draft.fields["why"])
    card = leave(
        form.work,
        form.desk.chat_id,
        form.family.id,
        why=why,
        words=draft.fields["words"] or None,
        question=question,
        now=form.desk.now,
    )
    is_asked = question is Question.ASKED and whom_to_ask(form.family, why)
    return say_card(form.desk, card, news=News.LEFT_AND_ASKED if is_asked else News.LEFT)


def _alone(work: Work, chat_id: int, tap: Tap, desk: Desk) -> Reply:
    written, _, why = tap.value.partition("=")
    staff, family = for_pair(work, chat_id, tap.subject)
    parent = parent_of(family, int(written) if written.isdecimal() else 0)
    if why not in {*Silent, AGAIN}:
        return Reply(desk.voice.say("alone_why", staff, family=family, parent=parent))
    card = leave_alone(
        work,
        chat_id,
        family.id,
        parent_id=parent.id,
        why=None if why == AGAIN else Silent(why),
        now=desk.now,
    )
    return say_card(desk, card)
