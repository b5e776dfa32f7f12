"""Links and sessions of the console are found by their digests, and end when they are to."""

from dataclasses import replace
from datetime import timedelta

from storage.database import Database
from tests.storage.conftest import MONDAY
from visits.people import Staff
from visits.sign_in import Session, SignInLink

SOON = MONDAY + timedelta(minutes=5)


def test_a_link_comes_back_as_it_was_and_is_used(
    database: Database, reopened: Database, anna: Staff
) -> None:
    link = SignInLink("digest", anna.id, SOON)
    with database.unit_of_work() as work:
        work.sessions.add_link(link)
    with database.unit_of_work() as work:
        work.sessions.save_link(replace(link, used_at=MONDAY))

    with reopened.unit_of_work() as work:
        assert work.sessions.link("digest") == replace(link, used_at=MONDAY)
        assert work.sessions.link("another") is None


def test_only_the_persons_own_links_are_forgotten(
    database: Database, anna: Staff, samira: Staff
) -> None:
    with database.unit_of_work() as work:
        for digest, whose in (("hers", anna), ("her colleague's", samira)):
            work.sessions.add_link(SignInLink(digest, whose.id, SOON))

        work.sessions.forget_links(anna.id, MONDAY)

        assert work.sessions.link("hers") is None
        assert work.sessions.link("her colleague's") is not None


def test_a_used_link_stays_known_until_it_is_too_old(database: Database, anna: Staff) -> None:
    with database.unit_of_work() as work:
        work.sessions.add_link(SignInLink("used", anna.id, SOON, used_at=MONDAY))

        work.sessions.forget_links(anna.id, SOON - timedelta(seconds=1))
        assert work.sessions.link("used") is not None

        work.sessions.forget_links(anna.id, SOON)
        assert work.sessions.link("used") is None


def test_one_session_ends_or_all_of_a_person(
    database: Database, anna: Staff, samira: Staff
) -> None:
    with database.unit_of_work() as work:
        for digest, whose in (("a", anna), ("b", anna), ("c", anna), ("d", samira)):
            work.sessions.begin(Session(digest, whose.id, MONDAY, SOON))

        work.sessions.end("a")
        work.sessions.end("a")
        assert work.sessions.get("a") is None
        assert work.sessions.get("b") == Session("b", anna.id, MONDAY, SOON)

        work.sessions.end_all(anna.id)
        left = [digest for digest in "abcd" if work.sessions.get(digest) is not None]
        assert left == ["d"]
