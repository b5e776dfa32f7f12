"""Names, numbers and people's own words are nowhere on the disk, except as ciphertext."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from storage.database import Database
from storage.errors import Unreadable
from storage.inbox import Received
from storage.sealing import Cipher
from storage.tables import metadata
from visits.draft import Draft
from visits.move_request import MoveRequest
from visits.notice import Notice
from visits.people import Employer, Parent, Profession, Staff
from visits.visit import Change, Visit

Stored = Callable[[], dict[str, bytes]]

SECRETS = (
    "Amina",
    "Yusuf",
    "Samira",
    "Åkesson",
    "070-123 45 67",
    "hellre tisdag",
    "vi ligger sjuka",
    "på sjukhuset",
    "en fråga om sömn",
    "raw update text",
    "tack för svaret",
    "unreadable because of this",
)


def test_no_name_and_no_word_of_theirs_is_readable_on_the_disk(
    database: Database,
    stored: Stored,
    amina: Parent,
    yusuf: Parent,
    visit: Visit,
    now: datetime,
) -> None:
    with database.unit_of_work() as work:
        work.requests.add(
            MoveRequest(0, visit.id, 1, amina.id, now, visit.status, words="hellre tisdag")
        )
        work.notices.plan([Notice(0, "words", yusuf.id, "k", now, now, words="vi ligger sjuka")])
        why = Change(visit.id, 1, "x", visit.status, visit.status, None, now, why="på sjukhuset")
        work.visits.save(visit, why)
        work.drafts.save(Draft(5, "write", {"words": "en fråga om sömn"}))
        work.inbox.receive([Received(n, 5, "raw update text") for n in (1, 2, 3)], now)
        work.inbox.done(1, now, "tack för svaret")
        work.inbox.park(2, now, "unreadable because of this")

    for name, content in stored().items():
        assert [secret for secret in SECRETS if secret.encode() in content] == [], name


def test_the_bytes_would_have_been_found_had_they_not_been_sealed(
    stored: Stored, visit: Visit
) -> None:
    assert any(visit.theme.encode() in content for content in stored().values())


def test_two_databases_with_two_keys_live_in_one_process(
    database: Database, anna: Staff, tmp_path: Path
) -> None:
    other = Database.open(
        f"sqlite:///{tmp_path / 'other.sqlite'}", key=Fernet.generate_key(), programmes={}
    )
    samira = Staff(0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, "Samira", "08")
    with other.unit_of_work() as work:
        samira = work.people.add_staff(samira)

    with database.unit_of_work() as work, other.unit_of_work() as work_there:
        assert work.people.get(anna.id) == anna
        assert work_there.people.get(samira.id) == samira
    other.close()


def test_an_error_of_the_database_does_not_repeat_what_people_said(
    database: Database, amina: Parent, visit: Visit, now: datetime
) -> None:
    nobodys = Notice(0, "words", 999, "k", now, now, words="vi ligger sjuka")

    with pytest.raises(sa.exc.IntegrityError) as error, database.unit_of_work() as work:
        work.notices.plan([nobodys])

    assert "sjuka" not in str(error.value)
    assert "hidden" in str(error.value)


def test_a_naive_moment_is_refused_and_changes_nothing(database: Database, anna: Staff) -> None:
    naive = datetime(2026, 11, 23, 9, 0)

    with pytest.raises(sa.exc.StatementError), database.unit_of_work() as work:
        work.people.save(replace(anna, blocked_at=naive))

    with database.unit_of_work() as work:
        assert work.people.get(anna.id) == anna


def test_the_same_name_is_sealed_differently_each_time() -> None:
    cipher = Cipher(Fernet.generate_key())

    assert cipher.seal("Amina") != cipher.seal("Amina")


def test_what_was_sealed_with_another_key_is_unreadable() -> None:
    sealed = Cipher(Fernet.generate_key()).seal("Amina")

    with pytest.raises(Unreadable):
        Cipher(Fernet.generate_key()).unseal(sealed)


def test_what_an_earlier_hembot_has_sealed_can_be_opened() -> None:
    key = Fernet.generate_key()

    sealed = Fernet(key).encrypt("Amina \ud83d".encode(errors="surrogatepass")).decode()

    assert Cipher(key).unseal(sealed) == "Amina \ud83d"


def test_what_an_earlier_hembot_has_sealed_with_another_key_is_unreadable() -> None:
    sealed = Fernet(Fernet.generate_key()).encrypt(b"Amina").decode()

    with pytest.raises(Unreadable):
        Cipher(Fernet.generate_key()).unseal(sealed)


@pytest.mark.parametrize("text", ["", "Amina", "أمينة", "half an emoji: \ud83d", "x" * 100_000])
def test_what_was_sealed_can_be_opened(text: str) -> None:
    cipher = Cipher(Fernet.generate_key())

    assert cipher.unseal(cipher.seal(text)) == text


@pytest.mark.parametrize("place", [0, 1, 2, 10, 20, -3])
def test_a_seal_that_was_changed_is_unreadable(place: int) -> None:
    cipher = Cipher(Fernet.generate_key())
    sealed = list(cipher.seal("Amina"))
    sealed[place] = "A" if sealed[place] != "A" else "B"

    with pytest.raises(Unreadable):
        cipher.unseal("".join(sealed))


@pytest.mark.parametrize("sealed", ["", "2.", "2.AAAA", "2.!", "Amina", "2.räksmörgås"])
def test_what_is_no_seal_is_unreadable(sealed: str) -> None:
    with pytest.raises(Unreadable):
        Cipher(Fernet.generate_key()).unseal(sealed)


@pytest.fixture
def stored(url: str, kind: str) -> Stored:
    """What the database keeps, for whoever could read it without the key."""
    return partial({"sqlite": files_of, "postgresql": tables_of}[kind], url)


def files_of(url: str) -> dict[str, bytes]:
    """The database and its write-ahead log, as they lie on the disk."""
    path = Path(sa.make_url(url).database or "")
    return {file.name: file.read_bytes() for file in path.parent.glob("hembot.sqlite*")}


def tables_of(url: str) -> dict[str, bytes]:
    """Every row of every table, as the server tells it."""
    with psycopg.connect(url) as connection:
        return {
            name: str(connection.execute(f"SELECT * FROM {name}".encode()).fetchall()).encode()
            for name in metadata.tables
        }
