"""The fields of a page on which staff say how a visit was: from what stands, and back."""

from collections.abc import Iterable, Mapping

from console.fields import a_number, is_ticked, one_of, perhaps_one_of
from console.filled import Filled, Reads, Unfit, Wrong
from visits.people import Profession
from visits.programme import Place
from visits.snapshot import LONGEST_LINE, SCALE, Seen, Support
from visits.snapshot_choice import Offered, SnapshotFault

YES, NO = "yes", "no"
_SAID = {YES: True, NO: False}
_FIELDS = {True: YES, False: NO, None: ""}
WRONG: Mapping[SnapshotFault, tuple[str, Wrong]] = {
    SnapshotFault.NOBODY: ("who", Wrong.NOBODY),
    SnapshotFault.MINUTES: ("minutes", Wrong.NOT_SO_LONG),
    SnapshotFault.LONG: ("line", Wrong.TOO_LONG),
    SnapshotFault.NOT_OFFERED: ("who", Wrong.NO_CHOICE),
}
"""Beside which field it stands."""


def fields_of(seen: Seen, offered: Offered) -> Mapping[str, str]:
    """What stands in each field."""
    return {
        **_ticks("staff", (one.id for one in offered.staff), seen.staff),
        **_ticks("profession", offered.professions, seen.professions),
        **_ticks("parent", (one.id for one in offered.parents), seen.parents),
        **_ticks("with", ("interpreter", "siblings"), _with(seen)),
        **_ticks("topic", _topics(offered), seen.topics),
        **_ticks("support", Support, seen.support),
        "place": seen.place,
        "minutes": str(seen.minutes),
        "open_preschool": _FIELDS[seen.open_preschool],
        "library": _FIELDS[seen.library],
        "by_the_model": str(seen.by_the_model or ""),
        "alliance": str(seen.alliance or ""),
        "line": seen.line or "",
    }


def read_seen(filled: Filled, offered: Offered) -> Seen:
    """What the fields mean. Raises BadForm."""
    read = filled.read(_READS)
    ticked = {name for name, value in filled.values.items() if is_ticked(value)}
    professions = {job for job in offered.professions if f"profession-{job}" in ticked}
    seen = Seen(
        minutes=read["minutes"],
        place=Place(read["place"]),
        staff=frozenset(),
        professions=frozenset(map(Profession, professions)),
        parents=frozenset(one.id for one in offered.parents if f"parent-{one.id}" in ticked),
        interpreter="with-interpreter" in ticked,
        siblings="with-siblings" in ticked,
        topics=tuple(one for one in _topics(offered) if f"topic-{one}" in ticked),
        support=frozenset(one for one in Support if f"support-{one}" in ticked),
        by_the_model=_step(read["by_the_model"]),
        alliance=_step(read["alliance"]),
        open_preschool=_SAID.get(read["open_preschool"] or ""),
        library=_SAID.get(read["library"] or ""),
        line=read["line"] or None,
    )
    came = frozenset(one.id for one in offered.staff if f"staff-{one.id}" in ticked)
    return offered.with_staff(seen, came)


def _topics(offered: Offered) -> tuple[str, ...]:
    return (*offered.topics, *offered.other_topics)


def _with(seen: Seen) -> frozenset[str]:
    both = {"interpreter": seen.interpreter, "siblings": seen.siblings}
    return frozenset(name for name, came in both.items() if came)


def _ticks(name: str, offered: Iterable[object], chosen: Iterable[object]) -> Mapping[str, str]:
    marked = frozenset(chosen)
    return {f"{name}-{one}": "on" if one in marked else "" for one in offered}


def _step(written: str | None) -> int | None:
    return int(written) if written else None


def _a_line(written: str) -> str:
    """In one line, whatever stood between its words."""
    line = " ".join(written.split())
    if len(line) > LONGEST_LINE:
        raise Unfit(Wrong.TOO_LONG)
    return line


_STEPS = tuple(map(str, SCALE))
_READS: Mapping[str, Reads] = {
    "place": one_of(list(Place)),
    "minutes": a_number,
    "open_preschool": perhaps_one_of([YES, NO]),
    "library": perhaps_one_of([YES, NO]),
    "by_the_model": perhaps_one_of(_STEPS),
    "alliance": perhaps_one_of(_STEPS),
    "line": _a_line,
}
