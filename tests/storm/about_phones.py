"""Phones: what somebody was told last about a visit is how it stands, in their language."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from messages.taps import Verb, read_tap
from tests.properties.ground import Row
from tests.storm.record import Told, Words
from tests.storm.stand import Stand
from visits.broadcast import KINDS as REMINDERS
from visits.move_request import RequestStatus
from visits.notice import NoticeStatus, Reason
from visits.people import Staff
from visits.timeline import KINDS
from visits.transitions import NEW_EDITION, Event
from visits.visit import HAS_A_TIME, Status

CROSSED = timedelta(seconds=15)
"""Two messages so close to each other may overtake each other on the way."""
LOST = frozenset({Reason.NOT_JOINED, Reason.NO_CONSENT, Reason.BLOCKED})
OPEN_ENDS = frozenset({NoticeStatus.WAITING, NoticeStatus.UNKNOWN, NoticeStatus.EXPIRED})
COMING = "guest_booked"
ABOUT_A_WISH = frozenset({Verb.AGREE, Verb.OFFER, Verb.DECLINE})


def everybody_was_told_how_each_visit_stands(stand: Stand) -> Iterator[str]:
    for visit in stand.visits_to_come:
        if visit.status in HAS_A_TIME or visit.status is Status.CANCELLED:
            for person_id in (*stand.parents_of(visit), *stand.staff_of(visit)):
                if stand.can_hear(person_id) and not _may_have_missed_it(stand, person_id, visit):
                    yield from _is_wrong(stand, person_id, visit)


def both_staff_know_of_each_open_wish(stand: Stand) -> Iterator[str]:
    agreed = {(row.request_id, row.staff_id) for row in stand.tables["agreements"]}
    for wish in stand.tables["move_requests"]:
        if wish.status is not RequestStatus.ASKED:
            continue
        for member in stand.staff_of(stand.visits[wish.visit_id]):
            excused = (wish.id, member) in agreed or not stand.can_hear(member)
            if not excused and not _knows_of(stand, member, wish):
                yield f"{stand.name(member)} does not know of wish {wish.id} ({wish.revision})"


def each_guest_knows_when_to_come(stand: Stand) -> Iterator[str]:
    for visit in stand.visits_to_come:
        if visit.status not in HAS_A_TIME:
            continue
        for guest in stand.guests_of(visit):
            heard = any(
                told.notice.edition == visit.edition
                for told in stand.told_to(guest)
                if told.notice and (told.notice.kind, told.notice.visit_id) == (COMING, visit.id)
            )
            if stand.can_hear(guest) and not heard and not _may_have_missed_it(stand, guest, visit):
                yield f"{stand.name(guest)} does not know when to come to visit {visit.id}"


def each_message_is_in_the_reader_s_language(stand: Stand) -> Iterator[str]:
    for told in stand.record.told:
        words = told.words
        if words is None:
            yield f"somebody was told what nobody has put into words: {told.text[:40]}"
        elif words.message.language != words.asked_in:
            yield f"{words.name} is not in {words.asked_in}"
        elif _is_a_preview(words):
            continue
        elif words.to is not None and words.to.language != words.asked_in:
            yield f"{stand.name(words.to.id)} was told {words.name} in {words.asked_in}"


def _is_a_preview(words: Words) -> bool:
    """A coordinator looks at a reminder as parents will read it, in any language."""
    return words.name in REMINDERS and isinstance(words.to, Staff)


def _is_wrong(stand: Stand, person_id: int, visit: Row) -> Iterator[str]:
    who = f"{stand.name(person_id)} (visit {visit.id})"
    about = [told for told in stand.told_to(person_id) if _tells_of(told, visit.id)]
    if not about:
        if _should_have_heard(stand, person_id, visit):
            yield f"{who} was never told of edition {visit.edition}, {visit.status}"
        return
    newest, lowest = about[-1], _lowest(about)
    if not any(
        _is_true(told, visit) or _has_crossed(stand, told, visit) for told in (newest, lowest)
    ):
        yield (
            f"{who} was told last of {_belief(newest)}, and lowest of {_belief(lowest)};"
            f" it is edition {visit.edition}, {visit.status}"
        )


def _lowest(about: list[Told]) -> Told:
    """What stands nearest to the end of the chat: an edit stays where its message was."""
    shown = {told.message_id: told for told in about}
    return shown[max(shown)]


def _is_true(told: Told, visit: Row) -> bool:
    believed = told.words and told.words.visit
    return bool(believed and (believed.edition, believed.status) == (visit.edition, visit.status))


def _belief(told: Told) -> str:
    assert told.words is not None and told.words.visit is not None
    believed = told.words.visit
    return (
        f"edition {believed.edition}, {believed.status} ({told.words.name}, made"
        f" {told.words.made_at:%d %b %H:%M:%S}, said {told.at:%d %b %H:%M:%S})"
    )


def _tells_of(told: Told, visit_id: int) -> bool:
    words = told.words
    if words is None or words.visit is None or words.visit.id != visit_id:
        return False
    return words.says_the_time or words.name in ("visit", "staff_visit", "cancelled")


def _has_crossed(stand: Stand, last: Told, visit: Row) -> bool:
    """It was true when it was put into words, and came at once, and something changed between."""
    assert last.words is not None
    changed_at = _changed_at(stand, visit)
    return last.words.made_at <= changed_at and last.at - last.words.made_at <= CROSSED


def _changed_at(stand: Stand, visit: Row) -> datetime:
    at: datetime = stand.history(visit)[-1].at
    return at


def _should_have_heard(stand: Stand, person_id: int, visit: Row) -> bool:
    """A first time is asked about a week before; staff hear of it from each other."""
    times = [row for row in stand.history(visit) if Event(row.event) in NEW_EDITION]
    if person_id in stand.parents:
        return len(times) > 1
    return bool(times[-1].by_id != person_id)


def _may_have_missed_it(stand: Stand, person_id: int, visit: Row) -> bool:
    """Not reachable then, or the news is still on its way, or nobody knows what came of it."""
    unreachable = stand.record.unreachable_at.get(person_id)
    if unreachable is not None and unreachable >= _changed_at(stand, visit):
        return True
    news = [notice for notice in stand.notices if notice.kind not in KINDS]
    return any(
        notice.status in OPEN_ENDS or notice.reason in LOST
        for notice in news
        if (notice.to_id, notice.visit_id, notice.edition) == (person_id, visit.id, visit.edition)
    )


def _knows_of(stand: Stand, member: int, wish: Row) -> bool:
    for told in stand.told_to(member):
        for data in told.buttons:
            tap = read_tap(data)
            if (
                tap
                and tap.verb in ABOUT_A_WISH
                and (tap.subject, tap.edition) == (wish.id, wish.revision)
            ):
                return True
    return any(
        notice.status in OPEN_ENDS or notice.reason in LOST
        for notice in stand.notices
        if notice.kind == "wish" and (notice.to_id, notice.request_id) == (member, wish.id)
    )
