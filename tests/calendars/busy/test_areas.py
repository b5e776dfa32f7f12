"""Which area staff mean by what they write as the place of an event."""

from unicodedata import normalize

import pytest

from calendars.busy.areas import area_named_in

AREAS = ("Angered", "Bergsjön", "Centrum", "Hisingen", "Västra Hisingen", "St. Jörgen")


@pytest.mark.parametrize(
    ("location", "area"),
    [
        ("Angered", "Angered"),
        ("ANGERED", "Angered"),
        ("BVC, angered (rum 4)", "Angered"),
        ("Angered, Angered", "Angered"),
        ("Bergsjön\nRymdtorget", "Bergsjön"),
        (normalize("NFD", "Bergsjön"), "Bergsjön"),
        ("västra  hisingen", "Västra Hisingen"),
        ("Västra\nHisingen", "Västra Hisingen"),
        ("Norra Hisingen", "Hisingen"),
        ("St. Jörgen", "St. Jörgen"),
        ("St Jörgen", None),
        ("Angereds torg", None),
        ("Stampen-Angered", "Angered"),
        ("Nyangered", None),
        ("Angered Centrum", None),
        ("Mölndal", None),
        ("", None),
    ],
)
def test_a_location_names_an_area_by_whole_words(location: str, area: str | None) -> None:
    assert area_named_in(location, AREAS) == area


def test_without_areas_no_location_names_any() -> None:
    assert area_named_in("Angered", ()) is None
