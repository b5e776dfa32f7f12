"""Stories: Karin reminds many families of an open activity, or in words of her own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from hembot.demo import cast
from messages.taps import Verb
from storage.work import SqlWork
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.actions.plan_broadcasts import go_on
from visits.activity import Activity, ActivityKind, Ages, Times, Venue
from visits.broadcast import Broadcast, Stage
from visits.notice import NoticeStatus, Reason
from visits.people import Parent

STORY_TIME = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
"""Thursday at ten."""
STORIES = Activity(
    id=0,
    source="",
    uid="stories",
    kind=ActivityKind.STORY_TIME,
    title="Sagostund på arabiska",
    venue=Venue("Angereds bibliotek", "Angereds torg 13", "Angered"),
    good_until=STORY_TIME.date(),
    ages=Ages(0, 24),
)


@pytest.fixture
def karin(town: Town) -> Resident:
    return town.resident(cast.KARIN)


@pytest.fixture
def grace(town: Town) -> Resident:
    return town.resident(cast.GRACE)


@pytest.fixture
def elin(town: Town) -> Resident:
    return town.resident(cast.ELIN)


@pytest.fixture(autouse=True)
async def story_time(town: Town) -> None:
    """Thursday's story time is known; Amina and Grace want news; their children are 6 months."""
    await town.look(lambda work: _story_time(work, town.clock.now()))


def _story_time(work: SqlWork, now: datetime) -> None:
    stories = work.activities.save(STORIES)
    work.activities.set_times(stories, [Times("1", STORY_TIME, STORY_TIME + timedelta(hours=1))])
    for somebody in (cast.AMINA, cast.GRACE):
        parent = work.people.by_chat(somebody.chat_id)
        assert isinstance(parent, Parent)
        work.people.save(replace(parent, wants_activities_since=now))
        family = work.families.get(parent.family_id)
        work.families.save(replace(family, born_on=now.date() - timedelta(days=183)))


async def _goes_on(town: Town) -> None:
    """What the jobs do."""
    while await town.look(lambda work: go_on(work, now=town.clock.now())):
        pass
    await town.settles()
    while await town.look(lambda work: go_on(work, now=town.clock.now())):
        pass
    await town.settles()


async def _chooses_the_activity(karin: Resident, *, area: str | None = None) -> None:
    """From the command to the last look."""
    await karin.writes("/paminn")
    await _chooses(karin, "about=")
    if area is not None:
        await karin.taps(Verb.REMIND, nth=_labels(karin).index(area))
    await _whom(karin)


async def _whom(karin: Resident) -> None:
    """Children of 4 to 8 months; all else as it is."""
    while "Inget är skickat än" not in karin.reads():
        await karin.taps(Verb.REMIND, nth=2 if "Hur gamla" in karin.reads() else 0)


async def _chooses(karin: Resident, value: str) -> None:
    """Tap the first button with this value."""
    values = [data.split(":", 3)[3] for data in karin.buttons(Verb.REMIND)]
    await karin.taps(Verb.REMIND, nth=next(n for n, v in enumerate(values) if v.startswith(value)))


def _labels(somebody: Resident) -> Sequence[str]:
    return [label for label, _ in somebody.newest_buttons()]


async def _newest(town: Town) -> Broadcast:
    return (await town.look(lambda work: work.broadcasts.latest(most=1)))[0]


async def test_families_of_the_segment_read_it_each_in_their_own_language(
    town: Town, karin: Resident, amina: Resident, grace: Resident, yusuf: Resident, elin: Resident
) -> None:
    heard = len(yusuf.has_read()), len(elin.has_read())
    await _chooses_the_activity(karin)
    assert "Når 2 föräldrar" in karin.reads() and "engelska: 1" in karin.reads()
    assert "Har inte bett om tips: 1" in karin.reads()

    await _chooses(karin, "send")
    await _goes_on(town)

    assert is_arabic(amina.reads().splitlines()[0])
    assert "Sagostund på arabiska" in amina.reads() and "Angereds bibliotek" in amina.reads()
    assert "Sagostund på arabiska" in grace.reads() and "10:00" in grace.reads()
    assert (len(yusuf.has_read()), len(elin.has_read())) == heard
    assert "Ditt utskick är klart." in karin.reads() and "Har fått det: 2" in karin.reads()


async def test_nothing_is_sent_before_the_last_tap(
    town: Town, karin: Resident, amina: Resident
) -> None:
    heard = len(amina.has_read())

    await _chooses_the_activity(karin)
    await _goes_on(town)

    assert len(amina.has_read()) == heard


async def test_a_preview_is_what_parents_read(town: Town, karin: Resident, amina: Resident) -> None:
    await _chooses_the_activity(karin)

    await _chooses(karin, "show=ar")
    shown = karin.has_read()[-2]
    await karin.taps(Verb.REMIND)
    await _chooses(karin, "send")
    await _goes_on(town)

    assert shown == amina.reads()


async def test_one_tap_stops_the_news(
    town: Town, karin: Resident, amina: Resident, grace: Resident
) -> None:
    await _chooses_the_activity(karin)
    await _chooses(karin, "send")
    await _goes_on(town)

    await amina.taps(Verb.NO_NEWS)
    await karin.writes("/utskick")
    await karin.taps(Verb.REMINDER)

    assert "Har slutat ta emot tips: 1" in karin.reads()
    await _chooses_the_activity(karin)
    assert "Når en förälder" in karin.reads()


async def test_words_go_only_to_those_who_read_one_of_their_languages(
    town: Town, karin: Resident, amina: Resident, grace: Resident
) -> None:
    heard = len(grace.has_read())
    await karin.writes("/paminn")
    await _chooses(karin, "write=sv")
    await karin.writes("Välkomna till biblioteket!")
    await _chooses(karin, "write=ar")
    await karin.writes("أهلاً بكم في المكتبة!")
    await _chooses(karin, "written")
    await _whom(karin)
    assert "Läser inget av språken: 1" in karin.reads()

    await _chooses(karin, "send")
    await _goes_on(town)

    assert "أهلاً بكم في المكتبة!" in amina.reads()
    assert len(grace.has_read()) == heard
    await amina.writes("/svenska")
    assert "Välkomna till biblioteket!" in amina.reads()


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("x" * 701, "Texten är ett tecken för lång"),
        ("x" * 4000, "Texten är 3300 tecken för lång"),
        ("Vi kommer med socialtjänsten.", "kan oroa föräldrar"),
    ],
)
async def test_a_text_that_cannot_go_is_asked_for_again(
    karin: Resident, written: str, answer: str
) -> None:
    await karin.writes("/paminn")
    await _chooses(karin, "write=sv")
    await karin.writes("Hej!")
    await _chooses(karin, "write=en")

    await karin.writes(written)

    assert answer in karin.reads()
    await karin.writes("Hello!")
    assert "svenska, engelska" in karin.reads()


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("snart", "Jag kan inte läsa snart"),
        ("2026-11-22 10:00", "Den tiden har varit"),
        ("2026-11-25 22:00", "inget mellan 21 och 8"),
        ("2026-11-26 10:00", "redan börjat"),
        ("2027-11-26 10:00", "för långt fram"),
    ],
)
async def test_a_time_that_cannot_be_is_asked_for_again(
    karin: Resident, written: str, answer: str
) -> None:
    await _chooses_the_activity(karin)
    await _chooses(karin, "at")

    await karin.writes(written)

    assert answer in karin.reads()
    await karin.writes("2026-11-25 09:30")
    assert "Skickas onsdag 25 november kl. 09:30" in karin.reads()


async def test_it_is_sent_when_it_was_to_be_sent(
    town: Town, karin: Resident, amina: Resident
) -> None:
    heard = len(amina.has_read())
    await _chooses_the_activity(karin)
    await _chooses(karin, "tomorrow")
    await _chooses(karin, "send")
    await _goes_on(town)
    assert "Skickas tisdag 24 november kl. 09:00" in karin.reads()
    assert len(amina.has_read()) == heard

    await town.turns_to(days=1, at=time(9))
    await _goes_on(town)

    assert "Sagostund" in amina.reads()


async def test_what_is_sent_at_night_waits_for_the_morning(
    town: Town, karin: Resident, amina: Resident
) -> None:
    await town.turns_to(at=time(22))
    await _chooses_the_activity(karin)

    await _chooses(karin, "send")
    await _goes_on(town)

    assert "Skickas tisdag 24 november kl. 08:00" in karin.reads()
    assert not any("Sagostund" in said for said in amina.has_read())


async def test_stopped_midway_nobody_else_reads_it(
    town: Town, karin: Resident, amina: Resident, grace: Resident
) -> None:
    await _chooses_the_activity(karin)
    await _chooses(karin, "send")
    for _ in range(3):
        await town.look(lambda work: go_on(work, now=town.clock.now()))

    karin.tap_and_run(Verb.REMINDER, nth=1)
    await town.look(lambda work: None)
    await town.settles()
    await _goes_on(town)

    made = await _newest(town)
    result = await town.look(lambda work: work.broadcasts.result(made))
    assert made.stage is Stage.STOPPED and made.ended_at is not None
    assert result.number(NoticeStatus.SENT) + result.became.get(
        (NoticeStatus.SKIPPED, Reason.STOPPED), 0
    ) == len((amina, grace))
    assert "Ditt utskick" not in karin.reads()


async def test_the_second_coordinator_hears_who_has_sent_it(
    town: Town, karin: Resident, amina: Resident
) -> None:
    await _chooses_the_activity(karin)
    await _chooses(karin, "send")

    await _chooses_the_activity(karin)
    await _chooses(karin, "send")
    await _goes_on(town)

    assert any("Samma sak går redan" in said and "Karin har" in said for said in karin.has_read())
    about = [one for one in amina.has_read() if "Sagostund" in one]
    assert len(about) == 1


async def test_a_double_tap_sends_it_once(town: Town, karin: Resident) -> None:
    await _chooses_the_activity(karin)
    data = next(d for d in karin.buttons(Verb.REMIND) if d.endswith("send"))

    await karin.taps_data(data)
    await karin.taps_data(data)

    assert "Gjort av: Karin" in karin.reads()
    assert len(await town.look(lambda work: work.broadcasts.latest(most=9))) == 1


async def test_what_is_called_off_meanwhile_is_not_said(
    town: Town, karin: Resident, amina: Resident
) -> None:
    await _chooses_the_activity(karin)
    await _chooses(karin, "tomorrow")
    await _chooses(karin, "send")

    await town.look(_call_off)
    await town.turns_to(days=1, at=time(9))
    await _goes_on(town)

    assert not any("Sagostund" in said for said in amina.has_read())
    assert "Aktiviteten är inställd eller har börjat: 2" in karin.reads()


def _call_off(work: SqlWork) -> None:
    (stories,) = work.activities.of_source("")
    times = Times("1", STORY_TIME, STORY_TIME + timedelta(hours=1), is_cancelled=True)
    work.activities.set_times(stories, [times])


async def test_a_parent_cannot_remind_others(amina: Resident, town: Town) -> None:
    await amina.writes("/paminn")

    assert not amina.sees(Verb.REMIND)
    assert await town.look(lambda work: work.broadcasts.latest(most=9)) == []
