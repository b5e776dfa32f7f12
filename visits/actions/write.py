"""A parent writes words that may mean danger: they go to staff before anything else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from visits.actions.look import who_speaks
from visits.news import alarm
from visits.people import Makers, Pair, Parent, Staff
from visits.scene import Scene
from visits.stand_ins import crews
from visits.visit import Slot
from visits.work import Work


def raise_alarm(work: Work, chat_id: int, words: str, *, now: datetime) -> Scene | None:
    """Pass a parent's words on to the staff, marked urgent; others only get their scene."""
    scene = who_speaks(work, chat_id)
    if scene is not None and isinstance(scene.to, Parent) and scene.family is not None:
        alarm(work, scene.to, _must_hear(work, scene.family.pair, now), words, at=now)
    return scene


def _must_hear(work: Work, pair: Pair, now: datetime) -> Iterable[Staff]:
    """Both of the pair, also who is away, and whoever stands in for them now."""
    both = replace(pair, makers=Makers.BOTH)
    today = crews(work, both, Slot(now, now + timedelta(minutes=1)))
    here = [member for crew in today for member in crew.pair]
    return {member.id: member for member in (*both, *here)}.values()
