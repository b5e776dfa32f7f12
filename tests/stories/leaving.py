"""How a family leaves in a story, and what was said of why."""

from collections.abc import Sequence

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.people import Left, Person
from visits.why_left import Reason

NTH = {Left.MOVED: 0, Left.DECLINED: 1, Left.LOSS: 2, Left.OTHER: 3}
"""Which button says it."""


async def chooses(staff: Resident, why: Left) -> None:
    await staff.writes("/familjer")
    await staff.taps(Verb.CARD)
    await staff.taps(Verb.LEAVE)
    await staff.taps(Verb.LEAVE, nth=NTH[why])
    if why is Left.LOSS:
        await staff.taps(Verb.LEAVE)


async def leaves(staff: Resident, why: Left) -> None:
    await chooses(staff, why)
    await staff.taps(Verb.LEAVE)


async def reasons(town: Town) -> Sequence[Reason]:
    return await town.look(lambda work: work.reasons.of_family(1))


async def person_of(town: Town, id: int) -> Person:
    return await town.look(lambda work: work.people.get(id))
