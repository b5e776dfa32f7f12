"""What is followed up as a table for a spreadsheet: one line for each number."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from console.wanted_figures import month_sign
from content.read_figures import Explained
from messages.figure_wording import plain
from messages.languages import LANGUAGES
from visits.actions.look_closely import Closely
from visits.figures.cell import Cell
from visits.figures.counted import Dimension
from visits.figures.months import Period

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would reckon with."""
COLUMNS = ("figure", "title", "by", "row", "from", "to", "many", "among", "share")
Words = Mapping[str, str]
Names = Mapping[Dimension, Mapping[str, str]]
Line = Sequence[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language: of columns, dimensions and what is hidden; names of rows."""

    language: str
    words: Words
    names: Names

    def row(self, by: Dimension, key: str) -> str:
        return self.names.get(by, {}).get(key, key) or self.words[f"no_{by}"]


def as_csv(figures: Iterable[tuple[Explained, Closely]], wording: Wording) -> bytes:
    """With semicolons and a mark of its letters, as spreadsheets in Sweden expect it."""
    written = StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([wording.words[column] for column in COLUMNS])
    for explained, seen in figures:
        title = explained.title[wording.language]
        for rest in _lines(seen, wording):
            lines.writerow([harmless(part) for part in (explained.name, title, *rest)])
    return written.getvalue().encode("utf-8-sig")


def _lines(seen: Closely, wording: Wording) -> Iterator[Line]:
    words, period = wording.words, seen.asked.period
    yield ("", "", *_months(period), *_numbers(seen.whole, wording))
    for span, cell in seen.over_time:
        yield (words["months"], "", *_months(span), *_numbers(cell, wording))
    for by, table in seen.by.items():
        for key, row in sorted(table.rows.items()):
            named = (words[by], wording.row(by, key))
            yield (*named, *_months(period), *_numbers(row, wording))


def _months(period: Period) -> Line:
    return month_sign(period.first), month_sign(period.last)


def _numbers(cell: Cell | None, wording: Wording) -> Line:
    if cell is None:
        return (wording.words["hidden"],) * 3
    share = "" if cell.share is None else plain(cell.share, LANGUAGES[wording.language])
    among = "" if cell.among is None else str(cell.among)
    return str(cell.many), among, share


def harmless(part: str) -> str:
    """Somebody's name for an area is no formula.

    >>> harmless("=1+1"), harmless("Centrum")
    ("'=1+1", 'Centrum')
    """
    return f"'{part}" if part.startswith(FORMULA) else part
