"""Anybody who has joined may change language at any time; what is said next is in it."""

from dataclasses import replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.look import who_speaks
from visits.actions.my_visits import visits_of
from visits.people import Parent
from visits.scene import Scene
from visits.work import Work


def who_asks(work: Work, chat_id: int) -> Scene:
    """The speaker, to be asked which language they want."""
    scene = who_speaks(work, chat_id)
    access.ask(scene.to if scene else None, Act.CHOOSE_LANGUAGE)
    assert scene is not None
    return scene


def choose_language(work: Work, chat_id: int, *, language: str, now: datetime) -> Scene:
    """Save the choice; a parent who has consented is shown their visits in it."""
    scene = who_asks(work, chat_id)
    person = replace(scene.to, language=language)
    work.people.save(person)
    if isinstance(person, Parent) and person.consent is not None:
        return visits_of(work, person, now=now)
    return replace(scene, to=person)
