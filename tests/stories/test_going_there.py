"""Stories: Amina finds a story time in Arabic, is reminded, and hears what changes."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from messages.taps import Verb
from storage.work import SqlWork
from tests.open_activities import (
    LIBRARY,
    NEXT_MONDAY,
    STORIES,
    THURSDAY,
    WEDNESDAY,
    on,
    opens,
    opens_all,
)
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.actions.tell_of_activities import tell_of_changes
from visits.activity import Going, Occurrence, Times
from visits.notice import NoticeStatus, Reason
from visits.people import Left, Parent

EVENING = time(17, 30)


@pytest.fixture
async def stories(town: Town) -> Occurrence:
    """A story time in Arabic on Thursday at ten."""
    return await opens_all(town)


async def finds(somebody: Resident) -> None:
    """The first line of the list."""
    await somebody.starts()
    await somebody.writes("/aktiviteter")
    await somebody.taps(Verb.ACTIVITY)


async def says(somebody: Resident, answer: str) -> None:
    every = somebody.buttons(Verb.GO)
    nth = next(n for n, data in enumerate(every) if data.endswith(f":{answer}"))
    await somebody.taps(Verb.GO, nth=nth)


async def is_now(town: Town, occurrence: Occurrence, times: Times) -> None:
    """What an import finds out, and tells."""

    def change(work: SqlWork) -> None:
        work.activities.set_times(occurrence.activity, [times])
        changed = work.activities.occurrence(occurrence.id)
        assert changed is not None
        tell_of_changes(work, [changed], now=town.clock.now())

    await town.look(change)
    await town.settles()


async def goes(town: Town, somebody: Resident, occurrence: Occurrence) -> Going:
    def look(work: SqlWork) -> Going:
        person = work.people.by_chat(somebody.phone.id)
        assert isinstance(person, Parent)
        return work.activities.going(occurrence.id, person.id)

    return await town.look(look)


def heard_of_stories(somebody: Resident) -> int:
    return sum("Sagostund" in text for text in somebody.has_read())


def reminders(somebody: Resident) -> int:
    return sum("Kom ihåg" in text for text in somebody.has_read())


async def test_her_own_language_comes_first_and_is_answered_in_it(
    town: Town, amina: Resident, stories: Occurrence
) -> None:
    await amina.starts()
    await amina.writes("/activities")

    first = amina.reads().split("\n\n")[1]
    assert "Sagostund på arabiska" in first
    assert "Öppna förskolan Lövet" in amina.reads()
    assert is_arabic(amina.reads().splitlines()[0])


async def test_the_evening_before_she_is_reminded_once(
    town: Town, amina: Resident, yusuf: Resident, stories: Occurrence
) -> None:
    await finds(amina)
    await says(amina, "remind")
    assert amina.sees(Verb.GO)

    await town.turns_to(days=WEDNESDAY, at=time(17, 29))
    before = len(amina.has_read())
    await town.turns_to(at=EVENING)

    assert "Sagostund på arabiska" in amina.reads() and len(amina.has_read()) == before + 1
    assert not any("Sagostund" in text for text in yusuf.has_read())
    await town.turns_to(days=1, at=time(12))
    assert len(amina.has_read()) == before + 1


async def test_what_is_cancelled_is_told_and_nobody_is_reminded(
    town: Town, amina: Resident, yusuf: Resident, stories: Occurrence
) -> None:
    await finds(amina)
    await says(amina, "remind")
    await finds(yusuf)
    await yusuf.taps(Verb.ACTIVITIES)

    await is_now(town, stories, replace(stories.times, is_cancelled=True))
    assert "Sagostund på arabiska" in amina.reads() and is_arabic(amina.reads())
    told = heard_of_stories(amina)
    await town.turns_to(days=WEDNESDAY, at=EVENING)
    await town.turns_to(days=1, at=time(12))

    assert heard_of_stories(amina) == told


async def test_a_cancellation_is_told_once_however_often_it_is_read(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await finds_stories(yusuf, stories)
    await says(yusuf, "come")
    cancelled = replace(stories.times, is_cancelled=True)

    await is_now(town, stories, cancelled)

    assert yusuf.reads().startswith("Inställt: torsdag 26 november kl. 10:00")
    assert yusuf.sees(Verb.ACTIVITIES)


async def finds_stories(somebody: Resident, stories: Occurrence) -> None:
    await somebody.starts()
    await somebody.taps_data(f"activity:{stories.id}:0:")


async def test_the_reminder_follows_a_new_time(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await finds_stories(yusuf, stories)
    await says(yusuf, "remind")

    await is_now(town, stories, on(THURSDAY + 1, time(13), key=stories.times.key))
    assert yusuf.reads().startswith("Det är ändrat. Nu gäller: fredag 27 november kl. 13:00")

    await town.turns_to(days=WEDNESDAY, at=time(18))
    assert reminders(yusuf) == 0
    await town.turns_to(days=1, at=EVENING)
    assert yusuf.reads().startswith("Kom ihåg: fredag 27 november kl. 13:00")
    assert reminders(yusuf) == 1


async def test_another_place_is_told(town: Town, yusuf: Resident, stories: Occurrence) -> None:
    await finds_stories(yusuf, stories)
    await says(yusuf, "come")

    elsewhere = replace(LIBRARY, name="Blå stället")
    await is_now(town, stories, replace(stories.times, elsewhere=elsewhere))

    assert "Blå stället" in yusuf.reads()


async def test_who_goes_nowhere_hears_of_no_change(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await finds_stories(yusuf, stories)
    await says(yusuf, "come")
    await says(yusuf, "stay")
    heard = len(yusuf.has_read())

    await is_now(town, stories, replace(stories.times, is_cancelled=True))

    assert len(yusuf.has_read()) == heard


async def test_a_change_at_night_waits_for_the_morning_and_the_last_one_is_told(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await finds_stories(yusuf, stories)
    await says(yusuf, "come")
    heard = len(yusuf.has_read())
    await town.turns_to(at=time(22))

    await is_now(town, stories, on(THURSDAY, time(14), key=stories.times.key))
    await is_now(town, stories, on(THURSDAY, time(15), key=stories.times.key))
    assert len(yusuf.has_read()) == heard

    await town.turns_to(days=1, at=time(8))
    assert yusuf.has_read()[heard:] == [yusuf.reads()]
    assert "kl. 15:00" in yusuf.reads()


async def test_a_reminder_that_is_not_wanted_any_more_is_not_sent(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await finds_stories(yusuf, stories)
    await says(yusuf, "remind")
    await says(yusuf, "forget")

    await town.turns_to(days=THURSDAY, at=time(12))

    assert reminders(yusuf) == 0
    person = await town.look(lambda work: work.people.by_chat(yusuf.phone.id))
    assert person is not None
    (kept,) = await town.look(lambda work: work.notices.of_occurrence(stories.id, person.id))
    assert (kept.status, kept.reason) == (NoticeStatus.SKIPPED, Reason.NOT_WANTED)


async def test_who_changes_their_mind_twice_is_reminded_once(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await finds_stories(yusuf, stories)
    for answer in ("remind", "forget", "remind"):
        await says(yusuf, answer)

    await town.turns_to(days=WEDNESDAY, at=EVENING)
    await town.turns_to(days=1, at=time(9))

    assert reminders(yusuf) == 1


async def test_whoever_asks_after_that_evening_is_reminded_two_hours_before(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await town.turns_to(days=WEDNESDAY, at=time(19))
    late = await opens(town, replace(STORIES, uid="sen"), on(THURSDAY, time(14)))
    await finds_stories(yusuf, late)
    await says(yusuf, "remind")

    await town.turns_to(days=1, at=time(11, 59))
    assert reminders(yusuf) == 0
    await town.turns_to(at=time(12))
    assert reminders(yusuf) == 1


async def test_where_it_begins_too_soon_no_reminder_is_offered(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await town.turns_to(days=THURSDAY, at=time(9))

    await finds_stories(yusuf, stories)

    assert yusuf.buttons(Verb.GO) == [f"go:{stories.id}:0:come"]


async def test_activities_never_keep_a_visits_message_back(
    town: Town, yusuf: Resident, stories: Occurrence
) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.YES)
    sunday, visit = 6, await town.visit()
    for hour in (9, 10, 11):
        one = await opens(town, replace(STORIES, uid=f"{hour}"), on(NEXT_MONDAY, time(hour)))
        await finds_stories(yusuf, one)
        await says(yusuf, "remind")

    await town.turns_to(days=sunday, at=EVENING)
    assert (await said(town, "theme_preview"), reminders(yusuf)) == (True, 1)

    await town.turns_to(days=1, at=time(8))
    assert reminders(yusuf) == 2

    await town.turns_to(at=EVENING)
    assert visit.starts_at - town.clock.now() < timedelta(days=1)
    assert (await said(town, "reminder"), reminders(yusuf)) == (True, 2)


async def said(town: Town, kind: str) -> bool:
    """To each of Amina's family who can be told."""
    return all(one.status is NoticeStatus.SENT for one in await town.notices(kind))


@pytest.mark.parametrize("does", ["come", "stay", "remind", "forget"])
async def test_an_old_button_says_how_it_stands_now(
    town: Town, yusuf: Resident, stories: Occurrence, does: str
) -> None:
    await finds_stories(yusuf, stories)

    await is_now(town, stories, replace(stories.times, is_cancelled=True))
    await yusuf.taps_data(f"go:{stories.id}:0:{does}")
    assert yusuf.reads().startswith("Det här är inställt.")

    await is_now(town, stories, stories.times)
    await town.look(lambda work: work.activities.drop(stories.activity.id, town.clock.now()))
    await yusuf.taps_data(f"go:{stories.id}:0:{does}")
    assert yusuf.reads().startswith("Det här finns inte kvar.")

    await town.turns_to(days=THURSDAY, at=time(11))
    await yusuf.taps_data(f"go:{stories.id}:0:{does}")
    assert yusuf.reads().startswith("Det här har redan varit.")
    assert not yusuf.sees(Verb.GO)
    going = await goes(town, yusuf, stories)
    assert not (going.comes or going.remind)


@pytest.mark.parametrize(
    "made_up", ["activity:999:0:", "go:999:0:come", "go:1:0:fly", "activity:0:0:"]
)
async def test_a_made_up_activity_is_answered_kindly(
    town: Town, yusuf: Resident, stories: Occurrence, made_up: str
) -> None:
    await yusuf.starts()

    await yusuf.taps_data(made_up)

    assert yusuf.reads().startswith("Det här finns inte kvar.")
    assert yusuf.sees(Verb.ACTIVITIES)


async def test_nobody_of_a_family_that_has_left_is_shown_what_is_open(
    town: Town, anna: Resident, yusuf: Resident, stories: Occurrence
) -> None:
    await finds_stories(yusuf, stories)
    await says(yusuf, "remind")
    await anna.starts()
    await leaves(town)

    await yusuf.writes("/aktiviteter")
    assert "Sagostund" not in yusuf.reads()
    await yusuf.taps_data(f"activity:{stories.id}:0:")
    assert "Sagostund" not in yusuf.reads()
    await town.turns_to(days=WEDNESDAY, at=EVENING)
    assert reminders(yusuf) == 0


async def leaves(town: Town) -> None:
    def gone(work: SqlWork) -> None:
        family = work.families.get(1)
        work.families.save(replace(family, left=Left.LOSS, left_at=town.clock.now()))

    await town.look(gone)


async def test_staff_are_shown_no_activities(anna: Resident, stories: Occurrence) -> None:
    await anna.starts()
    await anna.writes("/aktiviteter")

    assert anna.reads().startswith("Det där kan du inte göra")
