"""Writes the pages of docs/ that are made from the code: `python -m hembot.write_docs`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from visits.move_request import NEXT as NEXT_OF_A_WISH
from visits.move_request import RequestStatus
from visits.transitions import NEW_EDITION, NEXT, Event
from visits.visit import Status

DOCS = Path(__file__).parents[1] / "docs"
STATES = DOCS / "states.md"

MEANS = {
    Status.DUE: "the programme's window is known; no time yet",
    Status.PLANNED: "has a time; the family has not answered this edition",
    Status.CONFIRMED: "the family said yes to this edition",
    Status.MOVE_ASKED: "the old time stands; a wish is open",
    Status.HELD: "done",
    Status.MISSED: "nobody home, or cancelled too late",
    Status.CANCELLED: "called off, by the family or by staff",
    Status.DECLINED: "the family did not want this visit",
    Status.EXPIRED: "the window passed without a visit",
}

Row = Sequence[str]
Arrow = tuple[str, str, str]

INTRODUCTION = """\
# What may happen to a visit

Made from `visits/transitions.py` and `visits/move_request.py` by `make docs`; a test keeps it true.
What is not in the tables is refused, and nothing has changed then.
"""
EDITIONS = """\
An event with a star gives the visit a new edition: it has another time, or none, and nobody has
answered it yet. Buttons that were made for an older edition then change nothing.
"""
WISHES = """\
## A family's wish for another time

Until the wish is settled the old time stands. A wish is open while it is *asked* or *offered*.
"""


def states_page() -> str:
    """The whole of docs/states.md."""
    parts = (
        INTRODUCTION,
        _table(("state", "meaning"), ((_words(s), MEANS[s]) for s in Status)),
        _diagram(_visit_arrows()),
        "## Every event in every state\n",
        _table(("event", *map(_words, Status)), map(_event_row, Event)),
        EDITIONS,
        WISHES,
        _table(("from", *map(_words, RequestStatus)), _wish_rows(NEXT_OF_A_WISH)),
        _diagram(_wish_arrows()),
    )
    return "\n".join(parts)


def _event_row(event: Event) -> Row:
    cells = (NEXT.get((status, event)) for status in Status)
    return (_starred(event), *("" if after is None else _words(after) for after in cells))


def _wish_rows(table: Mapping[RequestStatus, Iterable[RequestStatus]]) -> Iterator[Row]:
    for before, after in table.items():
        yield (_words(before), *("yes" if status in after else "" for status in RequestStatus))


def _visit_arrows() -> Iterator[Arrow]:
    for (before, event), after in NEXT.items():
        yield before, after, _starred(event)


def _wish_arrows() -> Iterator[Arrow]:
    for before in NEXT_OF_A_WISH:
        for after in RequestStatus:
            if after in NEXT_OF_A_WISH[before]:
                yield before, after, ""


def _starred(event: Event) -> str:
    return _words(event) + ("*" if event in NEW_EDITION else "")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _table(head: Row, rows: Iterable[Row]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _diagram(arrows: Iterable[Arrow]) -> str:
    """A state diagram, as GitHub and others draw it; its states are named without spaces."""
    steps = (f"    {a} --> {b}{f': {label}' if label else ''}\n" for a, b, label in arrows)
    return f"```mermaid\nstateDiagram-v2\n{''.join(steps)}```\n"


def main() -> None:
    DOCS.mkdir(exist_ok=True)
    STATES.write_text(states_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
