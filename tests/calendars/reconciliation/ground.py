"""The town's database in memory, put back before every run in a hundredth of a millisecond."""

import sqlite3
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from hembot.demo import cast
from hembot.demo.seed import seed
from storage import sealing, sqlite
from storage.database import Database
from storage.sealing import Cipher
from storage.work import SqlWork
from tests.beginning import KEY, MONDAY_MORNING, PROGRAMMES
from visits.actions.book import book
from visits.actions.deliver import begin, claim, end
from visits.actions.tend_calendars import connect
from visits.booking_rules import Acceptance, BookingRules
from visits.copy import StaffCalendar
from visits.notice import Outcome

# on Tuesday of the next week Amina and Yusuf are visited at ten, and Elin at one
ELINS_TIME = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
OWNERS = (cast.ANNA, cast.SAMIRA)
WITH_A_GUEST = (*OWNERS, cast.MARIA)


class Ground:
    """A real SQLite database, but for the disk under it."""

    def __init__(self) -> None:
        self._engine = sa.create_engine("sqlite://", poolclass=StaticPool)
        sqlite.adjust(self._engine, patience_ms=1_000, foreign_keys=True)
        sealing.use(Cipher(KEY), self._engine)
        self._borrowed = self._engine.raw_connection()  # giving it back would roll back

    def is_put_back(
        self, acceptance: Acceptance = Acceptance.ALL, areas: tuple[str, ...] = ()
    ) -> Database:
        """As it was on the first morning, before anything was written into a calendar."""
        self._driver().deserialize(_first_morning())
        rules = BookingRules(acceptance=acceptance, areas=areas)
        return Database(sqlite, self._engine, "memory", PROGRAMMES, rules)

    def asks(self, sql: str, **values: object) -> list[sqlite3.Row]:
        """What is committed now, as the database keeps it."""
        driver = self._driver()
        cursor = driver.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(sql, values).fetchall()

    def _driver(self) -> sqlite3.Connection:
        driver = self._borrowed.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver


def url_of(chat_id: int) -> str:
    return f"https://calendar.example/{chat_id}/"


def has_a_calendar(work: SqlWork, somebody: cast.Somebody) -> int:
    """Returns their number."""
    staff = work.people.by_chat(somebody.chat_id)
    assert staff is not None
    if work.calendars.get(staff.id) is None:
        connect(work, StaffCalendar(staff.id, url_of(somebody.chat_id), "bot", "secret"))
    return staff.id


@cache
def the_ground() -> Ground:
    """One for all runs of a process: what was compiled for its engine stays compiled."""
    return Ground()


@cache
def _first_morning() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "hembot.sqlite3"
        database = Database.open(f"sqlite:///{file}", key=KEY, programmes=PROGRAMMES)
        with database.unit_of_work() as work:
            seed(work, now=MONDAY_MORNING)
            _move_todays_visit(work)
            for somebody in OWNERS:
                has_a_calendar(work, somebody)
            _all_is_told(work)
        database.close()
        with sqlite3.connect(file) as opened:
            opened.execute("PRAGMA journal_mode=DELETE")  # a log needs a file of its own
            return opened.serialize()


def _move_todays_visit(work: SqlWork) -> None:
    """To the day of Amina's and Yusuf's: the runs take hours of their own time."""
    visit = work.visits.of_family(2)[0]
    book(
        work,
        cast.ANNA.chat_id,
        visit.id,
        edition=visit.edition,
        starts_at=ELINS_TIME,
        now=MONDAY_MORNING,
    )


def _all_is_told(work: SqlWork) -> None:
    while due := claim(work, now=MONDAY_MORNING):
        for notice in due:
            dispatch = begin(work, notice.id, now=MONDAY_MORNING)
            if dispatch is not None:
                end(work, dispatch, Outcome.DELIVERED, now=MONDAY_MORNING)
