"""What is followed up: all figures of a period, or one of them closely, with plots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from console.ask import Ask, Page, Said
from console.figure_look import Looked, look, until_now
from console.plots import OverTime, RowBar, by_row, over_time
from console.wanted_figures import Choices
from content.read_figures import Explained, Group
from visits.actions.look_closely import Closely, see_closely
from visits.actions.see_figures import see_figures
from visits.facts import Unknown
from visits.figures.asked import Asked
from visits.figures.counted import Dimension
from visits.figures.shown import Table


@dataclass(frozen=True, slots=True)
class Drawn:
    """The table of one dimension, and its bars."""

    table: Table
    bars: Sequence[RowBar]


async def shown(ask: Ask) -> Said:
    looked = await look(
        ask, until_now(ask), lambda work, chat, asked: see_figures(work, chat, asked, now=ask.now)
    )
    if looked.found is None:
        return page_of_misread(looked)
    cells = looked.found.cells
    fields = {
        "groups": grouped(ask.office.figures),
        "cells": cells,
        "something_is_hidden": None in cells.values(),
    }
    return Page("figures", looked.staff, fields={**fields, **looked.fields})


def page_of_misread(looked: Looked[Any]) -> Page:
    """The form alone, with what is wrong."""
    fields = {"groups": {}, **looked.fields}
    return Page("figures", looked.staff, fields=fields, status=looked.status)


def grouped(figures: Mapping[str, Explained]) -> Mapping[Group, Sequence[Explained]]:
    """In the order of the file."""
    return {group: [one for one in figures.values() if one.group is group] for group in Group}


async def closely(ask: Ask) -> Said:
    name = str(ask.path["name"])
    explained = ask.office.figures.get(name)
    looked = await look(
        ask,
        until_now(ask),
        lambda work, chat, asked: see_closely(work, chat, name, asked, now=ask.now),
    )
    if explained is None:
        raise Unknown
    fields = {"figure": explained, "seen": looked.found, **_plots(explained, looked)}
    return Page("figure", looked.staff, fields={**fields, **looked.fields}, status=looked.status)


def _plots(explained: Explained, looked: Looked[Closely]) -> Mapping[str, object]:
    seen, choices = looked.found, looked.choices
    if seen is None:
        return {"plot": None, "drawn": {}}
    tables = {by: in_order(by, table, choices) for by, table in seen.by.items()}
    return {
        "something_is_hidden": any(None in one.rows.values() for one in tables.values()),
        "plot": plot_of(explained, seen, seen.asked),
        # one row alone is the same as all
        "drawn": {
            by: Drawn(one, by_row(one.rows)) for by, one in tables.items() if len(one.rows) > 1
        },
    }


def in_order(by: Dimension, table: Table, choices: Choices) -> Table:
    """Its rows by their names; last those of whom nobody has said it."""
    names = choices.named.get(by, {})
    keys = sorted(table.rows, key=lambda key: (not key, names.get(key, key).casefold()))
    return Table(table.whole, {key: table.rows[key] for key in keys})


def plot_of(explained: Explained, seen: Closely, asked: Asked) -> OverTime | None:
    """None where nothing may be shown."""
    values = [one.value for one in explained.references]
    return over_time(seen.over_time, asked.period, values) if seen.over_time else None
