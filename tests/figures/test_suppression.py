"""Whoever reads every page of figures, and computes, finds out nothing of one to four.

`HEMBOT_TABLES=500 pytest tests/figures/test_suppression.py` attacks as many tables.
"""

import os
from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from tests.figures.curious_reader import KEPT_APART, Known, Ledger, Secret, Told, secrets, told
from visits.actions import look_closely, see_figures
from visits.figures.asked import Asked
from visits.figures.count import Count
from visits.figures.figure import FIGURES
from visits.programme import months_after

TABLES = range(int(os.environ.get("HEMBOT_TABLES", "10")))
NAMES = ("visits", "in_home", "right_time", "reported")
"""Some by themselves, some with a base that others have too."""
FIRST, TODAY = date(2026, 10, 1), date(2028, 1, 1)


@pytest.fixture(autouse=True)
def few_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of all of them would take minutes."""
    for module in (see_figures, look_closely):
        monkeypatch.setattr(module, "FIGURES", {name: FIGURES[name] for name in NAMES})


def random_ledger(random: Random) -> Ledger:
    """Areas with much, with little, and with months of nothing; over the turn of a year."""
    months = range(random.randint(2, 5))
    return Ledger(
        {
            ((f"area {area}", centre), months_after(FIRST, month)): _numbers(random)
            for area in range(random.randint(1, 4))
            for centre in random.choice((["one"], ["one"], ["one", "two"], [f"of {area}"]))
            for month in months
        }
    )


def _numbers(random: Random) -> dict[str, int]:
    held = random.choice((0, 0, 1, 2, 3, 4, 5, 6, 9, random.randint(0, 30)))
    reported = random.choice((held, max(0, held - 1), random.randint(0, held)))
    return {
        Count.HELD: held,
        Count.REPORTED: reported,
        Count.IN_HOME: random.choice((reported, random.randint(0, reported))),
        Count.RIGHT_TIME: random.choice((held, random.randint(0, held))),
    }


def every_page(ledger: Ledger) -> Iterator[Told]:
    """Each figure of each period, of everybody and of each area: all that is on the page."""
    for only in ledger.pages():
        for period in ledger.periods():
            for name in NAMES:
                yield from one_page(ledger, name, Asked(period, only))


def one_page(ledger: Ledger, name: str, asked: Asked) -> Iterator[Told]:
    page = look_closely.closely(ledger, name, asked, today=TODAY)  # type: ignore[arg-type]
    yield from told(name, ledger.within(asked.period, asked.only), page.whole)
    for span, cell in page.over_time:
        yield from told(name, ledger.within(span, asked.only), cell)
    for by in set(page.by) & set(KEPT_APART):
        yield from told(name, ledger.within(asked.period, asked.only), page.by[by].whole)
        for key, row in page.by[by].rows.items():
            yield from told(name, ledger.within(asked.period, {**asked.only, by: key}), row)


def learn(ledger: Ledger) -> dict[Count, Known]:
    known = {count: Known() for count in Count}
    for one in set(every_page(ledger)):
        assert one.many == ledger.sum(one.count, one.of)
        known[one.count].learn(one.of)
    return known


def is_known(secret: Secret, known: dict[Count, Known]) -> bool:
    """The rest follows where both numbers do: no page tells them in one sum."""
    return all(known[count].tells(secret.of) for count in secret.counts)


@pytest.mark.parametrize("number", TABLES)
def test_no_small_number_follows_from_what_is_shown(number: int) -> None:
    ledger = random_ledger(Random(number))

    known = learn(ledger)

    assert [one.words for one in secrets(ledger, NAMES) if is_known(one, known)] == []


def test_the_curious_reader_does_find_what_a_table_gives_away() -> None:
    known = Known()
    north, south = (("north", "one"), FIRST), (("south", "one"), FIRST)

    known.learn([north, south])
    known.learn([north])

    assert known.tells([south])


def test_where_there_is_enough_nothing_is_hidden() -> None:
    numbers: dict[str, int] = {
        Count.HELD: 40,
        Count.REPORTED: 30,
        Count.IN_HOME: 20,
        Count.RIGHT_TIME: 20,
    }
    places = [(f"area {area}", "one") for area in range(3)]
    ledger = Ledger({(one, months_after(FIRST, at)): numbers for one in places for at in range(5)})

    known = learn(ledger)

    assert all(known[Count.IN_HOME].tells([one]) for one in ledger.numbers)
