"""What a visit has borrowed where its source says nothing, and whether the lender says the same."""

import re
from collections.abc import Iterable, Mapping

from content.mistake import listed
from content.names import SOURCE
from content.toml_table import Table
from visits.planned import Detail
from visits.programme import PlannedVisit, Programme

LENDER = re.compile(r"([a-z0-9-]+) (\d+)")
"""Another programme's visit, such as `trygg-start 3`."""
REASON = re.compile(rf"{SOURCE.pattern}: \S.*")
"""No other programme has it: a source, and how it was read."""


def borrowed(row: Table) -> Mapping[Detail, str]:
    """`borrowed.age = "trygg-start 3"`, in a visit that says `assumed = true`."""
    is_assumed = _is_assumed(row)
    if "borrowed" not in row.values:
        if is_assumed:
            raise row.bad("assumed", "nobody knows what is assumed", _EXAMPLE)
        return {}
    lenders = row.values["borrowed"]
    if not isinstance(lenders, dict) or not lenders:
        raise row.bad("borrowed", "nobody knows what was borrowed", _EXAMPLE)
    if not is_assumed:
        first = f"borrowed.{next(iter(lenders))}"
        raise row.bad(first, "the visit borrows something", "add a line assumed = true")
    return {_detail(row, key): _lender(row, key, value) for key, value in lenders.items()}


_EXAMPLE = 'add a line such as borrowed.age = "trygg-start 3"'


def _is_assumed(row: Table) -> bool:
    if row.values.get("assumed", True) is not True:
        raise row.bad("assumed", "'assumed' can only be true", "write true, or take it away")
    return "assumed" in row.values


def _detail(row: Table, key: str) -> Detail:
    if key not in list(Detail):
        wrong = f"{key!r} cannot be borrowed"
        raise row.bad(f"borrowed.{key}", wrong, f"write borrowed.{listed(Detail)}")
    return Detail(key)


def _lender(row: Table, key: str, value: object) -> str:
    if not isinstance(value, str) or not (LENDER.fullmatch(value) or REASON.fullmatch(value)):
        cure = f'write borrowed.{key} = "trygg-start 3", or a source with its reason: "S4: …"'
        raise row.bad(f"borrowed.{key}", f"{value!r} lends nothing", cure)
    return value


def compare_with_lenders(
    rows: Iterable[Table], programme: Programme, all_of_them: Mapping[str, Programme]
) -> None:
    """What is borrowed from another programme must still be as it is there."""
    for row, visit in zip(rows, programme.visits, strict=True):
        for detail, lender in visit.borrowed.items():
            if found := LENDER.fullmatch(lender):
                other = all_of_them.get(found[1])
                lends = other.visit(int(found[2])) if other else None
                _compare(row, visit, detail, lends, lender)


def _compare(
    row: Table, visit: PlannedVisit, detail: Detail, lends: PlannedVisit | None, lender: str
) -> None:
    if lends is None:
        wrong = f"there is no visit {lender!r} to borrow from"
        cure = "name a file of this folder and one of its visits"
        raise row.bad(f"borrowed.{detail}", wrong, cure)
    key = visit.age.unit if detail is Detail.AGE else detail
    if getattr(visit, detail) != getattr(lends, detail):
        cure = f"write the same, or take borrowed.{detail} away"
        raise row.bad(key, f"{lender} has another {detail}", cure)
    if detail is Detail.THEME and visit.titles != lends.titles:
        raise row.bad("title.sv", f"{lender} has other titles", "write the same ones")
