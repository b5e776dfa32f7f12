"""Staff add a visit to a family's plan that is made only when it is needed."""

from bot.answer import Answer, Reply
from bot.desk import Desk
from bot.handlers.families import News, say_card
from messages.taps import Tap
from visits.actions.add_visit import add_visit
from visits.actions.families import FamilyCard, see_family
from visits.programme import PlannedVisit

SWEDISH = "sv"


async def visit(tap: Tap, desk: Desk) -> Answer:
    """Without a number it is asked which; `=7` is the answer."""
    if not tap.value.startswith("="):
        return await desk.does(
            see_family, tap.subject, now=desk.now, then=lambda card: _asked(desk, card)
        )
    number = tap.value.removeprefix("=")
    return await desk.does(
        add_visit,
        tap.subject,
        int(number) if number.isdecimal() else 0,
        now=desk.now,
        then=lambda card: say_card(desk, card, news=News.ADDED),
    )


def _asked(desk: Desk, card: FamilyCard) -> Reply:
    options = tuple(_option(one, card.to.language) for one in card.addable)
    return Reply(desk.voice.say("add_visit", card.to, family=card.family, options=options))


def _option(planned: PlannedVisit, language: str) -> dict[str, str]:
    """`when` is as the programme's file has it: in Swedish, for staff."""
    title = planned.titles.get(language) or planned.titles.get(SWEDISH, "")
    return {"number": str(planned.number), "title": title, "when": planned.only_when}
