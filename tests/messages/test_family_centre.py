"""A visit at a family centre is said to be there, whoever makes it."""

from dataclasses import replace

import pytest

from hembot.samples import FAMILY, GUEST, VISIT
from tests.beginning import PROGRAMMES
from tests.resident import ISOLATES
from tests.town import VOICE
from visits.people import Makers
from visits.programme import Place


@pytest.mark.parametrize("slug", ["ostergotland-barnmorska", "tandhornan"])
def test_these_programmes_are_at_the_family_centre(slug: str) -> None:
    assert {visit.place for visit in PROGRAMMES[slug].visits} == {Place.FAMILY_CENTRE}


@pytest.mark.parametrize(
    ("makers", "line"),
    [
        (Makers.NURSE, "Vi ses på familjecentralen. Anna (sjuksköterska) är med."),
        (
            Makers.BOTH,
            "Vi ses på familjecentralen."
            " Anna (sjuksköterska) och Samira (föräldrastödjare) är med.",
        ),
        (
            Makers.NEITHER,
            "Besöket är på familjecentralen. Anna (sjuksköterska) svarar på frågor om det.",
        ),
    ],
)
def test_a_family_reads_where_it_is(makers: Makers, line: str) -> None:
    visit = replace(VISIT, place=Place.FAMILY_CENTRE)
    family = replace(FAMILY, pair=replace(FAMILY.pair, makers=makers))

    said = VOICE.say_in("sv", "reminder", visit=visit, family=family, guests=(GUEST,))

    assert line in said.text.translate(ISOLATES).splitlines()
