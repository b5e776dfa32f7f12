"""What a parent is writing: first kept as a draft, sent only when they say so."""

from datetime import datetime

from visits.access import Act
from visits.actions.ask_to_move import wish_in_words
from visits.actions.my_visits import visits_of
from visits.draft import Draft
from visits.facts import OutOfDate
from visits.people import Parent
from visits.scene import Scene, for_parent
from visits.work import Work

WISH = "wish"
UNSENT = "unsent"
LONGEST_WISH = 1000


def begin_wish(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """The parent is going to write which times suit."""
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition, act=Act.ANSWER)
    if not standing.visit.has_a_time or standing.visit.is_over(now):
        raise OutOfDate(standing.visit)
    fields = {"visit": str(visit_id), "edition": str(edition)}
    work.drafts.save(Draft(chat_id, WISH, fields))
    return standing.scene(parent)


def finish_wish(work: Work, chat_id: int, draft: Draft, words: str, *, now: datetime) -> Scene:
    """What they wrote is their wish."""
    visit_id, edition = int(draft.fields["visit"]), int(draft.fields["edition"])
    return wish_in_words(work, chat_id, visit_id, edition=edition, words=words, now=now)


def keep_unsent(work: Work, parent: Parent, chat_id: int, words: str, *, now: datetime) -> Scene:
    """Words nobody asked for are kept until the parent says what to do with them."""
    scene = visits_of(work, parent, now=now)
    if scene.visit is not None:
        work.drafts.save(Draft(chat_id, UNSENT, {"words": words}))
    return scene


def send_unsent(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """The kept words become a wish. Raises OutOfDate if they are gone."""
    _, standing = for_parent(work, chat_id, visit_id, edition=edition, act=Act.ANSWER)
    draft = work.drafts.get(chat_id)
    if draft is None or draft.kind != UNSENT:
        raise OutOfDate(standing.visit)
    words = draft.fields["words"]
    return wish_in_words(work, chat_id, visit_id, edition=edition, words=words, now=now)
