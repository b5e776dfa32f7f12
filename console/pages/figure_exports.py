"""What is followed up, to be taken along: as a table for a spreadsheet, and as a report."""

from collections.abc import Sequence

from console import words
from console.ask import Ask, Paper, Said
from console.figure_look import Looked, look, until_now
from console.figures_as_csv import Wording, as_csv
from console.pages.figures import page_of_misread
from console.wanted_figures import month_sign
from visits.actions.see_figures import Closely, see_all_closely

CSV = "text/csv; charset=utf-8"


async def table(ask: Ask) -> Said:
    looked = await _look(ask)
    if looked.found is None:
        return page_of_misread(looked)
    named = {one.name: one for one in looked.found}
    figures = ((one, named[one.name]) for one in ask.office.figures.values())
    return Paper(f"{_file_name(looked)}.csv", as_csv(figures, _wording(ask, looked)), CSV)


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
