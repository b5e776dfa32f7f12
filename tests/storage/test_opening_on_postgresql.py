"""A PostgreSQL server that is not as we need it: that is said, and nothing is changed."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from hembot.trouble import sentence
from storage import errors
from storage.address import read_address
from storage.database import Database
from tests.postgresql import GUARDED, PASSWORD, Server

NOWHERE = "postgresql://hembot:hemligt@/hembot?host=/nowhere"


@pytest.fixture
def empty(server: Server) -> Iterator[str]:
    url = server.new_database()
    yield url
    server.drop(url)


@pytest.fixture
def guarded(server: Server) -> Iterator[None]:
    """Karin's account needs its password."""
    server.execute(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{PASSWORD}'")
    yield
    server.execute(f"DROP ROLE {GUARDED}")


def refused(url: str, key: bytes) -> errors.DatabaseError:
    with pytest.raises(errors.DatabaseError) as wrong:
        Database.open(url, key=key, programmes={}, patience_ms=50)
    return wrong.value


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_way_to_say_postgresql_is_understood(scheme: str) -> None:
    address, where = read_address(f"{scheme}://hembot:hemligt@db.region.se:5433/hembot")

    assert address.drivername == "postgresql+psycopg"
    assert where == "postgresql://hembot@db.region.se:5433/hembot"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://hembot:hemligt@db/hembot",
        "postgresql://db/hembot?user=hembot&password=hemligt",
        "postgresql://hembot@db/hembot?sslpassword=hemligt",
    ],
)
def test_a_password_is_never_shown(url: str) -> None:
    assert "hemligt" not in read_address(url)[1]


@pytest.mark.parametrize("url", ["mysql://a:hemligt@db/hembot", "hembot", "postgresql", ""])
def test_another_kind_of_database_is_refused_in_words(url: str, key: bytes) -> None:
    wrong = refused(url, key)

    assert isinstance(wrong, errors.UnknownAddress)
    assert "hemligt" not in str(sentence(wrong))


@pytest.mark.parametrize("url", [NOWHERE, "postgresql://hembot:hemligt@127.0.0.1:1/hembot"])
def test_a_server_that_does_not_answer_is_away(url: str, key: bytes) -> None:
    wrong = refused(url, key)

    assert isinstance(wrong, errors.ServerAway)
    assert wrong.said in str(sentence(wrong))
    assert "hemligt" not in str(sentence(wrong))


@pytest.mark.parametrize("password", ["", "fel"])
def test_whoever_has_not_the_password_is_not_let_in(
    server: Server, guarded: None, key: bytes, password: str
) -> None:
    wrong = refused(server.url("postgres", user=GUARDED, password=password), key)

    assert isinstance(wrong, errors.NotAllowedIn)
    assert "password" in wrong.said


def test_a_user_whom_the_server_does_not_know_is_not_let_in(server: Server, key: bytes) -> None:
    assert isinstance(refused(server.url("postgres", user="grace"), key), errors.NotAllowedIn)


def test_a_user_who_may_not_make_tables_is_told(
    server: Server, guarded: None, empty: str, key: bytes
) -> None:
    name = str(sa.make_url(empty).database)
    server.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC", database=name)

    wrong = refused(server.url(name, user=GUARDED, password=PASSWORD), key)

    assert isinstance(wrong, errors.NotWritable)


def test_a_database_that_is_not_there_is_named(server: Server, key: bytes) -> None:
    wrong = refused(server.url("elsewhere"), key)

    assert isinstance(wrong, errors.NoSuchDatabase)
    assert "/elsewhere" in wrong.where


def test_a_server_without_room_is_full(server: Server, empty: str, key: bytes) -> None:
    name = str(sa.make_url(empty).database)
    server.execute("CREATE ROLE elin LOGIN CONNECTION LIMIT 0")

    wrong = refused(server.url(name, user="elin"), key)

    server.execute("DROP ROLE elin")
    assert isinstance(wrong, errors.ServerFull)


def test_a_copy_that_can_only_be_read_is_refused(server: Server, empty: str, key: bytes) -> None:
    name = sa.make_url(empty).database
    server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")

    assert isinstance(refused(empty, key), errors.ReadOnly)


def test_another_programs_tables_are_left_alone(server: Server, empty: str, key: bytes) -> None:
    server.execute("CREATE TABLE theirs (id int)", database=str(sa.make_url(empty).database))

    assert isinstance(refused(empty, key), errors.NotOurs)
    assert tables_in(empty) == ["theirs"]


def test_a_schema_of_a_newer_program_is_not_touched(server: Server, empty: str, key: bytes) -> None:
    Database.open(empty, key=key, programmes={}).close()
    name = str(sa.make_url(empty).database)
    server.execute("UPDATE alembic_version SET version_num = '9999'", database=name)

    wrong = refused(empty, key)

    assert isinstance(wrong, errors.SchemaTooNew)
    assert wrong.revision == "9999"


def test_a_wrong_key_is_noticed_on_the_server_too(empty: str, key: bytes) -> None:
    Database.open(empty, key=key, programmes={}).close()

    assert isinstance(refused(empty, Fernet.generate_key()), errors.WrongKey)


def test_an_empty_database_is_not_migrated_unasked(empty: str, key: bytes) -> None:
    with pytest.raises(errors.SchemaTooOld):
        Database.open(empty, key=key, programmes={}, migrate=False)

    assert tables_in(empty) == []


def tables_in(url: str) -> list[str]:
    engine = sa.create_engine(read_address(url)[0], poolclass=sa.NullPool)
    return sa.inspect(engine).get_table_names()
