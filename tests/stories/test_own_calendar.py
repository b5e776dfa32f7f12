"""Stories: a parent takes a visit into the phone's calendar, and hears when the entry is old."""

from icalendar import Calendar

from messages.taps import Verb
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town

OLD = "Ta då bort den gamla tiden där."


def files(town: Town, of: Resident) -> list[tuple[str, str]]:
    """The name and the text of each file in somebody's chat."""
    sent = [
        message.body["document"] for message in of.phone.messages() if "document" in message.body
    ]
    return [
        (one["file_name"], town.world.files.get(one["file_id"]).decode())  # type: ignore[union-attr]
        for one in sent
    ]


async def takes_it(somebody: Resident) -> None:
    await somebody.starts()
    await somebody.taps(Verb.YES)
    await somebody.taps(Verb.ENTRY)


async def test_the_file_has_the_visits_time_and_a_neutral_title(
    town: Town, yusuf: Resident
) -> None:
    await takes_it(yusuf)

    ((name, text),) = files(town, yusuf)
    (event,) = Calendar.from_ical(text).events
    visit = await town.visit()
    assert name == "hembesok.ics"
    assert visit.starts_at == event.DTSTART
    assert event["SUMMARY"] == "Hembesök"
    assert "Öppna filen" in yusuf.reads()


async def test_it_is_in_the_parents_own_language(town: Town, amina: Resident) -> None:
    await takes_it(amina)

    ((_, text),) = files(town, amina)
    (event,) = Calendar.from_ical(text).events
    assert is_arabic(str(event["SUMMARY"])) and is_arabic(amina.reads())


async def test_nothing_is_to_be_taken_before_the_time_is_settled(
    town: Town, yusuf: Resident
) -> None:
    await yusuf.starts()
    visit = await town.visit()

    await yusuf.taps_data(f"entry:{visit.id}:{visit.edition}:")

    assert not yusuf.sees(Verb.ENTRY)
    assert files(town, yusuf) == []
    assert yusuf.reads().startswith("Ert nästa besök")


async def test_the_file_of_an_old_time_is_not_given(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.YES)
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK)
    await anna.taps(Verb.BOOK_AT)

    await yusuf.taps(Verb.ENTRY)

    assert files(town, yusuf) == []


async def test_a_new_time_says_that_the_old_entry_should_go(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await takes_it(yusuf)
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK)
    new = starts_at(anna.buttons(Verb.BOOK_AT)[0])
    await anna.taps(Verb.BOOK_AT)

    assert (await town.visit()).starts_at == new
    assert OLD in yusuf.reads()


async def test_so_does_a_cancellation(yusuf: Resident) -> None:
    await takes_it(yusuf)

    await yusuf.taps(Verb.CANNOT)
    await yusuf.taps(Verb.CANCEL)

    (told,) = (text for text in yusuf.has_read() if text.startswith("Besöket är inställt"))
    assert OLD in told


async def test_another_familys_visit_is_not_given(
    town: Town, yusuf: Resident, grace: Resident
) -> None:
    await takes_it(yusuf)
    visit = await town.visit()

    await grace.starts()
    await grace.taps_data(f"entry:{visit.id}:{visit.edition}:")

    assert files(town, grace) == []
