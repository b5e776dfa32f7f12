"""Whatever is stored comes back as it was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from visits.draft import Draft
from visits.invitation import Invitation, digest_of
from visits.move_request import MoveRequest, RequestStatus
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import (
    Consent,
    Employer,
    Family,
    Left,
    Parent,
    ParentRole,
    Profession,
    Silent,
    Staff,
    WorkDay,
)
from visits.programme import Place, Window
from visits.quiet_hours import QuietHours
from visits.visit import Change, Slot, Status, Visit, slot_of

# one database serves all examples: each adds rows of its own
law = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

instants = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones()).map(
    lambda moment: moment.astimezone(UTC)
)
spans = st.timedeltas(timedelta(microseconds=1), timedelta(days=2))
slots = st.builds(lambda starts, span: Slot(starts, starts + span), instants, spans)
quiet_hours = st.builds(QuietHours, st.times(), st.times())
work_days = st.lists(st.builds(WorkDay, st.integers(0, 6), st.times(), st.times()), max_size=7)
chat_ids = count(1)


@law
@given(moment=st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones()))
def test_an_instant_comes_back_in_utc(database: Database, anna: Staff, moment: datetime) -> None:
    with database.unit_of_work() as work:
        work.people.save(replace(anna, blocked_at=moment))

    with database.unit_of_work() as work:
        found = work.people.get(anna.id).blocked_at

    # in UTC: a wall time that the clocks leap over equals nothing in another zone (PEP 495)
    assert found == moment.astimezone(UTC)
    assert found is not None and found.tzinfo is UTC


@law
@given(
    profession=st.sampled_from(Profession),
    employer=st.sampled_from(Employer),
    name=st.text(),
    quiet=quiet_hours,
    hours=work_days,
)
def test_staff_come_back(
    database: Database,
    profession: Profession,
    employer: Employer,
    name: str,
    quiet: QuietHours,
    hours: list[WorkDay],
) -> None:
    someone = Staff(0, profession, employer, name, "070", "en", next(chat_ids), quiet, tuple(hours))

    with database.unit_of_work() as work:
        added = work.people.add_staff(someone)

    assert added == replace(someone, id=added.id)
    with database.unit_of_work() as work:
        assert work.people.get(added.id) == added
        assert work.people.by_chat(added.chat_id or 0) == added


def test_a_family_comes_back_with_its_parents_and_its_pair(
    database: Database, family: Family, anna: Staff, samira: Staff
) -> None:
    with database.unit_of_work() as work:
        assert work.families.get(family.id) == family

    assert [parent.name for parent in family.parents] == ["Amina", "Yusuf"]
    assert {parent.family_id for parent in family.parents} == {family.id}
    assert tuple(family.pair) == (anna, samira)


def test_a_familys_area_and_centre_come_back(database: Database, family: Family) -> None:
    lives = replace(family, alias="F-0002", parents=(), area="Bergsjön", centre="BVC Bergsjön")

    with database.unit_of_work() as work:
        added = work.families.add(lives)

    with database.unit_of_work() as work:
        assert work.families.get(added.id) == replace(lives, id=added.id)


def test_what_changes_in_a_parent_is_kept(database: Database, amina: Parent, now: datetime) -> None:
    changed = replace(
        amina,
        role=ParentRole.OTHER,
        language="so",
        name=None,
        chat_id=4_294_967_296,
        quiet=QuietHours(time(22, 30), time(6, 15)),
        consent=Consent(2, "so", now),
        blocked_at=now,
        silent=Silent.PROTECTED,
    )

    with database.unit_of_work() as work:
        work.people.save(changed)

    with database.unit_of_work() as work:
        assert work.people.get(amina.id) == changed
        work.people.save(replace(changed, consent=None))
        assert work.people.get(amina.id) == replace(changed, consent=None)


def test_what_changes_in_a_family_is_kept(
    database: Database, family: Family, now: datetime
) -> None:
    changed = replace(family, born_on=date(2026, 11, 22), left=Left.LOSS, left_at=now)

    with database.unit_of_work() as work:
        work.families.save(changed)

    with database.unit_of_work() as work:
        assert work.families.hold(family.id) == changed
        work.families.save(replace(changed, left=None, left_at=None))
        assert work.families.get(family.id).left is None


def test_a_moved_window_is_kept_and_is_no_step_of_its_own(database: Database, visit: Visit) -> None:
    window = Window(date(2027, 1, 11), date(2027, 1, 24))

    with database.unit_of_work() as work:
        work.visits.move_window(visit.id, window)

    with database.unit_of_work() as work:
        assert work.visits.get(visit.id) == replace(visit, window=window)
        assert work.visits.history(visit.id) == []


@law
@given(
    slot=slots,
    status=st.sampled_from(Status),
    place=st.sampled_from(Place),
    days=st.tuples(st.dates(), st.dates()),
)
def test_a_visit_comes_back(
    database: Database,
    visit: Visit,
    slot: Slot,
    status: Status,
    place: Place,
    days: tuple[date, date],
) -> None:
    moved = replace(visit, slot=slot, status=status, place=place, window=Window(*days), edition=2)

    save(database, moved)

    with database.unit_of_work() as work:
        assert work.visits.get(visit.id) == moved


def test_a_visit_without_a_time_comes_back_without_one(database: Database, visit: Visit) -> None:
    due = replace(visit, slot=None, status=Status.DUE)

    save(database, due)

    with database.unit_of_work() as work:
        assert work.visits.get(visit.id) == due


def test_every_change_of_a_visit_is_kept_in_order(
    database: Database, visit: Visit, amina: Parent, now: datetime
) -> None:
    asked = Change(visit.id, 1, "ask_to_move", visit.status, Status.MOVE_ASKED, amina.id, now)
    kept = Change(visit.id, 1, "keep_planned", Status.MOVE_ASKED, visit.status, None, now, "ill")

    with database.unit_of_work() as work:
        work.visits.save(replace(visit, status=Status.MOVE_ASKED, answered_by=amina.id), asked)
        work.visits.save(visit, kept)

    with database.unit_of_work() as work:
        assert work.visits.history(visit.id) == [asked, kept]


@law
@given(
    wished=st.none() | slots,
    words=st.none() | st.text(),
    offered=st.lists(slots, max_size=3),
    status=st.sampled_from(RequestStatus),
)
def test_a_wish_comes_back(
    database: Database,
    wish: MoveRequest,
    wished: Slot | None,
    words: str | None,
    offered: list[Slot],
    status: RequestStatus,
) -> None:
    changed = replace(wish, slot=wished, words=words, offered=tuple(offered), status=status)

    with database.unit_of_work() as work:
        work.requests.save(changed)

    with database.unit_of_work() as work:
        assert work.requests.get(wish.id) == changed


def test_who_agreed_to_a_wish_is_kept(database: Database, wish: MoveRequest, anna: Staff) -> None:
    agreed = replace(wish, agreed_by=frozenset({anna.id}))

    with database.unit_of_work() as work:
        work.requests.save(agreed)

    with database.unit_of_work() as work:
        assert work.requests.open_for(wish.visit_id) == agreed
        work.requests.save(wish)
        assert work.requests.get(wish.id) == wish


def test_a_notice_comes_back(
    database: Database, wish: MoveRequest, amina: Parent, anna: Staff, now: datetime
) -> None:
    notice = Notice(
        0,
        "move_asked",
        anna.id,
        "k",
        now,
        now,
        visit_id=wish.visit_id,
        edition=1,
        request_id=wish.id,
        by=amina.id,
        words="Vi är sjuka",
        pressing=True,
    )

    with database.unit_of_work() as work:
        work.notices.plan([notice])
        planned = work.notices.about(wish.visit_id)[0]

    assert planned == replace(notice, id=planned.id)
    settled = replace(
        planned,
        status=NoticeStatus.SKIPPED,
        reason=Reason.BLOCKED,
        leased_until=now,
        settled_at=now,
    )
    with database.unit_of_work() as work:
        work.notices.save(settled)
        assert work.notices.get(planned.id) == settled


def test_a_notice_about_nothing_in_particular_comes_back(
    database: Database, anna: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        work.notices.plan([Notice(0, "welcome", anna.id, "k", now, now)])
        claimed = work.notices.claim_due(now, lease_until=now, most=1)[0]

    assert claimed == Notice(claimed.id, "welcome", anna.id, "k", now, now, leased_until=now)


def test_an_invitation_comes_back(database: Database, amina: Parent, now: datetime) -> None:
    invitation = Invitation(digest_of("token"), amina.id, now)

    with database.unit_of_work() as work:
        work.invitations.add(invitation)
        assert work.invitations.get(invitation.digest) == invitation
        work.invitations.save(replace(invitation, used_at=now))
        assert work.invitations.get(invitation.digest) == replace(invitation, used_at=now)
        assert work.invitations.get(digest_of("another")) is None


@law
@given(fields=st.dictionaries(st.text(), st.text()))
def test_a_draft_comes_back_as_it_was_last_written(
    database: Database, fields: Mapping[str, str]
) -> None:
    with database.unit_of_work() as work:
        work.drafts.save(Draft(7, "write", {"words": "Kan vi"}))
        work.drafts.save(Draft(7, "move", fields))

    with database.unit_of_work() as work:
        assert work.drafts.get(7) == Draft(7, "move", fields)
        work.drafts.clear(7)
        assert work.drafts.get(7) is None


def test_half_an_emoji_can_be_stored(database: Database) -> None:
    half = Draft(7, "write", {"words": "\ud83d"})

    with database.unit_of_work() as work:
        work.drafts.save(half)

    with database.unit_of_work() as work:
        assert work.drafts.get(7) == half


@pytest.fixture
def wish(database: Database, visit: Visit, amina: Parent, now: datetime) -> MoveRequest:
    offered = (slot_of(now + timedelta(days=1), 60),)
    request = MoveRequest(
        0, visit.id, 1, amina.id, now, visit.status, words="hellre tisdag", offered=offered
    )
    with database.unit_of_work() as work:
        return work.requests.add(request)


def save(database: Database, visit: Visit) -> None:
    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    with database.unit_of_work() as work:
        work.visits.save(
            visit, Change(visit.id, visit.edition, "rebook", visit.status, visit.status, None, at)
        )
