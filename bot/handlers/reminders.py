"""Coordinators watch what they have sent, stop it, and see the latest reminders."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from messages.taps import Tap
from visits.actions.broadcast import Shown, latest, see, stop

STOP = "stop"


async def listed(desk: Desk) -> Answer:
    """/reminders: the latest ten."""
    return await desk.does(
        latest,
        then=lambda found: Reply(desk.voice.say("reminders", found[0], reminders=found[1])),
    )


async def shown(tap: Tap, desk: Desk) -> Answer:
    """One of them, as it stands now; `stop` stops it first."""
    if tap.value == STOP:
        return await desk.does(
            stop, tap.subject, now=desk.now, then=lambda one: say_reminder(desk, one)
        )
    return await desk.does(see, tap.subject, then=lambda one: say_reminder(desk, one))


def say_reminder(desk: Desk, shown: Shown) -> Reply:
    return Reply(desk.voice.say("reminder_sent", shown.to, broadcast=shown))
