"""A visit, and one line of its history, as the tables have them."""

from storage import rows
from storage.prepared import Found
from storage.slots import slot_from, slot_to
from visits.programme import Window
from visits.visit import Change, Visit


def visit_to_row(visit: Visit) -> rows.Row:
    return {
        "family_id": visit.family_id,
        "number": visit.number,
        "theme": visit.theme,
        "place": visit.place,
        "window_first": visit.window.first,
        "window_last": visit.window.last,
        "minutes": visit.minutes,
        "status": visit.status,
        "edition": visit.edition,
        "answered_by": visit.answered_by,
        "interpreter": visit.interpreter,
        "makers": visit.makers,
        "copies_behind": True,
        "count_behind": True,
        **slot_to(visit.slot),
    }


def visit_from_row(row: Found) -> Visit:
    return Visit(
        id=row["id"],
        family_id=row["family_id"],
        number=row["number"],
        theme=row["theme"],
        place=row["place"],
        window=Window(row["window_first"], row["window_last"]),
        minutes=row["minutes"],
        status=row["status"],
        edition=row["edition"],
        slot=slot_from(row),
        answered_by=row["answered_by"],
        interpreter=row["interpreter"],
        makers=row["makers"],
    )


def change_to_row(change: Change) -> rows.Row:
    return {
        "visit_id": change.visit_id,
        "edition": change.edition,
        "event": change.event,
        "before": change.before,
        "after": change.after,
        "by_id": change.by,
        "at": change.at,
        "why": change.why,
    }


def change_from_row(row: Found) -> Change:
    return Change(
        visit_id=row["visit_id"],
        edition=row["edition"],
        event=row["event"],
        before=row["before"],
        after=row["after"],
        by=row["by_id"],
        at=row["at"],
        why=row["why"],
    )
