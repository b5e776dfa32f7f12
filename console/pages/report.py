"""One centre's yearly report: the year's figures, and three texts to complete."""

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from console import words
from console.ask import Ask, Elsewhere, Page, Said
from console.filled import Filled, Reads, Unfit, Wrong
from console.pages.figures import grouped
from console.pages.reports import none_such
from messages.languages import SOURCE
from visits.actions.write_report import (
    Written,
    find_report,
    finish_report,
    save_report,
    see_report,
)
from visits.facts import NoSuchReport, ReportChanged
from visits.work import Work
from visits.yearly_report import LONGEST_TEXT, Texts, YearlyReport

FORM = "report"
DONE = "done"
Fields = Mapping[str, str]


async def shown(ask: Ask) -> Said:
    return await page(ask)


async def page(ask: Ask, filled: Filled | None = None) -> Page:
    """With the form as it was just filled in, if it was."""
    year = ask.path["year"]
    try:
        staff, written = await ask.does(see_report, ask.path["centre"], year=year, now=ask.now)
    except NoSuchReport:
        return await none_such(ask)
    cells = written.cells
    fields = {
        "written": written,
        "report": written.report,
        "groups": grouped(ask.office.figures),
        "cells": cells,
        "something_is_hidden": None in cells.values(),
        "filled": filled or _begun(written),
    }
    return Page("report", staff, fields=fields)


def _begun(written: Written) -> Filled:
    """What is still empty holds a proposal, which is not saved before somebody has read it."""
    stored = fields_of(written.report)
    proposed = proposals(written)
    values = {name: text or proposed[name] for name, text in stored.items()}
    return Filled(FORM, values, Filled(FORM, stored).seen)


def proposals(written: Written) -> Fields:
    """In Swedish, whoever reads the page: it goes to those who pay. Hidden figures are left out."""
    facts = {"report": written.report, "cells": written.cells}
    said = words.parts("_report_words", SOURCE, **facts)
    return {name: _one_paragraph(text) for name, text in said.items()}


def _one_paragraph(text: str) -> str:
    return " ".join(line.strip() for line in text.splitlines() if line.strip())


def fields_of(report: YearlyReport) -> Fields:
    texts = report.texts
    return {"form": texts.form, "extent": texts.extent, "plans": texts.plans}


async def taken(ask: Ask, filled: Filled) -> Said:
    """What a colleague has saved meanwhile is shown beside it, and nothing is saved yet."""
    filled.values = {name: text.replace("\r\n", "\n") for name, text in filled.values.items()}
    centre, year = ask.path["centre"], ask.path["year"]

    def saved(work: Work, chat_id: int, *, now: datetime) -> None:
        stands = find_report(work, chat_id, centre, year=year, now=now)
        texts = _read(filled)
        filled.must_still_be(fields_of(stands))
        kept = save_report(work, chat_id, stands, texts, now=now)
        if _is_to_be_done(filled):
            finish_report(work, chat_id, kept, now=now)

    try:
        await ask.does(saved, now=ask.now)
    except ReportChanged:  # at the same moment: now it is there to be compared with
        await ask.does(saved, now=ask.now)
    except NoSuchReport:
        return await none_such(ask)
    return Elsewhere(f"/reports/{year}/{quote(centre)}", done="saved")


def _is_to_be_done(filled: Filled) -> bool:
    return filled.values.get("does") == DONE


def _read(filled: Filled) -> Texts:
    """A draft may have gaps. Raises BadForm."""
    reads: Reads = _whole if _is_to_be_done(filled) else _perhaps
    return Texts(**filled.read(dict.fromkeys(("form", "extent", "plans"), reads)))


def _perhaps(written: str) -> str:
    if len(written) > LONGEST_TEXT:
        raise Unfit(Wrong.TOO_LONG)
    return written


def _whole(written: str) -> str:
    if not written:
        raise Unfit(Wrong.NEEDED)
    return _perhaps(written)
