"""Staff say in the chat how a visit was: a few screens of taps in one message, and one line."""

from collections.abc import Callable, Mapping

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.taps import Tap
from visits.actions.take_snapshot import Taken, begin_snapshot, save_snapshot, see_snapshot
from visits.draft import Draft
from visits.snapshot_choice import SnapshotFault
from visits.snapshot_form import SNAPSHOT, SnapshotForm, answered, begun_at, words_in
from visits.work import Work


async def opened(tap: Tap, desk: Desk) -> Answer:
    """The form, where it was left; or what was said already. What was tapped stays readable."""
    return await desk.does(_opened, desk, tap.subject, then=lambda reply: reply)


async def fill_in(tap: Tap, desk: Desk) -> Answer:
    """A tapped answer, such as `topics=sleep`, or `save`."""
    return await desk.does(_fill_in, desk, tap, then=lambda reply: reply)


async def how_it_was(visit_id: int, desk: Desk) -> Answer:
    """What can be said of the visit now, or why nothing can."""
    return await desk.does(_how_it_was, desk, visit_id, then=lambda reply: reply)


async def already_there(visit_id: int, desk: Desk) -> Answer:
    """A colleague was first: what they said, and whose is to count. No tap is lost."""
    return await desk.does(_already_there, desk, visit_id, then=lambda reply: reply)


def seen_in_words(work: Work, desk: Desk, draft: Draft, text: str) -> Reply:
    """A line of one's own, or how many minutes it took."""
    form = SnapshotForm(draft)
    taken = _begin(work, desk, form.visit_id)
    return _keep_and_ask(work, desk, taken, *words_in(form, text))


def _opened(work: Work, chat_id: int, desk: Desk, visit_id: int) -> Reply:
    taken = _begin(work, desk, visit_id)
    form = _form_about(work, chat_id, visit_id)
    if form is not None:
        return Reply(_ask(desk, taken, form).message, edits=False)
    if taken.stands is not None:
        return Reply(_stands(desk, taken).message, edits=False)
    return Reply(_anew(work, desk, taken).message, edits=False)


def _fill_in(work: Work, chat_id: int, desk: Desk, tap: Tap) -> Reply:
    taken, form = _begin(work, desk, tap.subject), _form_about(work, chat_id, tap.subject)
    does, _, value = tap.value.partition("=")
    if form is None:
        return _without_a_form(work, desk, taken, does)
    if tap.edition != form.step:
        return _ask(desk, taken, form)
    if does in _DOES:
        return _DOES[does](work, desk, taken, form)
    return _keep_and_ask(work, desk, taken, *answered(form, taken.offered, does, value))


def _without_a_form(work: Work, desk: Desk, taken: Taken, does: str) -> Reply:
    """An old button, or the one below what was saved that changes it."""
    if taken.stands is not None and does != "edit":
        return _stands(desk, taken)
    return _anew(work, desk, taken)


def _anew(work: Work, desk: Desk, taken: Taken) -> Reply:
    form = begun_at(desk.chat_id, taken.visit.id, taken.seen, revision=taken.revision, now=desk.now)
    return _keep_and_ask(work, desk, taken, form, None)


def _save(work: Work, desk: Desk, taken: Taken, form: SnapshotForm) -> Reply:
    saved = save_snapshot(
        work,
        desk.chat_id,
        form.visit_id,
        seen=form.seen,
        revision=form.revision,
        topics_of=desk.voice.topics_of,
        now=desk.now,
    )
    work.drafts.clear(desk.chat_id)
    return _say(desk, saved, "snapshot_stands", is_new=True)


def _keep_theirs(work: Work, desk: Desk, taken: Taken, form: SnapshotForm) -> Reply:
    work.drafts.clear(desk.chat_id)
    return _stands(desk, taken)


def _how_it_was(work: Work, chat_id: int, desk: Desk, visit_id: int) -> Reply:
    taken = see_snapshot(work, chat_id, visit_id, topics_of=desk.voice.topics_of, now=desk.now)
    form = _form_about(work, chat_id, visit_id)
    if taken.closed is None:
        return _ask(desk, taken, form) if form else _stands(desk, taken)
    told = _say(desk, taken, "snapshot_closed", closed=taken.closed, now=desk.now)
    return Reply(told.message, edits=False)


def _already_there(work: Work, chat_id: int, desk: Desk, visit_id: int) -> Reply:
    """They may save their own instead of that version, and of no later one."""
    taken, form = _begin(work, desk, visit_id), _form_about(work, chat_id, visit_id)
    if form is None:
        return _stands(desk, taken)
    form = form.based_on(taken.revision)
    work.drafts.save(form.draft)
    return _say(desk, taken, "snapshot_changed", step=form.step)


def _begin(work: Work, desk: Desk, visit_id: int) -> Taken:
    topics_of = desk.voice.topics_of
    return begin_snapshot(work, desk.chat_id, visit_id, topics_of=topics_of, now=desk.now)


def _form_about(work: Work, chat_id: int, visit_id: int) -> SnapshotForm | None:
    draft = work.drafts.get(chat_id)
    form = SnapshotForm(draft) if draft is not None and draft.kind == SNAPSHOT else None
    return form if form is not None and form.is_about(visit_id) else None


def _keep_and_ask(
    work: Work, desk: Desk, taken: Taken, form: SnapshotForm, fault: SnapshotFault | None
) -> Reply:
    work.drafts.save(form.draft)
    return _ask(desk, taken, form, fault)


def _ask(desk: Desk, taken: Taken, form: SnapshotForm, fault: SnapshotFault | None = None) -> Reply:
    return _say(
        desk,
        taken,
        f"snapshot_{form.screen}",
        seen=form.seen,
        step=form.step,
        fault=fault,
        shows_all=form.shows_all,
    )


def _stands(desk: Desk, taken: Taken) -> Reply:
    return _say(desk, taken, "snapshot_stands", is_new=False)


def _say(desk: Desk, taken: Taken, name: str, **facts: object) -> Reply:
    """`seen` is what stands, where it is not what is being filled in."""
    told = {"seen": taken.seen, "step": 0, **facts}
    standing = taken.standing
    message = desk.voice.say(
        name, taken.to, family=standing.family, visit=standing.visit, taken=taken, **told
    )
    return Reply(message)


_DOES: Mapping[str, Callable[[Work, Desk, Taken, SnapshotForm], Reply]] = {
    "save": _save,
    "keep": _keep_theirs,
}
