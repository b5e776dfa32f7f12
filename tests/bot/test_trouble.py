"""Whatever stands in the way of somebody in the chat is said in a sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import bot
from bot.handlers import trouble
from visits.facts import (
    BadBirth,
    LinkUsedUp,
    NoCoordinator,
    NoSuchReport,
    NotConfirmed,
    NothingToBook,
    OnlyProgramme,
    Refusal,
    ReportChanged,
    SignedOut,
    StillVisits,
    UnknownProgramme,
)

ACTIONS = "visits.actions."
# actions of the console and of the terminal, which no handler of the chat asks
RAISED_BY: dict[type[Refusal], frozenset[str]] = {
    NothingToBook: frozenset({"times_for_a_visit.visit_to_book"}),
    LinkUsedUp: frozenset({"sign_in.use_link", "sign_in.enter_from_chat"}),
    SignedOut: frozenset({"sign_in.signed_in", "sign_in.sign_out_everywhere"}),
    StillVisits: frozenset({"tend_staff.change"}),
    UnknownProgramme: frozenset({"use_programme.known", "rehearse.rehearse"}),
    NotConfirmed: frozenset({"use_programme.activate"}),
    OnlyProgramme: frozenset({"use_programme.stop"}),
    NoSuchReport: frozenset(
        {f"write_report.{name}_report" for name in ("see", "find", "save", "finish")}
        | {"write_report.list_reports"}
    ),
    ReportChanged: frozenset({"write_report.save_report", "write_report.finish_report"}),
    NoCoordinator: frozenset({"use_programme.confirm_assumptions"}),
}


def kinds(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def asked_in_the_chat() -> Iterator[str]:
    """What the modules of the chat import of the actions."""
    for file in Path(bot.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            if isinstance(node, ast.ImportFrom) and module.startswith(ACTIONS):
                yield from (f"{module.removeprefix(ACTIONS)}.{one.name}" for one in node.names)


def test_every_refusal_has_its_sentence_or_cannot_come_about() -> None:
    told = {one for one in vars(trouble).values() if isinstance(one, type)} & {*kinds()}

    # what is wrong with a day of birth is said beside the question (bot/handlers/families.py)
    assert told | {BadBirth} | RAISED_BY.keys() == {*kinds()}


def test_no_handler_asks_what_is_refused_without_a_sentence() -> None:
    asked = {*asked_in_the_chat()}

    assert "sign_in.ask_for_link" in asked
    assert not [name for names in RAISED_BY.values() for name in names & asked]
