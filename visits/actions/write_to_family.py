"""Staff write to a family in their own words, together with a message of ours or instead of it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from visits.actions.families import FamilyCard, card, for_pair
from visits.facts import FamilyChanged
from visits.family_news import tell_colleague, write
from visits.news import waits, withdraw
from visits.notice import Notice, Reason
from visits.people import Family
from visits.quiet_hours import ZONE
from visits.work import Work
from visits.working_hours import day_begins

LONGEST_MESSAGE = 1000
SAYS_ONLY = frozenset({"theme_preview", "reminder", "thanks"})
"""What staff may say in their own words instead: a family is never left without its question."""


def instead_of(work: Work, family: Family, *, now: datetime) -> Sequence[Notice]:
    """What we would say to this family next, if that is before tomorrow ends: to each parent."""
    tomorrow_ends = day_begins(now.astimezone(ZONE).date() + timedelta(days=2))
    found = [notice for notice in _soon(work, family) if notice.due_at < tomorrow_ends]
    first = min(found, key=lambda notice: notice.due_at, default=None)
    if first is None:
        return ()
    said = (first.kind, first.visit_id)
    return [notice for notice in found if (notice.kind, notice.visit_id) == said]


def write_to_family(
    work: Work,
    chat_id: int,
    family_id: int,
    words: str,
    *,
    instead: str | None = None,
    now: datetime,
) -> FamilyCard:
    """Exactly these words to each parent who can be told; the colleague reads them too.

    `instead` is the kind of our own message that the words stand for. Raises FamilyChanged if
    nobody can be told, or if that message is not what comes next any more.
    """
    staff, family = for_pair(work, chat_id, family_id)
    if not family.reachable:
        raise FamilyChanged(family_id)
    if instead is not None:
        replaced = instead_of(work, family, now=now)
        if instead not in {notice.kind for notice in replaced}:
            raise FamilyChanged(family_id)
        withdraw(work, replaced, Reason.REPLACED, at=now)
    write(work, family.reachable, words, by=staff, at=now)
    tell_colleague(work, "colleague_wrote", family, by=staff, at=now, words=words)
    work.drafts.clear(chat_id)
    return card(work, staff, family, now=now)


def _soon(work: Work, family: Family) -> Iterator[Notice]:
    for parent in family.reachable:
        for notice in work.notices.waiting(parent.id):
            if notice.kind in SAYS_ONLY and waits(work, notice):
                yield notice
