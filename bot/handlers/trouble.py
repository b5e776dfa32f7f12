"""The one place where a refusal becomes a kind sentence, with how things stand now."""

from dataclasses import replace

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.families import old_button
from bot.handlers.snapshots import already_there, how_it_was
from messages.languages import nearest
from visits.actions.broadcast import Listed, coordinator
from visits.actions.look import how_it_stands, who_speaks
from visits.facts import (
    ActivityGone,
    BadAbsence,
    BadDate,
    BadPhoto,
    BadSnapshot,
    ChatTaken,
    FamilyChanged,
    FormGone,
    GuestBusy,
    InvitationExpired,
    InvitationUnknown,
    NoConsent,
    NotAllowed,
    NotPossible,
    OutOfDate,
    PlaceGone,
    ProgrammeGone,
    QuestionOver,
    Refusal,
    SentAlready,
    SlotPassed,
    SlotTaken,
    SnapshotChanged,
    SnapshotClosed,
    Unknown,
)
from visits.people import Staff
from visits.scene import Scene


async def explain(refusal: Refusal, desk: Desk) -> Answer:
    """What the person hears when an action was refused. Nothing has changed."""
    desk.keeps_draft = True
    if isinstance(refusal, SlotTaken):
        return await _slot_taken(refusal, desk)
    if isinstance(refusal, FamilyChanged):
        return await old_button(refusal.family_id, desk)
    if isinstance(refusal, GuestBusy):
        return await _guest_busy(refusal, desk)
    if isinstance(refusal, OutOfDate | NotPossible):
        return await desk.does(
            how_it_stands, refusal.visit.id, then=lambda scene: _as_it_stands(desk, scene)
        )
    if isinstance(refusal, SnapshotChanged):
        return await already_there(refusal.visit.id, desk)
    if isinstance(refusal, SnapshotClosed | BadSnapshot):
        return await how_it_was(refusal.visit.id, desk)
    if isinstance(refusal, SentAlready):
        return await _sent_already(refusal, desk)
    if isinstance(refusal, BadPhoto):
        return await _say("photo_fault", desk, fault=refusal.fault)
    return await _say(_WORDS[type(refusal)], desk)


async def explain_trouble(desk: Desk) -> Answer:
    """A fault of ours: the person hears that nothing has changed."""
    return await _say("trouble", desk)


async def _slot_taken(taken: SlotTaken, desk: Desk) -> Answer:
    def tell(scene: Scene) -> Reply:
        told = replace(scene, slots=taken.fresh)
        has_passed = isinstance(taken, SlotPassed)
        return Reply(desk.voice.scene(_taken(scene), told, has_passed=has_passed))

    return await desk.does(how_it_stands, taken.visit.id, then=tell)


async def _guest_busy(busy: GuestBusy, desk: Desk) -> Answer:
    def tell(scene: Scene) -> Reply:
        told = replace(scene, slots=busy.fresh)
        return Reply(desk.voice.scene("guest_busy", told, guest=busy.guest))

    return await desk.does(how_it_stands, busy.visit.id, then=tell)


async def _sent_already(already: SentAlready, desk: Desk) -> Answer:
    def tell(to: Staff) -> Reply:
        listed = Listed(already.broadcast, already.by)
        return Reply(desk.voice.say("sent_already", to, broadcast=listed), edits=False)

    return await desk.does(coordinator, then=tell)


def _taken(scene: Scene) -> str:
    if not isinstance(scene.to, Staff):
        return "slot_taken" if scene.visit and scene.visit.has_a_time else "choose_taken"
    return "wish_slot_taken" if scene.request else "book_taken"


def _as_it_stands(desk: Desk, scene: Scene) -> Reply:
    return Reply(desk.voice.scene(_how_it_stands(scene), scene, now=desk.now))


def _how_it_stands(scene: Scene) -> str:
    if isinstance(scene.to, Staff):
        return "staff_visit"
    return "help" if scene.family and scene.family.left else "visit"


async def _say(name: str, desk: Desk, **facts: object) -> Answer:
    def tell(scene: Scene | None) -> Reply:
        if scene is None:
            return Reply(desk.voice.say_in(nearest(desk.language_code), name), edits=False)
        return Reply(desk.voice.scene(name, scene, **facts), edits=False)

    return await desk.does(who_speaks, then=tell)


_WORDS: dict[type[Refusal], str] = {
    Unknown: "stranger",
    NoConsent: "consent",
    NotAllowed: "not_allowed",
    InvitationUnknown: "invitation_unknown",
    InvitationExpired: "invitation_expired",
    ChatTaken: "chat_taken",
    BadDate: "form_bad_date",
    FormGone: "form_gone",
    ActivityGone: "activity_gone",
    QuestionOver: "question_over",
    PlaceGone: "form_gone",
    ProgrammeGone: "form_gone",
    BadAbsence: "away_bad_days",
}
