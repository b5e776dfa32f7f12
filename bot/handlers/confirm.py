"""A family answers about a visit: yes, or cannot come; and looks at what it is about."""

from bot.answer import Answer
from bot.desk import Desk
from messages.taps import Tap
from visits.actions.cancel import cancel, think_twice
from visits.actions.confirm import confirm
from visits.actions.my_visits import see_theme
from visits.scene import Scene
from visits.visit import Status


async def yes(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        confirm, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying(_after_yes)
    )


async def cannot_come(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        think_twice,
        tap.subject,
        edition=tap.edition,
        now=desk.now,
        then=desk.saying("cannot_come"),
    )


async def cancelled(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        cancel, tap.subject, edition=tap.edition, now=desk.now, then=desk.saying(_after_cancel)
    )


async def theme(tap: Tap, desk: Desk) -> Answer:
    return await desk.does(
        see_theme, tap.subject, edition=tap.edition, then=desk.saying("theme", edits=False)
    )


def shown_visits(scene: Scene) -> str:
    """The next visit, or that there is none with a time; whoever has left may ring."""
    if scene.family is not None and scene.family.left is not None:
        return "help"
    return "visit" if scene.visit else "no_visits"


def _after_yes(scene: Scene) -> str:
    return _unless_other_parent(scene, Status.CONFIRMED, "confirmed")


def _after_cancel(scene: Scene) -> str:
    return _unless_other_parent(scene, Status.CANCELLED, "cancelled")


def _unless_other_parent(scene: Scene, wanted: Status, said: str) -> str:
    """The first answer counts: a different one from the other parent changes nothing."""
    assert scene.visit is not None
    return said if scene.visit.status is wanted else "parents_differ"
