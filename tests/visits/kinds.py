"""Every kind of notice that our code can plan, as its source says it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import visits
from visits.broadcast import KINDS as OF_COORDINATORS
from visits.timeline import KINDS

SOURCE = Path(visits.__file__).parent


TELLING = ("tell", "tell_anew", "tell_guests", "tell_of_guest")


def told() -> set[str]:
    """Kinds of news: `tell(work, "kind", …)`. A kind that is not written out is a fault."""
    return {_written(call.args[1]) for name in TELLING for call in _calls(name)}


def made_directly() -> dict[str, bool]:
    """Kinds of notices made without `tell`, and whether they are about a visit."""
    in_words = dict.fromkeys((_written(call.args[0]) for call in _calls("_in_words")), False)
    return in_words | {
        _written(given["kind"]): "visit_id" in given
        for call in _calls("Notice")
        if isinstance((given := {k.arg: k.value for k in call.keywords})["kind"], ast.Constant)
    }


def about_calendars() -> set[str]:
    """`tell_owner(work, staff_id, "kind", …)`: about no visit."""
    return {_written(call.args[2]) for call in _calls("tell_owner")}


def about_families() -> set[str]:
    """`tell_colleague(work, "kind", …)`: about a family as a whole."""
    return {_written(call.args[1]) for call in _calls("tell_colleague")}


def about_activities() -> set[str]:
    """`tell_goer(work, "kind", …)`, and the reminder."""
    reminders = {kind for kind in made_directly() if kind.startswith("activity_")}
    return reminders | {_written(call.args[1]) for call in _calls("tell_goer")}


def about_a_visit() -> set[str]:
    return told() | set(KINDS) | {kind for kind, is_about in made_directly().items() if is_about}


def all_kinds() -> set[str]:
    return (
        about_activities()
        | OF_COORDINATORS
        | about_a_visit()
        | about_calendars()
        | about_families()
        | set(made_directly())
    )


def _written(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant) and isinstance(node.value, str), ast.unparse(node)
    return node.value


def _calls(name: str) -> Iterator[ast.Call]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == name:
                yield node


def _name(function: ast.expr) -> str | None:
    return function.id if isinstance(function, ast.Name) else None
