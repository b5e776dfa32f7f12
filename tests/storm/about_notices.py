"""Notices: each ends or is still to come, is said once, and to nobody who must be left alone."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from tests.properties.ground import Row
from tests.storm.record import Told, Words
from tests.storm.stand import Stand
from visits.notice import OUR_FAULT, URGENT, NoticeStatus, Outcome
from visits.people import Parent
from visits.quiet_hours import after_quiet_hours
from visits.timeline import KINDS
from visits.transitions import NEW_EDITION, Event
from visits.unheard import MAYBE, QUESTIONS

ON_THE_WAY = timedelta(seconds=15)
"""Between the last look and Telegram's ear: what changes meanwhile comes too late."""


def each_notice_has_ended_or_is_still_to_come(stand: Stand) -> Iterator[str]:
    for notice in stand.due:
        yield f"notice {notice.id} ({notice.kind}) is stuck"
    for notice in stand.notices:
        waits = notice.status is NoticeStatus.WAITING
        if waits == (notice.settled_at is not None):
            yield f"notice {notice.id} ({notice.kind}) is {notice.status} and has no or an end"
        if notice.leased_until is not None and not waits:
            yield f"notice {notice.id} ({notice.kind}) is {notice.status} and still leased"


def nothing_expires_while_it_is_of_use(stand: Stand) -> Iterator[str]:
    for notice in stand.notices:
        if notice.status is NoticeStatus.EXPIRED and notice.settled_at < notice.useful_until:
            yield f"notice {notice.id} ({notice.kind}) expired before {notice.useful_until}"


def both_staff_know_of_each_question_in_doubt(stand: Stand) -> Iterator[str]:
    """It is not repeated: they may ask."""
    told = Counter(n.key.rpartition(":")[0] for n in stand.notices if n.kind == MAYBE)
    in_doubt = (n for n in stand.notices if n.status is NoticeStatus.UNKNOWN)
    for notice in in_doubt:
        if notice.kind in QUESTIONS and told[f"{MAYBE}:{notice.id}"] != 2:
            yield f"staff do not hear that notice {notice.id} ({notice.kind}) is in doubt"


def an_unknown_end_has_a_cause(stand: Stand) -> Iterator[str]:
    """Nobody answered, or a crash came between: if the answer is known, so is the end."""
    for notice in stand.notices:
        if notice.status is NoticeStatus.UNKNOWN:
            last = stand.attempts[notice.id][-1]
            if last.ended_at is not None and last.outcome is not Outcome.UNKNOWN:
                yield f"notice {notice.id} ({notice.kind}) is unknown, its try was {last.outcome}"


def nobody_is_told_the_same_twice(stand: Stand) -> Iterator[str]:
    said = Counter(told.notice.id for told in stand.record.told if told.notice)
    for number, times in sorted(said.items()):
        if times > 1:
            yield f"notice {number} was said {times} times"
    steps = [n for n in stand.notices if n.kind in KINDS]
    for what, times in Counter((n.kind, n.to_id, n.visit_id, n.edition) for n in steps).items():
        if times > 1:
            yield f"{what[0]} was planned {times} times for {stand.name(what[1])}, visit {what[2]}"


def a_picture_comes_once_and_after_its_words(stand: Stand) -> Iterator[str]:
    """Where the words are too many to stand below it."""
    said = {(told.chat_id, told.notice.id) for told in stand.record.told if told.notice}
    shown = Counter((chat_id, notice.id) for chat_id, notice in stand.record.shown)
    for (chat_id, number), times in shown.items():
        if times > 1 or (chat_id, number) not in said:
            yield f"{chat_id} was shown {times} pictures beside notice {number}"


def each_move_by_staff_is_news(stand: Stand) -> Iterator[str]:
    """Planned with the move itself, for each parent who could be told then."""
    planned = {(n.to_id, n.visit_id, n.edition) for n in stand.notices if n.kind == "visit_moved"}
    for visit in stand.visits.values():
        times = [row for row in stand.history(visit) if Event(row.event) in NEW_EDITION]
        if not times or Event(times[-1].event) is not Event.REBOOK:
            continue
        for person_id, parent in stand.parents.items():
            if parent.family_id != visit.family_id or not _could_be_told(stand, parent, times[-1]):
                continue
            if (person_id, visit.id, visit.edition) not in planned:
                yield f"{stand.name(person_id)} hears nothing of the move of visit {visit.id}"


def _could_be_told(stand: Stand, parent: Row, move: Row) -> bool:
    """Had consented before the move, and was never out of reach."""
    consented = parent.consent_given_at is not None and parent.consent_given_at < move.at
    return consented and parent.person_id not in stand.record.unreachable_at


def nobody_hears_what_they_must_not(stand: Stand) -> Iterator[str]:
    """No consent, blocked: then there is no notice, only the answer to what they do themselves."""
    for told in stand.record.told:
        to = told.words.to if told.words else None
        if told.notice is None or to is None or to.can_be_told:
            continue
        why = "has not consented" if isinstance(to, Parent) and not to.consent else "has blocked"
        yield f"{stand.name(to.id)} {why} and was told {told.notice.kind} (notice {told.notice.id})"


def nobody_is_woken_at_night(stand: Stand) -> Iterator[str]:
    for told in stand.record.told:
        if told.notice is None or told.notice.kind == URGENT or told.words is None:
            continue
        if _is_at_night(stand, told, told.words):
            yield f"{stand.name(told.notice.to)} was woken by notice {told.notice.id} at {told.at}"


def nothing_is_given_up_for_a_fault_of_ours(stand: Stand) -> Iterator[str]:
    for notice in stand.notices:
        if notice.reason in OUR_FAULT:
            tries = stand.attempts.get(notice.id, ())
            yield f"notice {notice.id} ({notice.kind}) was given up as {notice.reason}: {tries}"


def words_of_danger_reach_both_staff(stand: Stand) -> Iterator[str]:
    chats = {person.chat_id: person for person in stand.people.values()}
    for chat_id, words in stand.record.alarms:
        writer = chats.get(chat_id)
        if writer is None or writer.id not in stand.parents:
            continue
        alarms = [n for n in stand.notices if n.kind == URGENT and n.words == words]
        family = stand.families[stand.parents[writer.id].family_id]
        pair = stand.pairs[family.pair_id]
        for member in (pair.nurse_id, pair.family_supporter_id):
            if not any(n.to_id == member for n in alarms):
                yield f"{stand.name(member)} was not alarmed about «{words}»"


def _is_at_night(stand: Stand, told: Told, words: Words) -> bool:
    assert told.notice is not None
    quiet = words.to.quiet if words.to else None
    if quiet is None:
        return False
    jumped = stand.record.clock.turned_between(words.made_at, told.at)
    made_at = max(words.made_at, told.at - jumped - ON_THE_WAY)
    return after_quiet_hours(made_at, quiet, pressing=told.notice.pressing) > made_at
