"""Joining: the invitation, the language first, then consent, then the next visit."""

from functools import partial

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.confirm import shown_visits
from messages.languages import LANGUAGES
from messages.picker import offered
from messages.taps import Tap
from visits.access import Act
from visits.actions.choose_language import choose_language, who_asks
from visits.actions.consent import give_consent, refuse_consent
from visits.actions.join import join
from visits.actions.look import home
from visits.facts import NotAllowed
from visits.people import Parent, Staff
from visits.scene import Scene


async def start(token: str, desk: Desk) -> Answer:
    """/start with an invitation joins; without one it shows how things stand."""
    if not token:
        return await desk.does(home, now=desk.now, then=desk.saying(_at_home))
    answer = await desk.does(
        join, token, first_name=desk.first_name, now=desk.now, then=partial(_joined, desk)
    )
    desk.office.staff_came.set()
    return answer


async def ask_language(desk: Desk) -> Answer:
    return await desk.does(who_asks, then=partial(_languages, desk))


async def language_chosen(tap: Tap, desk: Desk) -> Answer:
    """Whatever comes next is in the language that was tapped."""
    if tap.value not in LANGUAGES:
        raise NotAllowed(Act.CHOOSE_LANGUAGE)
    return await desk.does(
        choose_language, language=tap.value, now=desk.now, then=desk.saying(_at_home)
    )


async def consent_given(tap: Tap, desk: Desk) -> Answer:
    version = int(tap.value) if tap.value.isdecimal() else 0
    return await desk.does(
        give_consent, version=version, now=desk.now, then=desk.saying(shown_visits)
    )


async def consent_refused(desk: Desk) -> Answer:
    return await desk.does(refuse_consent, then=desk.saying("consent_refused"))


async def visits(desk: Desk) -> Answer:
    return await desk.does(home, now=desk.now, then=desk.saying(_at_home))


def _joined(desk: Desk, scene: Scene) -> Reply:
    if isinstance(scene.to, Staff):
        return desk.saying("staff_welcome")(scene)
    return _languages(desk, scene)


def _languages(desk: Desk, scene: Scene) -> Reply:
    to_choose = offered(scene.to, desk.language_code)
    return Reply(desk.voice.scene("choose_language", scene, offered=to_choose))


def _at_home(scene: Scene) -> str:
    if isinstance(scene.to, Parent) and scene.to.consent is None:
        return "consent"
    return "staff_welcome" if isinstance(scene.to, Staff) else shown_visits(scene)
