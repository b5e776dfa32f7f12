"""What is shown beside a small number gives nothing away of it."""

from datetime import date

import pytest

from visits.figures.cell import Cell
from visits.figures.hiding import Span, blocks, hidden_rows, is_whole
from visits.figures.months import Period
from visits.programme import months_after

JANUARY = date(2026, 1, 1)


def rows(*many: int) -> dict[int, Cell]:
    return {at: Cell(one) for at, one in enumerate(many)}


def shares(*pairs: tuple[int, int]) -> dict[int, Cell]:
    return {at: Cell(many, among) for at, (many, among) in enumerate(pairs)}


def months(*many: int) -> list[Span]:
    firsts = [months_after(JANUARY, at) for at in range(len(many))]
    return [Span(month, month, Cell(one)) for month, one in zip(firsts, many, strict=True)]


def span(first: int, last: int) -> Period:
    return Period(months_after(JANUARY, first - 1), months_after(JANUARY, last - 1))


@pytest.mark.parametrize(
    ("cell", "may"),
    [
        (Cell(0), True),
        (Cell(1), False),
        (Cell(4), False),
        (Cell(5), True),
        (Cell(0, 20), True),
        (Cell(3, 20), False),
        (Cell(5, 20), True),
        (Cell(17, 20), False),  # three are not in it
        (Cell(20, 20), True),
        (Cell(4, 4), False),
        (Cell(18, 20, guards_rest=False), True),
    ],
)
def test_a_number_from_one_to_four_is_small_also_of_those_who_are_left_over(
    cell: Cell, may: bool
) -> None:
    assert cell.may_be_shown is may


@pytest.mark.parametrize(
    ("table", "hidden"),
    [
        (rows(10, 20, 30), set()),
        (rows(3, 20, 10), {0, 2}),  # alone it could be taken from the sum: the next smallest too
        (rows(3, 20, 10, 0), {0, 2}),  # a row of nothing hides nothing
        (rows(3, 4, 20), {0, 1}),
        (rows(1, 1, 20, 30), {0, 1, 2}),  # two in all: each of them is one
        (rows(4), {0}),
        (rows(2, 9), {0, 1}),
        (rows(1, 1, 1, 1, 1), {0, 1, 2, 3, 4}),
        (rows(0, 0), set()),
        (shares((10, 20), (3, 20), (8, 30)), {1, 0}),
        (shares((10, 20), (19, 20), (30, 60)), {1, 0}),
        (shares((0, 20), (5, 20)), set()),
    ],
)
def test_beside_a_small_row_the_next_smallest_are_hidden(
    table: dict[int, Cell], hidden: set[int]
) -> None:
    assert hidden_rows(table) == hidden


@pytest.mark.parametrize(
    ("counted", "spans"),
    [
        (months(5, 6, 7), [span(1, 1), span(2, 2), span(3, 3)]),
        (months(3, 3, 7), [span(1, 2), span(3, 3)]),
        (months(7, 0, 3), [span(1, 3)]),
        (
            months(*[5] * 11, 3, 5),
            [*(span(at, at) for at in range(1, 11)), span(11, 12), span(13, 13)],
        ),
        (months(*[0] * 11, 3, 2, 5), [span(1, 13), span(14, 14)]),
        (months(7, 3, 1), [span(1, 3)]),
        (months(1, 2), []),
        (months(0, 0), [span(1, 1), span(2, 2)]),
    ],
)
def test_small_months_are_shown_together_with_their_neighbours(
    counted: list[Span], spans: list[Period]
) -> None:
    found = blocks(counted)

    assert [(one.first, one.last) for one in found] == [(one.first, one.last) for one in spans]


def test_a_period_that_cuts_through_a_span_would_give_the_rest_of_it_away() -> None:
    spans = blocks(months(3, 3, 7))

    assert is_whole(span(1, 2), spans)
    assert not is_whole(span(2, 3), spans)
    assert is_whole(span(3, 9), spans)
