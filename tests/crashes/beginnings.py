"""How things stand before Hembot begins to die: told in a calm town, which then closes."""

from datetime import timedelta

from bot.answer import Method, written
from bot.updates import received
from hembot.demo.cast import AMINA, ELIN, GRACE, SAMIRA, YUSUF, Somebody
from messages.taps import Verb
from storage.work import SqlWork
from tests.beginning import MONDAY_MORNING
from tests.town import Town
from visits.actions.confirm import confirm
from visits.actions.deliver import LEASE, begin, claim
from visits.invitation import VALID_FOR, Invitation, digest_of
from visits.visit import Visit

FAMILY_OF_HODAN = 4
HODAN = Somebody(7009001, "Hodan", "so", {})
HODANS_LINK = "what-stands-in-a-letter"
TUESDAY_AT_TEN = MONDAY_MORNING + timedelta(days=8, hours=2, minutes=30)
SIX_DAYS = timedelta(days=6, hours=9)


async def nothing_yet(town: Town) -> None:
    """Everybody sleeps."""


async def invited(town: Town) -> None:
    """Hodan has a link, and her family a visit."""
    mother, *_ = (await town.registers("ar")).family.parents
    expires_at = town.clock.now() + VALID_FOR
    invitation = Invitation(digest_of(HODANS_LINK), mother.id, expires_at)
    await town.look(lambda work: work.invitations.add(invitation))
    await town.books(await town.visit(FAMILY_OF_HODAN), TUESDAY_AT_TEN)
    town.newcomer(HODAN.name, HODAN.speaks)
    await town.settles()


async def asked(town: Town) -> None:
    """Amina sees her visit, with its buttons."""
    await town.resident(AMINA).starts()


async def wished(town: Town) -> None:
    """Amina has asked for another time, and both staff members have been told."""
    await asked(town)
    await town.resident(AMINA).taps(Verb.OTHER_TIME)
    await town.resident(AMINA).taps(Verb.SLOT)


async def much_is_due(town: Town) -> None:
    """Questions and previews for several families; one parent has blocked the bot."""
    town.resident(YUSUF).phone.blocks()
    await town.settles()
    await town.closes()
    town.clock.turn_to(MONDAY_MORNING + SIX_DAYS)


async def left_behind(town: Town) -> None:
    """A process died: it had received, answered, claimed and begun to send."""
    await asked(town)
    visit = await town.visit()
    await town.look(lambda work: _left_behind(work, town, visit))
    await town.closes()
    town.clock.turn_to(town.clock.now() + 2 * LEASE)


def _left_behind(work: SqlWork, town: Town, visit: Visit) -> None:
    now = town.clock.now()
    for who in (GRACE, ELIN, SAMIRA):
        town.resident(who).phone.types("/help")
    updates = [received(update) for update in town.world.updates.waiting]
    work.inbox.receive(updates, now)
    answer = written([Method("SendMessage", {"chat_id": GRACE.chat_id, "text": "Tack!"})])
    work.inbox.done(updates[0].update_id, now, answer=answer)
    confirm(work, AMINA.chat_id, visit.id, edition=visit.edition, now=now)
    to_yusuf, *_ = claim(work, now=now)
    assert begin(work, to_yusuf.id, now=now) is not None
