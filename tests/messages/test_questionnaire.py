"""Barnsäkert's questionnaire asks about violence and alcohol: no message ever says a word of it."""

import re

import pytest

from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.check_content import for_staff
from hembot.samples import samples
from messages.templates import names
from messages.voice import AS_WRITTEN, Voice

PROGRAMMES = read_programmes()
VOICE = Voice(PROGRAMMES, read_themes())
OF_THE_QUESTIONNAIRE = re.compile(
    r"enkät|våld|alkohol|missbruk|questionnaire|violence|alcohol|استبيان|عنف|كحول", re.IGNORECASE
)
FACTS = [one for one in samples() if getattr(one["family"], "programme", "") == "barnsakert"]


@pytest.mark.parametrize("code", for_staff())
def test_no_message_about_a_visit_says_a_word_of_it(code: str) -> None:
    programme = PROGRAMMES["barnsakert"]
    assert FACTS and any(visit.questionnaire for visit in programme.visits)

    for facts in FACTS:
        for name in names():
            if name not in AS_WRITTEN:
                said = VOICE.say_in(code, name, **facts)
                words = [said.text, *(button.label for button in said.buttons)]
                assert not OF_THE_QUESTIONNAIRE.search("\n".join(words)), name
