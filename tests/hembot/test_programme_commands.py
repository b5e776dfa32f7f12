"""`hembot programmes …`: what coordinators read and do on the command line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from content.read_programmes import read_programmes
from hembot import parts
from hembot.clock import system_time
from hembot.demo.seed import seed, seed_demo
from storage.database import Database
from storage.work import SqlWork
from tests.hembot.installation import Installation
from visits.actions.use_programme import offered
from visits.programme import Age, AgeUnit, Programme

PROGRAMMES = read_programmes()


@contextmanager
def in_the_database(installation: Installation) -> Iterator[SqlWork]:
    key = installation.key.read_bytes().strip()
    url = f"sqlite:///{installation.database}"
    database = Database.open(url, key=key, programmes=PROGRAMMES)
    with database.unit_of_work() as work:
        yield work
    database.close()


@pytest.fixture
def inhabited(installation: Installation) -> Installation:
    """Where Karin is the coordinator of three families in the pilot's programme."""
    with in_the_database(installation) as work:
        seed(work, now=system_time() - timedelta(days=1))
    return installation


@pytest.fixture
def with_files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Programme]:
    """The files as somebody has changed them."""
    files = dict(PROGRAMMES)
    monkeypatch.setattr(parts, "read_programmes", lambda: files)
    return files


def test_the_list_says_which_are_in_use(inhabited: Installation) -> None:
    told = inhabited.hembot("programmes", "list").stdout.splitlines()

    assert len(told) == len(PROGRAMMES)
    assert [line.split()[0] for line in told if "in use since" in line] == ["trygg-start"]
    assert any(line.startswith("orebro ") and "not confirmed" in line for line in told)


def test_a_plan_is_shown_to_a_reader(inhabited: Installation) -> None:
    told = inhabited.hembot("programmes", "show", "torvalla").stdout

    assert "Torvallamodellen (torvalla), source S4" in told
    assert "1. 2 weeks, home: Att ta emot sitt barn" in told
    assert "nurse, librarian; 60 minutes" in told
    assert "brought along: book, toothbrush, toothpaste" in told
    assert "assumed theme: trygg-start 2" in told


def test_a_plan_shows_what_staff_add_and_what_is_on_paper(inhabited: Installation) -> None:
    told = inhabited.hembot("programmes", "show", "barnsakert").stdout

    assert "added by staff, as often as needed, when: familjen behöver det" in told
    assert "questionnaire: on paper or with the nurse, never in the chat" in told


def test_what_is_not_confirmed_is_refused_in_one_clear_sentence(inhabited: Installation) -> None:
    told = inhabited.hembot("programmes", "activate", "orebro")

    assert told.exit_code == 2 and told.stderr.count("\n") == 1
    assert "hembot programmes confirm orebro --by NAME" in told.stderr


def test_a_confirmed_programme_is_taken_into_use_and_out_of_it(inhabited: Installation) -> None:
    confirmed = inhabited.hembot("programmes", "confirm", "orebro", "--by", "Karin")
    assert "visit 1 (1–2 weeks): theme, from trygg-start 2" in confirmed.stdout

    assert inhabited.hembot("programmes", "activate", "orebro").exit_code == 0
    with in_the_database(inhabited) as work:
        assert [one.slug for one in offered(work)] == ["orebro", "trygg-start"]

    assert inhabited.hembot("programmes", "stop", "orebro").exit_code == 0
    with in_the_database(inhabited) as work:
        assert [one.slug for one in offered(work)] == ["trygg-start"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "örebro"], "There is no programme örebro: write barnsakert, goteborg"),
        (["confirm", "orebro", "--by", "Anna"], "coordinators are Karin"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    inhabited: Installation, arguments: list[str], said: str
) -> None:
    told = inhabited.hembot("programmes", *arguments)

    assert told.exit_code == 2 and said in told.stderr and told.stderr.count("\n") == 1


def test_nothing_changes_while_no_file_has_changed(inhabited: Installation) -> None:
    assert (
        "No visit without a time would change" in inhabited.hembot("programmes", "changes").stdout
    )


def test_changes_are_said_and_then_applied(
    inhabited: Installation, with_files: dict[str, Programme]
) -> None:
    trygg = PROGRAMMES["trygg-start"]
    later = replace(trygg.visits[6], age=Age(AgeUnit.MONTHS, 18, 18), minutes=90)
    with_files["trygg-start"] = replace(trygg, visits=(*trygg.visits[:6], later))

    said = inhabited.hembot("programmes", "changes").stdout
    done = inhabited.hembot("programmes", "apply").stdout

    assert said == done
    assert "trygg-start: 6 visits of 3 families" in said
    assert "F-0001  visit 7: " in said and "minutes 60 becomes 90" in said
    assert "F-0001  visit 8: is made no more" in said
    again = inhabited.hembot("programmes", "apply").stdout
    assert "No visit without a time had to change" in again


def test_a_file_that_families_need_must_be_there(inhabited: Installation) -> None:
    with in_the_database(inhabited) as work:
        work.families.save(replace(work.families.get(2), programme="tillsammans"))

    told = inhabited.hembot("programmes", "list")

    assert told.exit_code == 2 and told.stderr.count("\n") == 1
    assert "content/programmes/tillsammans.toml" in told.stderr


def test_the_demo_has_another_programme_to_try(installation: Installation) -> None:
    with in_the_database(installation) as work:
        seed_demo(work, now=system_time())

    with in_the_database(installation) as work:
        seed_demo(work, now=system_time())
        assert [one.slug for one in offered(work)] == ["orebro", "trygg-start"]
