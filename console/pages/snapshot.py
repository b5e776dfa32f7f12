"""How a visit was: what stands, a form for those who made it, and each version before."""

from datetime import datetime

from console.ask import Ask, Elsewhere, Page, Said
from console.filled import BadForm, Filled, of_stored
from console.snapshot_fields import WRONG, fields_of, read_seen
from visits.actions.take_snapshot import Taken, begin_snapshot, save_snapshot, see_snapshot
from visits.facts import BadSnapshot, SnapshotClosed
from visits.quiet_hours import ZONE
from visits.snapshot_history import history_of
from visits.work import Work

FORM = "snapshot"


async def shown(ask: Ask) -> Said:
    return await page(ask)


async def page(ask: Ask, filled: Filled | None = None) -> Page:
    """With the form as it was just filled in, if it was."""
    topics_of = ask.office.voice.topics_of
    staff, taken = await ask.does(see_snapshot, ask.path["visit"], topics_of=topics_of, now=ask.now)
    slot = taken.visit.slot
    facts = {
        "taken": taken,
        "seen": taken.seen,
        "visit": taken.visit,
        "family": taken.standing.family,
    }
    fields = {
        "filled": of_stored(FORM, fields_of(taken.seen, taken.offered), filled),
        "history": tuple(history_of(taken.versions)),
        "is_own": taken.standing.pair.usual.tends(staff.id),
        "date": slot.starts_at.astimezone(ZONE).date() if slot else None,
    }
    return Page("snapshot", staff, facts, fields)


async def taken(ask: Ask, filled: Filled) -> Said:
    """What a colleague has saved meanwhile is shown beside it, and nothing is saved yet."""
    topics_of = ask.office.voice.topics_of

    def saved(work: Work, chat_id: int, visit_id: int, *, now: datetime) -> Taken:
        stands = begin_snapshot(work, chat_id, visit_id, topics_of=topics_of, now=now)
        seen = read_seen(filled, stands.offered)
        filled.must_still_be(fields_of(stands.seen, stands.offered))
        return save_snapshot(
            work,
            chat_id,
            visit_id,
            seen=seen,
            revision=stands.revision,
            topics_of=topics_of,
            now=now,
        )

    try:
        await ask.does(saved, ask.path["visit"], now=ask.now)
    except BadSnapshot as bad:
        field, wrong = WRONG[bad.fault]
        raise filled.refuse(**{field: wrong}) from None
    except SnapshotClosed:  # the page says why
        raise BadForm from None
    return Elsewhere(f"/visits/{ask.path['visit']}/snapshot", done="saved")
