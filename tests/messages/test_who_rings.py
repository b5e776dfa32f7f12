"""Staff who ring a family read whose task it is."""

from dataclasses import replace

import pytest

from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.samples import FAMILY, samples
from messages.voice import Voice
from visits.people import Makers

VOICE = Voice(read_programmes(), read_themes())


@pytest.mark.parametrize(
    ("makers", "are_both_told"),
    [(Makers.BOTH, True), (Makers.NURSE, False), (Makers.NEITHER, False)],
)
def test_only_of_two_who_come_both_are_told_to_ring(makers: Makers, are_both_told: bool) -> None:
    family = replace(FAMILY, pair=replace(FAMILY.pair, makers=makers))

    told = VOICE.say_in("sv", "call_family", **(next(samples()) | {"family": family}))

    assert ("Ni har båda fått uppgiften" in told.text) is are_both_told
