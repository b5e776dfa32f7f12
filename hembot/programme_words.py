"""What the command line says of programmes: each in a line, and one of them in full."""

from collections.abc import Iterator, Mapping, Sequence

from visits.actions.follow_programmes import Shift, What
from visits.planned import Assumption
from visits.programme import Age, AgeUnit, PlannedVisit, Programme
from visits.programme_use import ProgrammeUse
from visits.quiet_hours import ZONE
from visits.visit import Visit

_UNITS = {
    AgeUnit.GESTATIONAL_WEEKS: "gestational weeks",
    AgeUnit.WEEKS: "weeks",
    AgeUnit.MONTHS: "months",
}
MOST_LINES = 30


def in_a_line(programme: Programme, use: ProgrammeUse) -> str:
    visits = _counted(len(programme.visits), "visit", "visits")
    return f"{programme.slug:23}  {_standing(programme, use):28}  {visits:9}  {programme.name}"


def in_full(programme: Programme, use: ProgrammeUse) -> Iterator[str]:
    """For somebody who reads the plan of a programme and not its file."""
    yield f"{programme.name} ({programme.slug}), source {programme.source}"
    yield _standing(programme, use).capitalize() + "."
    for visit in programme.visits:
        yield ""
        yield from _visit(visit)


def _counted(count: int, one: str, several: str) -> str:
    """
    >>> _counted(1, "visit", "visits"), _counted(5, "visit", "visits")
    ('1 visit', '5 visits')
    """
    return f"{count} {one if count == 1 else several}"


def _standing(programme: Programme, use: ProgrammeUse) -> str:
    if not use.is_confirmed(programme):
        return "not confirmed"
    if use.active_at is None:
        return "not in use"
    return f"in use since {use.active_at.astimezone(ZONE).date()}"


def _visit(visit: PlannedVisit) -> Iterator[str]:
    about = visit.titles.get("sv", "no theme")
    yield f"{visit.number}. {age_in_words(visit.age)}, {visit.place}: {about}"
    extent = f", {visit.extent}" if visit.extent else ""
    yield f"   {', '.join(visit.professions)}; {visit.minutes} minutes{extent}"
    if visit.handouts:
        yield f"   brought along: {', '.join(visit.handouts)}"
    if visit.questionnaire:
        yield f"   questionnaire: {visit.questionnaire}, never in the chat"
    if visit.only_when:
        often = ", as often as needed" if visit.repeats else ""
        yield f"   added by staff{often}, when: {visit.only_when}"
    for detail, lender in visit.borrowed.items():
        yield f"   assumed {detail}: {lender}"


def age_in_words(age: Age) -> str:
    """An age as a reader of the plan says it.

    >>> age_in_words(Age(AgeUnit.WEEKS, 1, 2)), age_in_words(Age(AgeUnit.MONTHS, 4, 4))
    ('1–2 weeks', '4 months')
    """
    span = str(age.first) if age.first == age.last else f"{age.first}–{age.last}"
    return f"{span} {_UNITS[age.unit]}"


def assumed(programme: Programme) -> Iterator[str]:
    for one in programme.assumptions:
        yield f"  {_assumption(one, programme.visits[one.number - 1])}"


def _assumption(one: Assumption, visit: PlannedVisit) -> str:
    return f"visit {one.number} ({age_in_words(visit.age)}): {one.detail}, from {one.lender}"


def changed(shifts: Mapping[str, Sequence[Shift]]) -> Iterator[str]:
    """How many families' visits, and each of them."""
    for slug, ones in shifts.items():
        families = len({one.family.id for one in ones})
        visits = _counted(len(ones), "visit", "visits")
        yield f"{slug}: {visits} of {_counted(families, 'family', 'families')}"
        for one in ones[:MOST_LINES]:
            yield f"  {one.family.alias}  visit {one.after.number}: {_shift(one)}"
        if len(ones) > MOST_LINES:
            yield f"  … and {len(ones) - MOST_LINES} more"


def _shift(one: Shift) -> str:
    if one.what is What.TAKEN_AWAY:
        return "is made no more"
    if one.before is None or one.what is What.AGAIN:
        return f"is new, {_days(one.after)}"
    return "; ".join(_differences(one.before, one.after))


def _differences(before: Visit, after: Visit) -> Iterator[str]:
    if before.window != after.window:
        yield f"{_days(before)} becomes {_days(after)}"
    for name in ("place", "theme", "minutes", "makers"):
        was, becomes = getattr(before, name), getattr(after, name)
        if was != becomes:
            yield f"{name} {was or 'none'} becomes {becomes or 'none'}"


def _days(visit: Visit) -> str:
    return f"{visit.window.first} – {visit.window.last}"
