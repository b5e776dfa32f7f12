"""Staff ring families: the list, what was said by phone, notes on paper, and interpreters."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.note import as_message, notes
from messages.taps import Tap
from visits.actions.answer_by_phone import (
    cancel_by_phone,
    confirm_by_phone,
    think_twice_by_phone,
)
from visits.actions.arrange_interpreter import answer_interpreter, choose_need, see_need
from visits.actions.call_list import CallList, call_list
from visits.actions.note import note_of_visit
from visits.facts import Unknown
from visits.interpreter import ANSWERS, LANGUAGES, Interpreter
from visits.scene import Scene
from visits.visit import Status

NO_INTERPRETER = "none"


async def to_ring(desk: Desk) -> Answer:
    """/calls: whom to ring."""
    return await desk.does(call_list, now=desk.now, then=lambda found: _list(desk, found))


async def phone_yes(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        confirm_by_phone,
        tap.subject,
        edition=tap.edition,
        seen=tap.value,
        now=desk.now,
        then=desk.saying(_after_yes, edits=False),
    )


async def phone_no(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        think_twice_by_phone,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying("phone_cannot", edits=False),
    )


async def phone_cancelled(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        cancel_by_phone,
        tap.subject,
        edition=tap.edition,
        seen=tap.value,
        now=desk.now,
        then=desk.saying(_after_cancel),
    )


async def note(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        note_of_visit,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=lambda scene: _note(desk, scene),
    )


async def interpreter(tap: Tap, desk: Desk) -> Answer:
    """[Booked], [Missing still] or [Not needed] for one visit."""
    if tap.value not in ANSWERS:
        raise Unknown
    return await desk.does(
        answer_interpreter,
        tap.subject,
        edition=tap.edition,
        answer=Interpreter(tap.value),
        now=desk.now,
        then=desk.saying("interpreter_said"),
    )


async def needs_interpreter(tap: Tap, desk: Desk) -> Answer:
    """Without a value the languages are shown; with one it is kept."""
    if not tap.value:
        return await desk.does(see_need, tap.subject, then=lambda scene: _needs(desk, scene))
    return await desk.does(
        choose_need,
        tap.subject,
        language=None if tap.value == NO_INTERPRETER else tap.value,
        now=desk.now,
        then=desk.saying("interpreter_noted"),
    )


def _list(desk: Desk, found: CallList) -> Reply:
    return Reply(desk.voice.say("calls", found.to, calls=found), edits=False)


def _needs(desk: Desk, scene: Scene) -> Reply:
    message = desk.voice.scene("interpreter_need", scene, interpreted=LANGUAGES)
    return Reply(message, edits=False)


def _note(desk: Desk, scene: Scene) -> Reply:
    assert scene.family is not None and scene.visit is not None
    return Reply(
        as_message(notes(desk.voice, scene.family, scene.visit, scene.guests)), edits=False
    )


def _after_yes(scene: Scene) -> str:
    """A wish that staff had not seen stands; they are shown it."""
    assert scene.visit is not None
    return "phone_confirmed" if scene.visit.status is Status.CONFIRMED else "phone_differs"


def _after_cancel(scene: Scene) -> str:
    assert scene.visit is not None
    return "staff_cancelled" if scene.visit.status is Status.CANCELLED else "phone_cannot"
