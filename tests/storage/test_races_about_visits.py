"""Two answers at the same moment: one is first, and the other one sees it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from content.read_programmes import read_programmes
from storage import perform
from storage.database import Database
from tests.storage.racing import ROUNDS, Race, race_on
from visits.actions.ask_to_move import wish_for
from visits.actions.book import book
from visits.actions.confirm import confirm
from visits.actions.plan import plan_ahead
from visits.actions.settle_move import agree
from visits.facts import OutOfDate
from visits.move_request import MoveRequest, RequestStatus
from visits.people import Consent, Family, Staff
from visits.scene import Scene
from visits.timeline import KINDS
from visits.visit import Change, Status, Visit, slot_of

AMINA, YUSUF, ANNA, SAMIRA = 1, 2, 3, 4
WEEK = timedelta(days=7)  # so that every visit is on a Monday, when staff work

NewVisit = Callable[[int], Visit]


@pytest.fixture
def race(url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=2, programmes=read_programmes()) as race:
        yield race


@pytest.fixture(autouse=True)
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is repeated: whoever comes second waits, and nobody waits for each other."""
    monkeypatch.setattr(perform, "TRIES", 1)


@pytest.fixture
def home(database: Database, family: Family, anna: Staff, samira: Staff, now: datetime) -> Family:
    """Amina and Yusuf have joined and consented; Anna and Samira have their chats."""
    with database.unit_of_work() as work:
        for parent, chat_id in zip(family.parents, (AMINA, YUSUF), strict=True):
            work.people.save(replace(parent, chat_id=chat_id, consent=Consent(1, "sv", now)))
        work.people.save(replace(anna, chat_id=ANNA))
        work.people.save(replace(samira, chat_id=SAMIRA))
        return work.families.get(family.id)


@pytest.fixture
def new(database: Database, home: Family, new_visit: Callable[[Family], Visit]) -> NewVisit:
    """The family's next planned visit, `number` weeks after the first one."""
    first = new_visit(home)

    def plan(number: int) -> Visit:
        slot = slot_of(first.starts_at + number * WEEK, 60)
        with database.unit_of_work() as work:
            return work.visits.add(replace(first, number=number + 1, slot=slot))

    return plan


@pytest.mark.parametrize("both", ["the same parent", "both parents"])
def test_of_two_who_confirm_at_once_one_is_first_and_staff_are_told_once(
    database: Database, race: Race, new: NewVisit, both: str
) -> None:
    second = YUSUF if both == "both parents" else AMINA
    for number in range(1, ROUNDS + 1):
        visit = new(number)

        answers = race.run(
            *(
                partial(confirm, chat_id=chat, visit_id=visit.id, edition=1, now=week_before(visit))
                for chat in (AMINA, second)
            )
        )

        assert [status_in(answer) for answer in answers] == [Status.CONFIRMED] * 2
        assert events_of(database, visit) == ["confirm"]
        assert kinds_about(database, visit).count("family_confirmed") == 2


def test_when_both_staff_agree_at_once_neither_yes_is_lost(
    database: Database, race: Race, new: NewVisit
) -> None:
    for number in range(1, ROUNDS + 1):
        visit = new(number)
        wish = wished(database, visit)

        answers = race.run(
            *(
                partial(agree, chat_id=chat, request_id=wish.id, revision=1, now=week_before(visit))
                for chat in (ANNA, SAMIRA)
            )
        )

        assert {status_in(answer) for answer in answers} == {Status.MOVE_ASKED, Status.CONFIRMED}
        assert events_of(database, visit) == ["ask_to_move", "agree"]
        with database.unit_of_work() as work:
            settled, moved = work.requests.get(wish.id), work.visits.get(visit.id)
        assert settled is not None and settled.status is RequestStatus.AGREED
        assert moved is not None and (moved.slot, moved.edition) == (wish.slot, 2)


def test_a_wish_that_is_taken_back_while_staff_agree_ends_one_way_or_the_other(
    database: Database, race: Race, new: NewVisit
) -> None:
    for number in range(1, ROUNDS + 1):
        visit = new(number)
        wish = wished(database, visit)
        with database.unit_of_work() as work:
            agree(work, ANNA, wish.id, revision=1, now=week_before(visit))

        answers = race.run(
            partial(agree, chat_id=SAMIRA, request_id=wish.id, revision=1, now=week_before(visit)),
            partial(confirm, chat_id=AMINA, visit_id=visit.id, edition=1, now=week_before(visit)),
        )

        assert sorted(type(answer).__name__ for answer in answers) == ["OutOfDate", "Scene"]
        agreed = isinstance(answers[1], OutOfDate)
        with database.unit_of_work() as work:
            settled, moved = work.requests.get(wish.id), work.visits.get(visit.id)
        assert settled is not None and moved is not None
        assert (settled.status is RequestStatus.AGREED) == agreed
        assert (moved.slot == wish.slot) == agreed
        assert events_of(database, visit)[1:] == (["agree"] if agreed else ["keep_confirmed"])


def test_the_same_staff_are_never_booked_for_two_families_at_once(
    database: Database,
    race: Race,
    home: Family,
    new_family: Callable[[], Family],
    new_visit: Callable[[Family], Visit],
    now: datetime,
) -> None:
    visits = [new_visit(home), new_visit(new_family())]
    for visit in visits:
        make_due(database, visit, now)
    for number in range(ROUNDS):
        wanted = now + number * WEEK

        answers = race.run(
            *(
                partial(
                    book,
                    chat_id=chat,
                    visit_id=v.id,
                    edition=v.edition,
                    starts_at=wanted,
                    now=now - WEEK,
                )
                for chat, v in zip((ANNA, SAMIRA), visits, strict=True)
            )
        )

        assert sorted(type(answer).__name__ for answer in answers) == ["Scene", "SlotTaken"]
        with database.unit_of_work() as work:
            busy = work.visits.busy([home.pair.nurse.id], now, wanted + WEEK, but=0)
            assert busy == [slot_of(wanted, 60)]
        visits = [make_due(database, visit, now) for visit in visits]


def test_a_parents_two_wishes_at_once_are_one_wish(
    database: Database, race: Race, new: NewVisit
) -> None:
    for number in range(1, ROUNDS + 1):
        visit = new(number)
        times = [visit.starts_at + timedelta(hours=hours) for hours in (2, 4)]

        answers = race.run(
            *(
                partial(
                    wish_for,
                    chat_id=AMINA,
                    visit_id=visit.id,
                    edition=1,
                    starts_at=time,
                    now=week_before(visit),
                )
                for time in times
            )
        )

        assert [status_in(answer) for answer in answers] == [Status.MOVE_ASKED] * 2
        assert events_of(database, visit) == ["ask_to_move"]
        with database.unit_of_work() as work:
            wish = work.requests.open_for(visit.id)
        assert wish is not None and wish.revision == 2


def test_planning_twice_at_once_plans_once(database: Database, race: Race, new: NewVisit) -> None:
    for number in range(1, ROUNDS + 1):
        visit = new(number)
        day = week_before(visit)

        answers = race.run(partial(plan_ahead, now=day), partial(plan_ahead, now=day))

        assert answers == [None, None]
        planned = kinds_about(database, visit)
        # each to both parents, the call to both staff
        assert Counter(planned) == dict.fromkeys(SAID, 2)


SAID = {kind for kind, how in KINDS.items() if not how.interpreted} - {"choose_time"}


def week_before(visit: Visit) -> datetime:
    return visit.starts_at - WEEK


def status_in(answer: object) -> Status:
    assert isinstance(answer, Scene) and answer.visit is not None, answer
    return answer.visit.status


def events_of(database: Database, visit: Visit) -> list[str]:
    with database.unit_of_work() as work:
        return [change.event for change in work.visits.history(visit.id)]


def kinds_about(database: Database, visit: Visit) -> list[str]:
    with database.unit_of_work() as work:
        return [notice.kind for notice in work.notices.about(visit.id)]


def wished(database: Database, visit: Visit) -> MoveRequest:
    """Amina's wish to be visited two hours later."""
    with database.unit_of_work() as work:
        later = visit.starts_at + timedelta(hours=2)
        scene = wish_for(work, AMINA, visit.id, edition=1, starts_at=later, now=week_before(visit))
    assert scene.request is not None
    return scene.request


def make_due(database: Database, visit: Visit, now: datetime) -> Visit:
    with database.unit_of_work() as work:
        current = work.visits.get(visit.id)
        assert current is not None
        due = replace(current, status=Status.DUE, slot=None)
        change = Change(visit.id, due.edition, "reopen", current.status, due.status, None, now)
        work.visits.save(due, change)
    return due
