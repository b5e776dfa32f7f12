"""The cast in a real database: Amina and Yusuf, visited by Anna and Samira; Karin coordinates."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from storage.database import Database
from visits.people import Consent, Employer, Family, Parent, ParentRole, Profession, Staff
from visits.programme import Place, Window
from visits.visit import Status, Visit, slot_of

KEY = Fernet.generate_key()
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def key() -> bytes:
    return KEY


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database in which nobody is; closed."""
    path = tmp_path_factory.mktemp("migrated") / "hembot.sqlite"
    Database.open(f"sqlite:///{path}", key=KEY, programmes={}).close()
    return path


@pytest.fixture
def path(migrated: Path, tmp_path: Path) -> Path:
    copied = shutil.copy(migrated, tmp_path / "hembot.sqlite")
    return Path(copied)


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = Database.open(f"sqlite:///{path}", key=KEY, programmes={}, patience_ms=5_000)
    yield database
    database.close()


@pytest.fixture
def reopened(database: Database, path: Path) -> Iterator[Database]:
    """The same file through another engine: nothing can be remembered."""
    database = Database.open(f"sqlite:///{path}", key=KEY, programmes={})
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
def statements() -> Iterator[list[str]]:
    """Every statement that is sent to a database, as it is sent."""
    sent: list[str] = []

    def remember(*call: object) -> None:
        sent.append(str(call[2]))

    sa.event.listen(sa.Engine, "before_cursor_execute", remember)
    yield sent
    sa.event.remove(sa.Engine, "before_cursor_execute", remember)
