"""Bars stand where their months do, and the words of two lines never in each other."""

from datetime import date
from itertools import pairwise

from console.plots import HEIGHT, LABEL, ROW, by_row, over_time
from visits.figures.cell import Cell
from visits.figures.months import Period

YEAR = Period(date(2026, 1, 1), date(2026, 4, 1))
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 1))
MARCH_ON = Period(date(2026, 3, 1), date(2026, 4, 1))


def test_a_share_is_as_high_as_it_is_large() -> None:
    plot = over_time([(JANUARY, Cell(36, 45))], YEAR)

    assert (plot.bars[0].height, plot.bars[0].y) == (HEIGHT * 0.8, HEIGHT * 0.2)


def test_a_bar_stands_over_its_own_months() -> None:
    plot = over_time([(JANUARY, Cell(36, 45)), (MARCH_ON, Cell(20, 40))], YEAR)

    assert [(bar.x, bar.width) for bar in plot.bars] == [(1.5, 22.0), (51.5, 47.0)]
    assert [tick.x for tick in plot.ticks] == [12.5, 37.5, 62.5, 87.5]


def test_several_months_together_are_as_high_as_one_of_them() -> None:
    plot = over_time([(JANUARY, Cell(10)), (MARCH_ON, Cell(10))], YEAR)

    assert plot.is_mean
    assert [bar.height for bar in plot.bars] == [HEIGHT, HEIGHT / 2]


def test_words_of_lines_keep_apart() -> None:
    plot = over_time([(JANUARY, Cell(36, 45))], YEAR, [0.83, 0.8, 0.82])

    places = [line.words_y for line in plot.references]
    assert all(below - above >= LABEL for below, above in pairwise(places))
    assert [line.value for line in plot.references] == [0.8, 0.82, 0.83]


def test_numbers_get_no_lines_of_others() -> None:
    assert not over_time([(JANUARY, Cell(36))], YEAR, [872]).references


def test_a_plot_of_nothing_has_no_height() -> None:
    plot = over_time([(JANUARY, Cell(0))], YEAR)

    assert plot.bars[0].height == 0


def test_a_row_that_is_hidden_has_no_bar_and_leaves_no_gap() -> None:
    bars = by_row({"Angered": Cell(20, 40), "Kortedala": None, "Majorna": Cell(30, 40)})

    assert [(bar.key, bar.y, bar.width) for bar in bars] == [
        ("Angered", 0, 50.0),
        ("Majorna", ROW, 75.0),
    ]


def test_numbers_are_as_long_as_compared_with_the_largest() -> None:
    bars = by_row({"Angered": Cell(20), "Centrum": Cell(80), "Majorna": Cell(0)})

    assert [bar.width for bar in bars] == [25.0, 100.0, 0]
