"""Stories: Karin enters what is open by hand, sees how many come, and calls it off."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from calendars.holidays import swedish_days_off
from hembot.demo import cast
from messages.taps import Verb
from tests.beginning import MONDAY_MORNING
from tests.open_activities import opens_all
from tests.resident import Resident
from tests.town import Town
from visits.activity import BY_HAND, Activity, Ages, Occurrence
from visits.booking_rules import USUAL_RULES
from visits.quiet_hours import ZONE

WEEKLY = (
    "kind=story_time",
    "Sagostund på arabiska",
    "Angereds bibliotek",
    "Angereds torg 13",
    "often=weekly",
    "weekdays=3",
    "weekdays=",
    "09:30–11:30",
    "2027-01-14",
)
"""Thursdays at half past nine; the stories begin on Monday 23 November."""
FOR_WHOM = ("ages=0-24", "languages=ar", "languages=", "price=", "booking=")


@pytest.fixture
def karin(town: Town) -> Resident:
    return town.resident(cast.KARIN)


@pytest.fixture
async def red_days(town: Town) -> None:
    await town.goes_by(replace(USUAL_RULES, days_off=swedish_days_off()))


async def _says(karin: Resident, *answers: str) -> None:
    """Each is tapped, or written where no button has that value."""
    for answer in answers:
        buttons = [data for _, data in karin.newest_buttons()]
        exact = [data for data in buttons if data.split(":", 3)[3] == answer]
        if exact:
            await karin.taps_data(exact[0])
        else:
            await karin.writes(answer)


async def _enters(karin: Resident, *answers: str) -> None:
    await karin.writes("/ny_aktivitet")
    await _says(karin, *answers)


async def _entered(town: Town) -> list[Activity]:
    return await town.look(lambda work: list(work.activities.of_source(BY_HAND)))


async def _times(town: Town) -> list[Occurrence]:
    (activity,) = await _entered(town)
    return await town.look(
        lambda work: list(work.activities.occurrences(activity.id, MONDAY_MORNING))
    )


def _days(found: list[Occurrence]) -> list[date]:
    return [one.starts_at.astimezone(ZONE).date() for one in found]


async def _saves_thursdays(karin: Resident) -> None:
    await _enters(karin, *WEEKLY, *FOR_WHOM, "save")


async def _amina_comes(amina: Resident, answer: str = "come") -> None:
    """To the first time that she is shown."""
    await amina.writes("/aktiviteter")
    await amina.taps(Verb.ACTIVITY)
    await _says(amina, answer)


async def test_families_find_what_was_entered(town: Town, karin: Resident, amina: Resident) -> None:
    await _enters(karin, *WEEKLY, *FOR_WHOM)
    assert "Inget är sparat än" in karin.reads()
    assert "0–24" not in karin.reads() and "0–2 år" in karin.reads()
    assert "torsdag 26 november kl. 09:30, till 11:30" in karin.reads()

    await _says(karin, "save")

    assert "Sparat." in karin.reads()
    await amina.writes("/aktiviteter")
    assert "Sagostund på arabiska" in amina.reads()
    (activity,) = await _entered(town)
    assert activity.ages == Ages(0, 24) and activity.languages == ("ar",)
    assert activity.good_until == date(2027, 1, 14)


async def test_red_days_are_left_out_only_if_she_says_so(
    town: Town, red_days: None, karin: Resident
) -> None:
    await _enters(karin, *WEEKLY, "red=without", *FOR_WHOM, "save")

    days = _days(await _times(town))
    assert date(2026, 12, 24) not in days and date(2026, 12, 31) not in days
    assert days[0] == date(2026, 11, 26) and days[-1] == date(2027, 1, 14) and len(days) == 6


async def test_it_may_be_open_on_red_days(town: Town, red_days: None, karin: Resident) -> None:
    await _enters(karin, *WEEKLY, "red=with", *FOR_WHOM, "save")

    assert date(2026, 12, 24) in _days(await _times(town))


async def test_one_day_at_a_known_place(town: Town, karin: Resident) -> None:
    await _saves_thursdays(karin)
    known = (await _entered(town))[0]

    at = ("kind=library", "Bokfika", f"place={known.id}", "often=once", "2026-12-04", "13–15")
    await _enters(karin, *at, "4–8", "languages=", "20 kr", "Ring 031-123 45 67", "save")

    coffee = next(one for one in await _entered(town) if one.title == "Bokfika")
    assert coffee.venue == known.venue and coffee.ages == Ages(4, 8)
    assert (coffee.price, coffee.booking) == ("20 kr", "Ring 031-123 45 67")
    (times,) = await town.look(lambda work: work.activities.occurrences(coffee.id, MONDAY_MORNING))
    assert times.starts_at == datetime(2026, 12, 4, 12, tzinfo=UTC)
    assert times.times.key == "2026-12-04"


async def test_the_area_is_chosen_where_there_are_areas(town: Town, karin: Resident) -> None:
    await town.goes_by(replace(USUAL_RULES, areas=("Angered", "Centrum")))

    await _enters(karin, *WEEKLY[:4], "area=1", *WEEKLY[4:], *FOR_WHOM, "save")

    (activity,) = await _entered(town)
    assert activity.venue.area == "Centrum"


async def test_the_wall_clock_stays_when_summer_time_begins(town: Town, karin: Resident) -> None:
    until_april = (*WEEKLY[:-1], "2027-04-15")

    await _enters(karin, *until_april, *FOR_WHOM, "save")

    walls = {one.starts_at.astimezone(ZONE).time() for one in await _times(town)}
    assert walls == {time(9, 30)}
    assert {one.starts_at.hour for one in await _times(town)} == {7, 8}


@pytest.mark.parametrize(
    ("before", "bad", "answer", "good"),
    [
        (0, "Sagostund", "tryck på en knapp", "kind=library"),
        (1, "x" * 101, "för långt: högst 100 tecken", "Sagor"),
        (1, "Träffa socialtjänsten", "kan oroa föräldrar", "Sagor"),
        (5, "torsdagar", "tryck på en knapp", "weekdays=4"),
        (5, "weekdays=", "tryck på en knapp", "weekdays=4"),
        (7, "halv tio", "två klockslag", "09:30–11:30"),
        (7, "11:30–09:30", "slutar innan det börjar", "09:30–11:30"),
        (7, "09:30–09:30", "slutar innan det börjar", "09:30–11:30"),
        (7, "09:30–25:00", "två klockslag", "09:30–11:30"),
        (8, "snart", "inte läsa det som en dag", "2026-12-17"),
        (8, "2026-11-01", "har varit", "2026-12-17"),
        (8, "1601-01-01", "har varit", "2026-12-17"),
        (8, "2027-11-24", "högst ett år", "2026-12-17"),
        (8, "9999-12-31", "högst ett år", "2026-12-17"),
        (8, "2026-11-24", "ingen enda gång", "2026-12-17"),
    ],
)
async def test_a_bad_answer_is_asked_for_again_and_nothing_is_lost(
    karin: Resident, before: int, bad: str, answer: str, good: str
) -> None:
    await _enters(karin, *WEEKLY[:before])
    asked = karin.reads()

    await _says(karin, bad)

    assert answer in karin.reads() and asked in karin.reads()
    await _says(karin, good)
    assert answer not in karin.reads()


@pytest.mark.parametrize(
    ("bad", "answer"),
    [
        ("små", "ålder i månader"),
        ("8–4", "ålder i månader"),
        ("0–99", "Högst 72 månader"),
    ],
)
async def test_bad_ages_are_asked_for_again(karin: Resident, bad: str, answer: str) -> None:
    await _enters(karin, *WEEKLY, bad)

    assert answer in karin.reads()


async def test_html_in_a_title_is_read_as_it_was_written(karin: Resident) -> None:
    written = (WEEKLY[0], "<b>Sagor</b> & sång", *WEEKLY[2:])

    await _enters(karin, *written, *FOR_WHOM)

    assert "<b>Sagor</b> & sång" in karin.reads()


async def test_a_double_tap_saves_it_once(town: Town, karin: Resident) -> None:
    await _enters(karin, *WEEKLY, *FOR_WHOM)
    save = next(data for _, data in karin.newest_buttons() if data.endswith("save"))

    await karin.taps_data(save)
    await karin.taps_data(save)

    assert len(await _entered(town)) == 1
    assert "Sagostund på arabiska" in karin.reads()


async def test_two_forms_begun_in_the_same_moment_are_two(town: Town, karin: Resident) -> None:
    await _saves_thursdays(karin)
    await _saves_thursdays(karin)

    assert len(await _entered(town)) == 2


async def test_what_was_left_until_it_had_passed_is_asked_for_again(
    town: Town, karin: Resident
) -> None:
    await _enters(karin, *WEEKLY, *FOR_WHOM)
    await town.turns_to(days=60)

    await _says(karin, "save")

    assert "Den tiden har varit" in karin.reads()
    assert await _entered(town) == []


async def test_she_sees_how_many_come_and_never_who(
    town: Town, karin: Resident, amina: Resident
) -> None:
    await _saves_thursdays(karin)
    await _amina_comes(amina)

    await karin.writes("/ny_aktivitet")
    await karin.taps(Verb.ENTERED)
    assert "Angereds bibliotek. En kommer." in karin.reads()

    await karin.taps(Verb.ENTERED)
    assert "torsdag 26 november kl. 09:30: en kommer" in karin.reads()
    assert not any("Amina" in said for said in karin.has_read())
    await karin.writes("/paminn")
    assert "Angereds bibliotek. En kommer." in karin.reads()


async def test_who_wants_to_come_is_told_once_of_a_cancelled_date(
    town: Town, karin: Resident, amina: Resident
) -> None:
    await _saves_thursdays(karin)
    await _amina_comes(amina)
    await karin.writes("/ny_aktivitet")
    await karin.taps(Verb.ENTERED)
    await karin.taps(Verb.ENTERED)
    heard = len(amina.has_read())

    await _says(karin, "dates")
    off = karin.buttons(Verb.ENTERED)[0]
    await karin.taps_data(off)
    await karin.taps_data(off)

    assert "torsdag 26 november kl. 09:30: inställt" in karin.reads()
    assert len(amina.has_read()) == heard + 1
    assert [one.is_cancelled for one in await _times(town)][:2] == [True, False]


async def test_taken_away_it_is_asked_once_and_told(
    town: Town, karin: Resident, amina: Resident
) -> None:
    await _saves_thursdays(karin)
    await _amina_comes(amina, "remind")
    await karin.writes("/ny_aktivitet")
    await karin.taps(Verb.ENTERED)
    await karin.taps(Verb.ENTERED)
    heard = len(amina.has_read())

    await _says(karin, "drop")
    assert "Ta bort alla gånger?" in karin.reads() and len(await _entered(town)) == 1
    drop = next(data for _, data in karin.newest_buttons() if data.endswith("drop=yes"))
    await karin.taps_data(drop)

    assert "Borttaget" in karin.reads() and await _entered(town) == []
    assert len(amina.has_read()) == heard + 1
    await karin.taps_data(drop)
    assert "redan borttagen" in karin.reads() and len(amina.has_read()) == heard + 1


async def test_what_a_feed_says_is_not_hers_to_take_away(town: Town, karin: Resident) -> None:
    of_a_feed = (await opens_all(town)).activity
    await karin.writes("/ny_aktivitet")

    await karin.taps_data(f"entered:{of_a_feed.id}:0:drop=yes")

    assert "redan borttagen" in karin.reads()
    kept = await town.look(lambda work: work.activities.get(of_a_feed.id))
    assert kept is not None and not kept.is_dropped


@pytest.mark.parametrize("data", ["enter:0:1:save", "entered:0:0:", "entered:1:0:drop=yes"])
async def test_parents_and_the_pair_enter_nothing(
    town: Town, karin: Resident, amina: Resident, anna: Resident, data: str
) -> None:
    await _saves_thursdays(karin)
    for somebody in (amina, anna):
        await somebody.writes("/ny_aktivitet")
        assert not somebody.sees(Verb.ENTER)

        await somebody.taps_data(data)

        assert not somebody.sees(Verb.ENTER) and not somebody.sees(Verb.ENTERED)
    assert len(await _entered(town)) == 1


@pytest.mark.parametrize("value", ["kind=", "kind=pub", "place=x", "area=99", "save", "x", ""])
async def test_made_up_buttons_only_ask_again(karin: Resident, value: str) -> None:
    await karin.writes("/ny_aktivitet")
    asked, step = karin.reads(), karin.buttons(Verb.ENTER)[0].split(":")[2]

    await karin.taps_data(f"enter:0:{step}:{value}")

    assert karin.reads() == asked
