"""Which visits are called extra: those that staff add, and that are none of the ordinary ones."""

from dataclasses import replace

import pytest

from hembot.samples import FAMILY, VISIT
from tests.beginning import PROGRAMMES
from tests.resident import ISOLATES
from tests.town import VOICE


@pytest.mark.parametrize(
    ("slug", "number", "line"),
    [
        ("norrbotten", 1, "Besök 1 av 1: Att ta emot sitt barn"),
        ("norrbotten", 2, "Besök 2: Att leda och följa"),
        ("tandvard-vasterbotten", 2, "Besök 2: Mat och tänder"),
        ("gotland-itc", 2, "Extra besök: Hur barnet kommunicerar"),
        ("tandhornan", 6, "Extra besök: Barnets tänder"),
        ("tandhornan", 9, "Extra besök: Barnets tänder"),
    ],
)
def test_an_ordinary_visit_that_not_all_get_is_not_called_extra(
    slug: str, number: int, line: str
) -> None:
    planned = PROGRAMMES[slug].visit(number)
    assert planned is not None
    visit = replace(VISIT, number=number, theme=planned.theme)
    family = replace(FAMILY, programme=slug)

    said = VOICE.say_in("sv", "reminder", visit=visit, family=family, guests=())

    assert line in said.text.translate(ISOLATES).splitlines()
