"""What parents want to talk about comes back as it was chosen, and cannot be read in the file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from storage.database import Database
from visits.people import Parent
from visits.topics import Chosen
from visits.visit import Visit

WORDS = "Vi är trötta"


def save(database: Database, *choices: Chosen) -> None:
    with database.unit_of_work() as work:
        for one in choices:
            work.topics.save(one)


def of(database: Database, visit: Visit) -> list[Chosen]:
    with database.unit_of_work() as work:
        return list(work.topics.of_visit(visit.id))


def test_each_parent_has_a_choice_of_their_own(
    database: Database, reopened: Database, visit: Visit, amina: Parent, yusuf: Parent
) -> None:
    hers = Chosen(visit.id, amina.id, ("sleep", "teeth"), WORDS, is_shared=True, revision=3)
    his = Chosen(visit.id, yusuf.id)

    save(database, his, hers)

    assert of(reopened, visit) == [hers, his]


def test_a_later_choice_takes_the_place_of_the_earlier(
    database: Database, visit: Visit, amina: Parent
) -> None:
    first = Chosen(visit.id, amina.id, ("sleep",), WORDS, is_shared=True, revision=1)
    second = replace(first, topics=(), words=None, is_shared=False, revision=2)

    save(database, first, second)

    assert of(database, visit) == [second]


def test_neither_words_nor_topics_can_be_read_in_the_database(
    database: Database,
    by_hand: Callable[[str], Sequence[sa.Row[Any]]],
    visit: Visit,
    amina: Parent,
) -> None:
    save(database, Chosen(visit.id, amina.id, ("own-wellbeing",), WORDS))

    (row,) = by_hand("SELECT * FROM chosen_topics")

    assert "own-wellbeing" not in str(row) and WORDS not in str(row)
