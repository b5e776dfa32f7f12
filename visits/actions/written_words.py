"""What a parent is writing: first kept as a draft, sent only when they say so."""

from datetime import datetime
from typing import NamedTuple

from visits.access import Act
from visits.actions.ask_to_move import may_move, wish_in_words
from visits.actions.choose_time import ask_in_words, is_to_be_chosen, offered_to
from visits.actions.my_visits import visits_of
from visits.draft import Draft
from visits.facts import OutOfDate
from visits.free_times import parts_around
from visits.near_wish import times_near
from visits.people import Parent
from visits.scene import Scene, Standing, for_parent, standing
from visits.wished_time import WishedTime
from visits.work import Work

WISH = "wish"
UNSENT = "unsent"
LONGEST_WISH = 1000


class Unsent(NamedTuple):
    """Words that wait for a yes, and when they were written."""

    words: str
    written: str

    @property
    def written_at(self) -> datetime:
        return datetime.fromisoformat(self.written)


def begin_wish(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """The parent is going to write which times suit."""
    parent, stands = for_parent(work, chat_id, visit_id, edition=edition, act=Act.ANSWER)
    if not stands.visit.has_a_time or stands.visit.is_over(now):
        raise OutOfDate(stands.visit)
    fields = {"visit": str(visit_id), "edition": str(edition)}
    work.drafts.save(Draft(chat_id, WISH, fields))
    return stands.scene(parent)


def finish_wish(work: Work, chat_id: int, draft: Draft, words: str, *, now: datetime) -> Scene:
    """What they wrote is their wish."""
    visit_id, edition = int(draft.fields["visit"]), int(draft.fields["edition"])
    return wish_in_words(work, chat_id, visit_id, edition=edition, words=words, now=now)


def keep_unsent(work: Work, parent: Parent, chat_id: int, words: str, *, now: datetime) -> Scene:
    """Words nobody asked for are kept until the parent says what to do with them."""
    scene = visits_of(work, parent, now=now)
    if scene.visit is None and (due := offered_to(work, parent)) is not None:
        scene = standing(work, due.id).scene(parent)
    if scene.visit is not None:
        work.drafts.save(_unsent(chat_id, words, now))
    return scene


def see_times_near(
    work: Work, chat_id: int, visit_id: int, wish: WishedTime, *, edition: int, now: datetime
) -> tuple[Scene, bool]:
    """Free times for what the words seem to wish for, and whether they are such times.

    Looking changes nothing: the words stay unsent.
    """
    parent, stands = _may_wish(work, chat_id, visit_id, edition, now)
    near = times_near(parts_around(work, stands, wish.first_day, now=now), wish)
    return stands.scene(parent, slots=near.slots), near.fits


def keep_words(work: Work, chat_id: int, words: str, *, now: datetime) -> None:
    """They can be sent as they were written, whatever we understand of them."""
    work.drafts.save(_unsent(chat_id, words, now))


def see_unsent(work: Work, chat_id: int, visit_id: int, *, edition: int) -> tuple[Parent, Unsent]:
    """What the parent wrote, and when. Raises OutOfDate if it is gone."""
    parent, stands = for_parent(work, chat_id, visit_id, edition=edition, act=Act.ANSWER)
    draft = work.drafts.get(chat_id)
    if draft is None or draft.kind != UNSENT:
        raise OutOfDate(stands.visit)
    return parent, Unsent(draft.fields["words"], draft.fields.get("written_at", ""))


def send_unsent(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """The kept words become a wish; without a time to move, staff read them and ring.

    Raises OutOfDate if they are gone.
    """
    _, unsent = see_unsent(work, chat_id, visit_id, edition=edition)
    send = ask_in_words if is_to_be_chosen(work, visit_id) else wish_in_words
    work.drafts.clear(chat_id)
    return send(work, chat_id, visit_id, edition=edition, words=unsent.words, now=now)


def _may_wish(
    work: Work, chat_id: int, visit_id: int, edition: int, now: datetime
) -> tuple[Parent, Standing]:
    """Of a visit whose time is to be chosen, or is to be another one."""
    if is_to_be_chosen(work, visit_id):
        return for_parent(work, chat_id, visit_id, edition=edition)
    return may_move(work, chat_id, visit_id, edition, now)


def _unsent(chat_id: int, words: str, now: datetime) -> Draft:
    return Draft(chat_id, UNSENT, {"words": words, "written_at": now.isoformat()})
