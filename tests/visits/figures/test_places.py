"""An area less its centre tells nothing of the one family that lives there and goes elsewhere."""

from datetime import date

from visits.figures.count import Count
from visits.figures.counted import Dimension
from visits.figures.figure import FIGURES
from visits.figures.months import Period
from visits.figures.places import parts_of
from visits.figures.shown import table

MAY = date(2026, 5, 1)
VISITS = FIGURES["visits"]
PLACES = {
    ("Bergsjön", "BVC Bergsjön"): 57,
    ("Bergsjön", ""): 1,
    ("Centrum", "BVC Centrum"): 21,
    ("Angered", "BVC Angered"): 75,
}
COUNTED = {place: {MAY: {Count.HELD.value: many}} for place, many in PLACES.items()}


def shown(by: Dimension) -> dict[str, int | None]:
    found = table(VISITS, parts_of(COUNTED, by), Period(MAY, MAY), date(2026, 11, 23))
    return {row: cell.many if cell else None for row, cell in found.rows.items()}


def test_a_row_with_a_hidden_place_in_it_is_hidden() -> None:
    assert shown(Dimension.AREA) == {"Bergsjön": None, "Centrum": None, "Angered": 75}


def test_in_the_other_table_the_same_places_are_hidden() -> None:
    assert shown(Dimension.CENTRE) == {
        "BVC Bergsjön": 57,
        "": None,
        "BVC Centrum": None,
        "BVC Angered": 75,
    }
