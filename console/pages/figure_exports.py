"""What is followed up, to be taken along: as a table for a spreadsheet, and as a report."""

from collections.abc import Sequence

from console import words
from console.ask import Ask, Page, Paper, Said
from console.figure_look import Looked, look, until_now
from console.figures_as_csv import Wording, as_csv
from console.figures_report import Figures, Writer
from console.pages.figures import page_of_misread
from console.wanted_figures import month_sign
from messages.report import report_pages
from visits.actions.look_closely import Closely, see_all_closely

CSV = "text/csv; charset=utf-8"


async def table(ask: Ask) -> Said:
    looked = await _look(ask)
    if looked.found is None:
        return page_of_misread(looked)
    written = as_csv(_explained(ask, looked.found), _wording(ask, looked))
    return Paper(f"{_file_name(looked)}.csv", written, CSV)


async def report(ask: Ask) -> Said:
    looked = await _look(ask)
    if looked.found is None:
        return page_of_misread(looked)
    said = words.parts("_figures_report_words", ask.language)
    written = Writer(ask.language, looked.choices, said).report(
        _explained(ask, looked.found), looked.asked
    )
    name = f"{_file_name(looked)}.pdf"
    drawn = await ask.office.showroom.draw(report_pages(written, ask.language, name))
    if drawn is None:
        return Page("failed", looked.staff, status=500)
    return Paper(name, drawn)


def _explained(ask: Ask, seen: Sequence[Closely]) -> Figures:
    """In the order of the file."""
    named = {one.name: one for one in seen}
    return [(one, named[one.name]) for one in ask.office.figures.values()]


async def _look(ask: Ask) -> Looked[Sequence[Closely]]:
    return await look(
        ask,
        until_now(ask),
        lambda work, chat, asked: see_all_closely(work, chat, asked, now=ask.now),
    )


def _wording(ask: Ask, looked: Looked[Sequence[Closely]]) -> Wording:
    said = words.parts("_figures_table_words", ask.language)
    return Wording(ask.language, said, looked.choices.named)


def _file_name(looked: Looked[Sequence[Closely]]) -> str:
    period = looked.asked.period
    return f"hembot-{month_sign(period.first)}--{month_sign(period.last)}"
