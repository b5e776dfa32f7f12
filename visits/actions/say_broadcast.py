"""A message of a coordinator's reminder is looked at again right before it is sent."""

from datetime import datetime

from visits.actions.broadcast import is_to_come, shown_to
from visits.broadcast import REPORT, Broadcast, Stage
from visits.notice import Notice, Reason
from visits.people import Parent, Person, Staff
from visits.scene import Scene
from visits.work import Work


def broadcast_scene(
    work: Work, notice: Notice, broadcast_id: int, to: Person, *, now: datetime
) -> Scene | Reason:
    """What the words are made from, or why it is not said."""
    if isinstance(to, Staff):
        return _report(work, notice, broadcast_id, to)
    broadcast = work.broadcasts.get(broadcast_id)
    assert broadcast is not None
    if broadcast.stage is Stage.STOPPED:
        return Reason.STOPPED
    if to.wants_activities_since is None:
        return Reason.NOT_WANTED
    scene = Scene(to, work.families.get(to.family_id), by=work.people.get(broadcast.by))
    if broadcast.occurrence_id is None:
        return _in_own_words(broadcast, to, scene)
    return _of_an_activity(work, broadcast.occurrence_id, scene, now)


def _report(work: Work, notice: Notice, broadcast_id: int, to: Staff) -> Scene | Reason:
    assert notice.kind == REPORT
    return Scene(to, broadcast=shown_to(work, to, broadcast_id))


def _in_own_words(broadcast: Broadcast, to: Parent, scene: Scene) -> Scene | Reason:
    """Only in a language that the coordinator has written it in."""
    words = broadcast.texts.get(to.language)
    if words is None:
        return Reason.NO_LANGUAGE
    return scene.saying(words, swedish=broadcast.texts.get("sv"))


def _of_an_activity(work: Work, occurrence_id: int, scene: Scene, now: datetime) -> Scene | Reason:
    occurrence = work.activities.occurrence(occurrence_id)
    if occurrence is None or not is_to_come(occurrence, now):
        return Reason.CALLED_OFF
    return scene.about(occurrence)
