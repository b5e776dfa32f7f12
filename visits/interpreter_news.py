"""The question whether an interpreter is booked: once for each time that a visit gets."""

from collections.abc import Iterator
from datetime import datetime

from visits.interpreter import Interpreter, interpreter_for
from visits.notice import Notice
from visits.people import Family
from visits.quiet_hours import heard_from
from visits.visit import Visit


def questions_about_interpreter(visit: Visit, family: Family, *, at: datetime) -> Iterator[Notice]:
    """One for each of the pair, where nobody has answered it for this edition."""
    needed = interpreter_for(visit, family) is Interpreter.NEEDED
    if not visit.has_a_time or visit.is_over(at) or not needed:
        return
    for member in family.pair:
        yield Notice(
            id=0,
            kind="interpreter_asked",
            to=member.id,
            key=f"interpreter_asked:{visit.id}:{visit.edition}:{family.interpreter}:{member.id}",
            due_at=heard_from(at, member),
            useful_until=visit.starts_at,
            visit_id=visit.id,
            edition=visit.edition,
        )
