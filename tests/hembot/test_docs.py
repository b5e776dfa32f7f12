"""The pages made from the code say what the code says, and examples in docstrings are true."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from hembot.write_docs import MEANS, STATES, states_page
from visits.move_request import RequestStatus
from visits.transitions import NEXT, Event
from visits.visit import Status

HOUSE = Path(__file__).parents[2]
ROOMS = (
    "bot",
    "calendars",
    "content",
    "hembot",
    "messages",
    "scheduler",
    "simulator",
    "storage",
    "visits",
)
WITH_EXAMPLES = [
    path
    for room in ROOMS
    for path in sorted((HOUSE / room).rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


def test_the_committed_page_is_the_one_that_make_docs_writes() -> None:
    assert STATES.read_text(encoding="utf-8") == states_page()


@pytest.mark.parametrize("name", [*Status, *Event, *RequestStatus])
def test_every_state_and_event_is_on_the_page(name: str) -> None:
    assert name.replace("_", " ") in states_page()


def test_every_step_is_an_arrow_of_the_picture() -> None:
    arrows = [line.strip() for line in states_page().splitlines() if "-->" in line]

    for (before, event), after in NEXT.items():
        words = event.replace("_", " ")
        assert any(a.rstrip("*") == f"{before} --> {after}: {words}" for a in arrows)


def test_every_state_is_explained() -> None:
    assert set(MEANS) == set(Status)


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_the_examples_in_docstrings_are_true(path: Path) -> None:
    name = ".".join(path.relative_to(HOUSE).with_suffix("").parts)

    found = doctest.testmod(import_module(name))

    assert found.attempted > 0
    assert found.failed == 0
