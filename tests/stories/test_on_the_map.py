"""Stories: a parent sees on a map where an activity is, and takes it into the phone's calendar."""

from dataclasses import replace
from datetime import time

from icalendar import Calendar

from messages.taps import Verb
from tests.open_activities import STORIES, THURSDAY, on, opens
from tests.resident import Resident
from tests.stories.test_own_calendar import files
from tests.town import Town
from visits.activity import Venue


async def test_the_place_is_shown_on_a_map(town: Town, amina: Resident) -> None:
    stories = await opens(town, STORIES, on(THURSDAY, time(10)))
    await amina.starts()
    await amina.taps_data(f"activity:{stories.id}:0:")

    await amina.taps(Verb.MAP)

    shown = amina.phone.messages()[-1]
    assert shown.body["venue"] == {
        "location": {"latitude": 57.796, "longitude": 12.052},
        "title": "Angereds bibliotek",
        "address": "Angereds torg 13",
    }
    assert shown.data_of("Visa mer") is None and shown.buttons


async def test_without_a_position_there_is_no_map(town: Town, yusuf: Resident) -> None:
    nowhere = replace(STORIES, venue=Venue("Torget"))
    stories = await opens(town, nowhere, on(THURSDAY, time(10)))
    await yusuf.starts()

    await yusuf.taps_data(f"activity:{stories.id}:0:")
    assert not yusuf.sees(Verb.MAP)

    await yusuf.taps_data(f"map:{stories.id}:0:")
    assert "Sagostund" in yusuf.reads()
    assert not any("venue" in message.body for message in yusuf.phone.messages())


async def test_the_file_has_title_time_and_place(town: Town, yusuf: Resident) -> None:
    stories = await opens(town, STORIES, on(THURSDAY, time(10)))
    await yusuf.starts()
    await yusuf.taps_data(f"activity:{stories.id}:0:")

    await yusuf.taps(Verb.KEEP)

    ((name, text),) = files(town, yusuf)
    (event,) = Calendar.from_ical(text).events
    assert name == "aktivitet.ics"
    assert stories.starts_at == event.DTSTART
    assert event["SUMMARY"] == "Sagostund på arabiska"
    assert event["LOCATION"] == "Angereds bibliotek, Angereds torg 13"
    assert "Öppna filen" in yusuf.reads()
