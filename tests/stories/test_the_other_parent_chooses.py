"""Stories: one parent wishes, staff offer times, and the other parent chooses."""

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town


async def test_the_choice_of_the_other_parent_is_thanked_for(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident
) -> None:
    await amina.starts()
    await yusuf.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)
    await anna.taps(Verb.OFFER)

    await yusuf.taps(Verb.SLOT)

    assert "Nu frågar vi Samira också" in yusuf.reads()
    assert (await town.wish()).slot is not None
