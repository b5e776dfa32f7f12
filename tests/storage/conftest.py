"""The cast in a real database: Amina and Yusuf, visited by Anna and Samira; Karin coordinates."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from content.read_programmes import read_programmes
from storage.address import read_address
from storage.database import Database
from storage.tables import key_check, metadata, programme_uses
from tests.postgresql import Server, running
from visits.people import Consent, Employer, Family, Pair, Parent, ParentRole, Profession, Staff
from visits.programme import Place, Window
from visits.visit import Status, Visit, slot_of

KEY = Fernet.generate_key()
PROGRAMMES = read_programmes()
ONLY_ON = {"path": "sqlite", "server": "postgresql"}
NO_SERVER = "no PostgreSQL server is installed: neither in the environment nor on this computer"
EMPTIED = [table for table in reversed(metadata.sorted_tables) if table is not key_check]
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MovesIn = Callable[..., Parent]


@pytest.fixture(scope="session")
def key() -> bytes:
    return KEY


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test runs on both kinds of database, but those that ask for what only one has."""
    asked = metafunc.fixturenames
    if "kind" in asked:
        only = [kind for thing, kind in ONLY_ON.items() if thing in asked]
        metafunc.parametrize("kind", only or list(ONLY_ON.values()))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for all tests."""
    with running() as server:
        if server is None and "CI" in os.environ:
            pytest.fail(NO_SERVER)
        if server is None:
            pytest.skip(NO_SERVER)
        yield server


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database in which nobody is; closed."""
    path = tmp_path_factory.mktemp("migrated") / "hembot.sqlite"
    Database.open(f"sqlite:///{path}", key=KEY, programmes=PROGRAMMES).close()
    return path


@pytest.fixture(scope="session")
def migrated_on_server(server: Server) -> str:
    """The same on the server: all tests share it, and each leaves it empty."""
    url = server.new_database()
    Database.open(url, key=KEY, programmes=PROGRAMMES).close()
    return url


@pytest.fixture(scope="session")
def opened() -> Iterator[Callable[[str], Database]]:
    """Opens a database once: what it has to compile for its engine is more work than most tests."""
    databases: dict[str, Database] = {}

    def opened_at(url: str) -> Database:
        if url not in databases:
            databases[url] = Database.open(url, key=KEY, programmes=PROGRAMMES, patience_ms=5_000)
        return databases[url]

    yield opened_at
    for database in databases.values():
        database.close()


@pytest.fixture(scope="session")
def everybodys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file lies that tests open one after the other: each finds it new."""
    return tmp_path_factory.mktemp("everybodys")


@pytest.fixture
def url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database of this kind in which nobody is; closed."""
    if kind == "sqlite":
        is_opened = "database" in request.fixturenames
        folder = request.getfixturevalue("everybodys_folder") if is_opened else tmp_path
        for leftover in folder.glob("hembot.sqlite*"):
            leftover.unlink()
        path = folder / "hembot.sqlite"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    url = request.getfixturevalue("migrated_on_server")
    yield url
    server: Server = request.getfixturevalue("server")
    server.empty(url, [table.name for table in EMPTIED])
    _use_the_first_programme(url)


def _use_the_first_programme(url: str) -> None:
    """As the migrations leave it."""
    engine = sa.create_engine(read_address(url)[0], poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(programme_uses.insert(), {"slug": "trygg-start", "active_at": MONDAY})


@pytest.fixture
def new_url(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[], str]]:
    """Makes empty databases of this kind."""
    if kind == "sqlite":
        numbers = count(1)
        yield lambda: f"sqlite:///{tmp_path / f'new-{next(numbers)}.sqlite'}"
        return
    server: Server = request.getfixturevalue("server")
    made: list[str] = []

    def make() -> str:
        made.append(server.new_database())
        return made[-1]

    yield make
    for url in made:
        server.drop(url)


@pytest.fixture
def path(url: str) -> Path:
    """SQLite's file: whoever asks for it is not run on PostgreSQL."""
    return Path(sa.make_url(url).database or "")


@pytest.fixture
def by_hand(url: str) -> Callable[[str], Sequence[sa.Row[Any]]]:
    """Does something to the database behind our back."""

    def execute(statement: str) -> Sequence[sa.Row[Any]]:
        engine = sa.create_engine(read_address(url)[0], poolclass=sa.NullPool)
        with engine.begin() as connection:
            found = connection.execute(sa.text(statement))
            return found.all() if found.returns_rows else []

    return execute


@pytest.fixture
def database(url: str, opened: Callable[[str], Database]) -> Iterator[Database]:
    database = opened(url)
    yield database
    database.close()


@pytest.fixture
def reopened(database: Database, url: str) -> Iterator[Database]:
    """The same database through another engine: nothing can be remembered."""
    database = Database.open(url, key=KEY, programmes=PROGRAMMES)
    yield database
    database.close()


@pytest.fixture
def now() -> datetime:
    return MONDAY


@pytest.fixture
def anna(database: Database) -> Staff:
    with database.unit_of_work() as work:
        return work.people.add_staff(
            Staff(0, Profession.NURSE, Employer.REGION, "Anna Åkesson", "070-123 45 67")
        )


@pytest.fixture
def samira(database: Database) -> Staff:
    with database.unit_of_work() as work:
        return work.people.add_staff(
            Staff(0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, "Samira", "08-508 000 00")
        )


@pytest.fixture
def karin(database: Database) -> Staff:
    with database.unit_of_work() as work:
        return work.people.add_staff(
            Staff(0, Profession.COORDINATOR, Employer.MUNICIPALITY, "Karin", "08-508 000 01")
        )


@pytest.fixture
def maria(database: Database) -> Staff:
    with database.unit_of_work() as work:
        return work.people.add_staff(
            Staff(0, Profession.MIDWIFE, Employer.REGION, "Maria", "08-508 000 02")
        )


@pytest.fixture
def new_family(database: Database, anna: Staff, samira: Staff) -> Callable[[], Family]:
    """Registers one more family of Anna and Samira."""

    def register() -> Family:
        with database.unit_of_work() as work:
            pair = work.families.pair(anna.id, samira.id)
            alias = work.families.next_alias()
            return work.families.add(Family(0, alias, "trygg-start", pair, parents()))

    return register


def parents() -> tuple[Parent, ...]:
    amina = Parent(0, 0, ParentRole.BIRTH, "ar", name="Amina")
    yusuf = Parent(0, 0, ParentRole.OTHER, "sv", name="Yusuf")
    return (replace(amina, consent=Consent(1, "ar", MONDAY)), yusuf)


@pytest.fixture
def family(new_family: Callable[[], Family]) -> Family:
    return new_family()


@pytest.fixture
def amina(family: Family) -> Parent:
    return family.parents[0]


@pytest.fixture
def yusuf(family: Family) -> Parent:
    return family.parents[1]


@pytest.fixture
def pair(database: Database, anna: Staff, samira: Staff) -> Pair:
    with database.unit_of_work() as work:
        return work.families.pair(anna.id, samira.id)


@pytest.fixture
def moves_in(database: Database, pair: Pair) -> MovesIn:
    """A family with one parent, who can be told and wants to, but for what is said otherwise."""
    chats = count(1)

    def move_in(family: dict[str, object] | None = None, **parent: object) -> Parent:
        usual = {
            "language": "ar",
            "chat_id": next(chats),
            "consent": Consent(1, "ar", MONDAY),
            "wants_activities_since": MONDAY,
        }
        mother = Parent(0, 0, ParentRole.BIRTH, **{**usual, **parent})  # type: ignore[arg-type]
        with database.unit_of_work() as work:
            alias = work.families.next_alias()
            new = Family(0, alias, "trygg-start", pair, (mother,))
            added = work.families.add(replace(new, **(family or {})))  # type: ignore[arg-type]
            return added.parents[0]

    return move_in


@pytest.fixture
def new_visit(database: Database) -> Callable[[Family], Visit]:
    """Plans the family's first visit for Monday at nine (local time)."""

    def plan(family: Family) -> Visit:
        window = Window(date(2026, 11, 16), date(2026, 11, 29))
        visit = Visit(0, family.id, 1, "01-welcome", Place.HOME, window)
        planned = replace(visit, status=Status.PLANNED, edition=1, slot=slot_of(MONDAY, 60))
        with database.unit_of_work() as work:
            return work.visits.add(planned)

    return plan


@pytest.fixture
def visit(family: Family, new_visit: Callable[[Family], Visit]) -> Visit:
    return new_visit(family)


@pytest.fixture
def two_pairs(
    database: Database, visit: Visit, family: Family, karin: Staff
) -> tuple[tuple[int, Visit], tuple[int, Visit]]:
    """A nurse's chat and a visit of hers: Anna's has a time; Karin's, who is a nurse here, is due.

    Karin visits with somebody else than Samira: the two pairs have nothing in common.
    """
    nurse = replace(karin, profession=Profession.NURSE, employer=Employer.REGION, chat_id=2)
    with database.unit_of_work() as work:
        work.people.save(replace(family.pair.nurse, chat_id=1))
        work.people.save(nurse)
        colleague = work.people.add_staff(family.pair.family_supporter)
        pair = work.families.pair(nurse.id, colleague.id)
        other = work.families.add(replace(family, alias="F-0900", pair=pair, parents=()))
        due = replace(visit, family_id=other.id, status=Status.DUE, edition=0, slot=None)
        return (1, visit), (2, work.visits.add(due))


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement that is sent to a database, as it is sent."""
    sent: list[str] = []

    def remember(*call: object) -> None:
        sent.append(str(call[2]))

    sa.event.listen(sa.Engine, "before_cursor_execute", remember)
    yield sent
    sa.event.remove(sa.Engine, "before_cursor_execute", remember)


@pytest.fixture
def built() -> Iterator[list[object]]:
    """Every statement that SQLAlchemy itself has to run: that costs ten times the driver's work."""
    run: list[object] = []

    def remember(*call: object) -> None:
        run.append(call[1])

    sa.event.listen(sa.Engine, "before_execute", remember)
    yield run
    sa.event.remove(sa.Engine, "before_execute", remember)
