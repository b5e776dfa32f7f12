"""What is true of every tap: who may, what an old or a doubled one does, and who hears of it."""

import json
from collections.abc import Iterator

from hembot.demo.cast import Somebody
from messages.taps import Tap, Verb
from tests.properties.ground import Row, Snapshot
from tests.properties.phones import Answered
from visits.facts import NoConsent, NotAllowed, NotPossible, OutOfDate, Unknown
from visits.move_request import OPEN

ABOUT_A_WISH = frozenset({Verb.AGREE, Verb.OFFER, Verb.DECLINE})
ANSWERS = frozenset({Verb.YES, Verb.CANCEL, Verb.SLOT, Verb.SEND_WISH})
ASKS = frozenset({Verb.SLOT, Verb.SEND_WISH})
ABOUT_A_VISIT = ANSWERS | {
    Verb.OTHER_TIME,
    Verb.CANNOT,
    Verb.WRITE,
    Verb.CLOCK,
    Verb.BOOK,
    Verb.BOOK_AT,
    Verb.STAFF_CANCEL,
    Verb.REPORT,
    Verb.GUESTS,
    Verb.ADD_GUEST,
    Verb.DROP_GUEST,
}
NOT_THEIRS = (NoConsent, NotAllowed, Unknown)


def a_refusal_leaves_everything_as_it_was(
    answered: Answered, before: Snapshot, after: Snapshot
) -> None:
    assert answered.refusal is None or after == before, answered


def an_answer_says_how_things_stand(answered: Answered, after: Snapshot) -> None:
    told = answered.scene.visit if answered.scene else None
    if told is not None:
        stands = after.one("visits", told.id)
        assert stands is not None
        assert (stands.status, stands.edition) == (told.status, told.edition), answered


def an_old_button_changes_nothing(
    tap: Tap, answered: Answered, before: Snapshot, after: Snapshot
) -> None:
    if is_old(tap, before):
        assert after == before, ("an old button has changed something", tap, answered)
        known = isinstance(answered.refusal, (OutOfDate, NotPossible, *NOT_THEIRS))
        assert known, ("an old button was taken for a new one", tap, answered)


def everybody_changes_only_what_is_theirs(who: Somebody, before: Snapshot, after: Snapshot) -> None:
    reached = _reached_by(_id_of(who, before), before)
    for visit in _changed(before, after, "visits"):
        assert visit.family_id in reached, (who.name, visit)
    for wish in _changed(before, after, "move_requests"):
        wished = after.one("visits", wish.visit_id)
        assert wished is not None and wished.family_id in reached, (who.name, wish)
    for guest in set(after["visit_guests"]) ^ set(before["visit_guests"]):
        visited = after.one("visits", guest.visit_id)
        assert visited is not None and visited.family_id in reached, (who.name, guest)
    for yes in set(after["agreements"]) - set(before["agreements"]):
        assert yes.staff_id == _id_of(who, after), ("somebody else has agreed", who.name, yes)


def contradictory_answers_reach_both_staff(
    who: Somebody, tap: Tap, answered: Answered, before: Snapshot, after: Snapshot
) -> None:
    visit = before.one("visits", tap.subject)
    if answered.refusal or visit is None or not _contradicts(_id_of(who, before), tap, before):
        return
    told = {
        notice.to_id
        for notice in after["notices"]
        if notice.kind == "parents_disagree"
        and (notice.visit_id, notice.edition) == (visit.id, visit.edition)
    }
    family = after.one("families", visit.family_id)
    pair = after.one("pairs", family.pair_id) if family else None
    assert pair is not None
    assert told == {pair.nurse_id, pair.family_supporter_id}, (who.name, tap, told)


def is_old(tap: Tap, stands: Snapshot) -> bool:
    """Whether the button was made for another edition of the visit, or of the wish."""
    if tap.verb in ABOUT_A_WISH:
        wish = stands.one("move_requests", tap.subject)
        return wish is None or wish.status not in OPEN or wish.revision != tap.edition
    visit = stands.one("visits", tap.subject)
    return tap.verb in ABOUT_A_VISIT and (visit is None or visit.edition != tap.edition)


def _contradicts(parent_id: int | None, tap: Tap, stands: Snapshot) -> bool:
    """Whether the other parent has said yes to this edition, or asked to move it."""
    visit = stands.one("visits", tap.subject)
    if visit is None or tap.verb not in ANSWERS:
        return False
    wish = _open_wish(visit.id, stands)
    others_yes = visit.answered_by not in (None, parent_id)
    if wish is None or wish.asked_by == parent_id:
        asks_first = wish is None and tap.verb in ASKS
        return others_yes and (tap.verb is Verb.CANCEL or asks_first)
    if tap.verb is Verb.SEND_WISH:
        return wish.words not in _written_by(parent_id, stands)
    both_want = {wish.starts_at, *_offered(wish.id, stands)}
    return tap.verb is not Verb.SLOT or tap.moment not in both_want


def _open_wish(visit_id: int, stands: Snapshot) -> Row | None:
    open_ones = (w for w in stands["move_requests"] if w.visit_id == visit_id and w.status in OPEN)
    return next(open_ones, None)


def _offered(wish_id: int, stands: Snapshot) -> set[object]:
    return {row.starts_at for row in stands["offered_slots"] if row.request_id == wish_id}


def _written_by(person_id: int | None, stands: Snapshot) -> set[str]:
    """The words that wait for a yes in this person's chat."""
    person = stands.one("people", person_id or 0)
    drafts = [row for row in stands["drafts"] if person and row.chat_id == person.chat_id]
    return {json.loads(row.fields).get("words", "") for row in drafts}


def _id_of(who: Somebody, stands: Snapshot) -> int | None:
    ids = (person.id for person in stands["people"] if person.chat_id == who.chat_id)
    return next(ids, None)


def _reached_by(person_id: int | None, stands: Snapshot) -> set[int]:
    """Parents reach their own family, staff the families of their pairs."""
    pairs = {p.id for p in stands["pairs"] if person_id in (p.nurse_id, p.family_supporter_id)}
    own = {row.family_id for row in stands["parents"] if row.person_id == person_id}
    return own | {family.id for family in stands["families"] if family.pair_id in pairs}


def _changed(before: Snapshot, after: Snapshot, table: str) -> Iterator[Row]:
    known = set(before[table])
    return (row for row in after[table] if row not in known)
