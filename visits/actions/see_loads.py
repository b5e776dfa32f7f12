"""Coordinators and managers look at how much each of the staff has done, and has to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visits import access
from visits.access import Act
from visits.figures.cell import Cell
from visits.figures.count import Work as WorkDone
from visits.figures.hiding import hidden_rows
from visits.figures.months import Period
from visits.people import Staff
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Load:
    """What one member of the staff has done and has to do; None where it must stay hidden."""

    member: Staff
    done: Mapping[WorkDone, int | None]


def see_loads(
    work: Work, chat_id: int, period: Period, *, area: str | None = None
) -> Sequence[Load]:
    """Of everybody who has anything to do in the period, by name."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    loads = work.figures.loads(period, area)
    members = {one.id: one for one in work.people.all_staff() if one.id in loads}
    hidden = {
        done: hidden_rows({id: Cell(loads[id][done]) for id in members})
        for done in (WorkDone.TO_COME, WorkDone.HELD, WorkDone.MISSED)
    }
    # the minutes of few visits would tell how many they were
    hidden[WorkDone.MINUTES] = hidden[WorkDone.HELD]
    return [
        Load(
            one, {done: None if one.id in hidden[done] else loads[one.id][done] for done in hidden}
        )
        for one in sorted(members.values(), key=lambda member: (member.name, member.id))
    ]
