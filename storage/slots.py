"""A slot is two columns: both are there, or neither."""

from storage.prepared import Found
from storage.rows import Row
from visits.visit import Slot


def slot_to(slot: Slot | None) -> Row:
    if slot is None:
        return {"starts_at": None, "ends_at": None}
    return {"starts_at": slot.starts_at, "ends_at": slot.ends_at}


def slot_from(row: Found) -> Slot | None:
    return None if row["starts_at"] is None else Slot(row["starts_at"], row["ends_at"])
