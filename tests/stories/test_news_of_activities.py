"""Stories: whoever wants to hear what is open says so, and stops it with one tap."""

from tests.resident import Resident
from tests.town import Town
from visits.people import Parent


async def wants(town: Town, somebody: Resident) -> bool:
    found = await town.look(lambda work: work.people.by_chat(somebody.phone.id))
    assert isinstance(found, Parent)
    return found.wants_activities_since is not None


async def test_one_tap_asks_for_news_and_one_stops_them(town: Town, yusuf: Resident) -> None:
    assert not await wants(town, yusuf)

    await yusuf.starts()
    await yusuf.taps_data("news:0:0:")
    assert await wants(town, yusuf)
    assert yusuf.reads().startswith("Tack! Vi säger till")

    await yusuf.taps("nonews")
    assert not await wants(town, yusuf)
    assert "Era besök är som vanligt." in yusuf.reads()


async def test_each_parent_asks_for_themselves(
    town: Town, yusuf: Resident, amina: Resident
) -> None:
    await yusuf.starts()
    await yusuf.taps_data("news:0:0:")

    assert not await wants(town, amina)


async def test_it_is_nothing_for_staff(anna: Resident) -> None:
    await anna.starts()
    await anna.taps_data("news:0:0:")

    assert anna.reads().startswith("Det där kan du inte göra")
