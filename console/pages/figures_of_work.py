"""How much each of the staff has to do, and has done."""

from collections.abc import Mapping, Sequence

from console.ask import Ask, Page, Said
from console.figure_look import around_now, look
from console.plots import lengths
from visits.actions.see_loads import Load, see_loads
from visits.figures.count import Work
from visits.figures.counted import Dimension

COLUMNS = tuple(Work)
MINUTES_AN_HOUR = 60
Bars = Mapping[Work, Sequence[float | None]]


async def shown(ask: Ask) -> Said:
    looked = await look(
        ask,
        around_now(ask),
        lambda work, chat, asked: see_loads(
            work, chat, asked.period, area=asked.only.get(Dimension.AREA)
        ),
    )
    loads = looked.found or ()
    fields = {
        "loads": loads,
        "columns": COLUMNS,
        "bars": _bars(loads),
        "an_hour": MINUTES_AN_HOUR,
        "something_is_hidden": any(None in one.done.values() for one in loads),
    }
    page = {**fields, **looked.fields}
    return Page("figures_of_work", looked.staff, fields=page, status=looked.status)


def _bars(loads: Sequence[Load]) -> Bars:
    return {work: lengths([one.done[work] for one in loads]) for work in COLUMNS}
