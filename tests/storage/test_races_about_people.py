"""What belongs to one person, or is done once, stays so when two come at the same moment."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from storage import perform
from storage.database import Database
from storage.inbox import Received
from storage.work import SqlWork
from tests.storage.racing import ROUNDS, Race, race_on
from visits.actions.block import block
from visits.actions.choose_language import choose_language
from visits.actions.deliver import Dispatch, begin, claim, end
from visits.actions.join import join
from visits.actions.register_family import NewFamily, Registered, invite, register_family
from visits.notice import URGENT, Notice, NoticeStatus, Outcome
from visits.people import Employer, Family, Pair, Parent, Profession, Staff
from visits.programme import Programme
from visits.scene import Scene

ANNA = 3
RACERS = 3
PROGRAMMES = {"trygg-start": Programme("trygg-start", "Trygg start", "S0")}
DAY = timedelta(days=1)

NewFamilies = Callable[[], Family]


@pytest.fixture
def race(url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=RACERS, programmes=PROGRAMMES) as race:
        yield race


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is repeated: whoever comes second waits."""
    monkeypatch.setattr(perform, "TRIES", 1)


@pytest.fixture
def joined_anna(database: Database, anna: Staff) -> Staff:
    joined = replace(anna, chat_id=ANNA)
    with database.unit_of_work() as work:
        work.people.save(joined)
    return joined


def test_an_invitation_opened_in_two_chats_at_once_lets_one_of_them_in(
    database: Database, race: Race, new_family: NewFamilies, now: datetime
) -> None:
    for number in range(1, ROUNDS + 1):
        amina = new_family().parents[0]
        token = invited(database, amina, now)

        answers = race.run(
            *(
                partial(join, chat_id=chat, token=token, first_name="Amina", now=now)
                for chat in (number * 10, number * 10 + 1)
            )
        )

        assert names_of(answers) == ["InvitationUnknown", "Scene"]
        chat = number * 10 + [type(answer) for answer in answers].index(Scene)
        with database.unit_of_work() as work:
            assert work.people.get(amina.id).chat_id == chat


def test_a_chat_that_opens_two_invitations_at_once_is_one_person(
    database: Database, race: Race, new_family: NewFamilies, now: datetime
) -> None:
    for chat in range(1, ROUNDS + 1):
        tokens = [invited(database, parent, now) for parent in new_family().parents]

        answers = race.run(
            *(
                partial(join, chat_id=chat, token=token, first_name="Amina", now=now)
                for token in tokens
            )
        )

        assert names_of(answers) == ["ChatTaken", "Scene"]


def test_families_registered_at_once_get_aliases_of_their_own_and_share_their_pair(
    once: None, database: Database, race: Race, joined_anna: Staff, now: datetime
) -> None:
    chats = (ANNA, *others_at_work(database))
    for number in range(ROUNDS):
        with database.unit_of_work() as work:
            samira = work.people.add_staff(
                Staff(0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, "Samira", "08")
            )
        new = NewFamily(["so"], "trygg-start", joined_anna.id, samira.id, born_on=now.date())

        answers = race.run(
            *(partial(register_family, chat_id=chat, new=new, now=now) for chat in chats)
        )

        families = [registered(answer) for answer in answers]
        first = number * RACERS + 1
        assert sorted(family.alias for family in families) == [
            f"F-{first + later:04}" for later in range(RACERS)
        ]
        assert len({family.pair.id for family in families}) == 1


def test_pairs_that_are_made_at_once_are_one_pair(
    once: None, database: Database, race: Race, anna: Staff
) -> None:
    for _ in range(ROUNDS):
        with database.unit_of_work() as work:
            karin = work.people.add_staff(
                Staff(0, Profession.COORDINATOR, Employer.MUNICIPALITY, "Karin", "08")
            )

        pairs = race.run(*[partial(make_pair, ids=(anna.id, karin.id))] * RACERS)

        assert pairs[1:] == pairs[:-1]


def test_an_update_that_is_done_twice_at_once_counts_once(
    database: Database, race: Race, now: datetime
) -> None:
    for number in range(1, ROUNDS + 1):
        update = Received(number, 7, "{}")
        stored = race.run(*[partial(receive, update=update, now=now)] * RACERS)
        assert sorted(map(str, stored), key=len) == ["[]"] * (RACERS - 1) + [f"[{number}]"]

        answers = race.run(*[partial(finish, update=update, now=now)] * RACERS)

        assert names_of(answers) == ["AlreadyDone"] * (RACERS - 1) + ["NoneType"]


def test_what_is_due_is_claimed_by_one_sender_each(
    database: Database, race: Race, anna: Staff, now: datetime
) -> None:
    for number in range(ROUNDS):
        keys = {f"{number}:{one}" for one in range(10)}
        plan(database, anna, keys, now)

        claims = race.run(*[partial(claim, now=now, most=5)] * RACERS)

        claimed = [notice.key for claim in claims for notice in claim]  # type: ignore[attr-defined]
        assert len(claimed) == len(set(claimed))
        settle_all(database, now)


def test_of_what_one_person_is_to_hear_one_sender_claims_the_first(
    database: Database, race: Race, anna: Staff, now: datetime
) -> None:
    for number in range(ROUNDS):
        keys = {f"{number}:{one}" for one in range(5)}
        plan(database, anna, keys, now, kind="daily_list")

        claims = race.run(*[partial(claim, now=now, most=5)] * RACERS)

        claimed = [notice.key for claim in claims for notice in claim]  # type: ignore[attr-defined]
        assert claimed == [f"{number}:0"]
        settle_all(database, now)


def test_a_notice_that_two_senders_hold_is_sent_by_one(
    database: Database, race: Race, joined_anna: Staff, now: datetime
) -> None:
    for number in range(ROUNDS):
        plan(database, joined_anna, {str(number)}, now)
        with database.unit_of_work() as work:
            notice = claim(work, now=now)[0]

        dispatches = race.run(*[partial(begin, notice_id=notice.id, now=now)] * 2)

        assert names_of(dispatches) == ["Dispatch", "NoneType"]


def test_a_block_that_is_noticed_twice_at_once_is_told_once(
    database: Database, race: Race, new_family: NewFamilies, now: datetime
) -> None:
    for chat in range(1, ROUNDS + 1):
        family = new_family()
        dispatch = sending_to(database, replace(family.parents[0], chat_id=chat), now)

        answers = race.run(
            partial(block, chat_id=chat, now=now),
            partial(
                end, dispatch=dispatch, outcome=Outcome.UNREACHABLE, now=now + timedelta(seconds=1)
            ),
        )

        assert answers == [None, None]
        with database.unit_of_work() as work:
            told = claim(work, now=now + DAY, most=99)
        assert [notice.kind for notice in told] == ["parent_unreachable"] * 2
        settle_all(database, now)


def test_of_two_changes_of_one_person_at_once_neither_is_lost(
    database: Database, race: Race, new_family: NewFamilies, now: datetime
) -> None:
    for chat in range(1, ROUNDS + 1):
        amina = replace(new_family().parents[0], chat_id=chat)
        dispatch = sending_to(database, amina, now)

        race.run(
            partial(choose_language, chat_id=chat, language="so", now=now),
            partial(end, dispatch=dispatch, outcome=Outcome.UNREACHABLE, now=now),
        )

        with database.unit_of_work() as work:
            found = work.people.get(amina.id)
        assert (found.language, found.blocked_at) == ("so", now)
        settle_all(database, now)


def others_at_work(database: Database) -> list[int]:
    """Chats of colleagues who register families as well."""
    chats = list(range(ANNA + 1, ANNA + RACERS))
    with database.unit_of_work() as work:
        for chat in chats:
            work.people.add_staff(
                Staff(0, Profession.NURSE, Employer.REGION, "Anna", "08", chat_id=chat)
            )
    return chats


def names_of(answers: list[object]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


def make_pair(work: SqlWork, ids: tuple[int, int]) -> Pair:
    return work.families.pair(*ids)


def receive(work: SqlWork, update: Received, now: datetime) -> list[int]:
    return [one.update_id for one in work.inbox.receive([update], now)]


def finish(work: SqlWork, update: Received, now: datetime) -> None:
    work.inbox.done(update.update_id, now, None)


def invited(database: Database, parent: Parent, now: datetime) -> str:
    with database.unit_of_work() as work:
        return invite(work, parent.id, now=now)


def registered(answer: object) -> Family:
    assert isinstance(answer, Registered), answer
    return answer.family


def plan(
    database: Database, to: Staff | Parent, keys: set[str], now: datetime, *, kind: str = URGENT
) -> None:
    with database.unit_of_work() as work:
        work.notices.plan(Notice(0, kind, to.id, key, now, now + DAY) for key in sorted(keys))


def sending_to(database: Database, amina: Parent, now: datetime) -> Dispatch:
    """Something is being sent to Amina, who has joined."""
    with database.unit_of_work() as work:
        work.people.save(amina)
    plan(database, amina, {f"to {amina.id}"}, now)
    with database.unit_of_work() as work:
        dispatch = begin(work, claim(work, now=now)[0].id, now=now)
    assert dispatch is not None
    return dispatch


def settle_all(database: Database, now: datetime) -> None:
    later = now + 2 * DAY
    with database.unit_of_work() as work:
        while due := work.notices.claim_due(later, lease_until=later, most=99):
            for notice in due:
                work.notices.save(replace(notice, status=NoticeStatus.SENT, leased_until=None))
