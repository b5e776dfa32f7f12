"""A parent writes words that may mean danger: they go to staff before anything else."""

from datetime import datetime

from visits.actions.look import who_speaks
from visits.news import alarm
from visits.people import Parent
from visits.scene import Scene
from visits.work import Work


def raise_alarm(work: Work, chat_id: int, words: str, *, now: datetime) -> Scene | None:
    """Pass a parent's words on to both staff, marked urgent; others only get their scene."""
    scene = who_speaks(work, chat_id)
    if scene is not None and isinstance(scene.to, Parent) and scene.family is not None:
        alarm(work, scene.to, scene.family.pair, words, at=now)
    return scene
