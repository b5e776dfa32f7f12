"""Stories: right after a visit Anna says in a minute how it was, and Samira finds it done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from messages.taps import Tap, Verb
from tests.resident import Resident
from tests.town import Town
from visits.outing import Outing
from visits.people import Parent, Profession, Silent
from visits.programme import Place
from visits.snapshot import Seen, Snapshot, Support
from visits.topics import Chosen
from visits.transitions import Event
from visits.visit import Visit

ELINS = 2
AFTERWARDS = time(15, 30)
ANSWERS = ("next", "next", "next", "next", "by_the_model=4", "alliance=5")
"""An ordinary visit: all went as planned."""


@pytest.fixture
async def held(town: Town, anna: Resident, samira: Resident) -> Visit:
    """It is half past three, and Elin's visit is over; Anna has said that it was made."""
    await town.turns_to(at=AFTERWARDS)
    for one in (samira, anna):
        await one.writes("/today")
    await anna.taps(Verb.REPORT)
    return await town.visit(ELINS)


async def taps(anna: Resident, *answers: str) -> None:
    """One button after the other, each below the newest message."""
    for answer in answers:
        (data,) = [data for _, data in anna.newest_buttons() if data.endswith(f":{answer}")]
        await anna.taps_data(data)


async def versions(town: Town, visit: Visit) -> Sequence[Snapshot]:
    return await town.look(lambda work: work.snapshots.history(visit.id))


async def test_an_ordinary_visit_takes_eight_taps(town: Town, anna: Resident, held: Visit) -> None:
    answers = ("snapshot", *ANSWERS, "save")

    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *answers[1:])

    (snapshot,) = await versions(town, held)
    assert len(answers) <= 10
    assert snapshot.by == (await staff(town))[0]
    assert snapshot.seen == Seen(
        minutes=held.minutes,
        place=Place.HOME,
        staff=frozenset(await staff(town)),
        professions=frozenset({Profession.NURSE, Profession.FAMILY_SUPPORTER}),
        parents=frozenset(one.id for one in await parents(town)),
        by_the_model=4,
        alliance=5,
    )
    assert "Sparat. Tack!" in anna.reads()


async def staff(town: Town) -> tuple[int, int]:
    return (await town.look(lambda work: work.families.get(ELINS))).pair.ids


async def parents(town: Town) -> Sequence[Parent]:
    return (await town.look(lambda work: work.families.get(ELINS))).parents


async def test_it_is_one_message_that_changes(anna: Resident, held: Visit) -> None:
    await anna.taps(Verb.SNAPSHOT)
    form, many = anna.newest_id(), len(anna.has_read())

    await taps(anna, *ANSWERS, "save")

    assert (anna.newest_id(), len(anna.has_read())) == (form, many)


async def test_what_was_otherwise_is_tapped(town: Town, anna: Resident, held: Visit) -> None:
    (elin,) = await parents(town)
    nurse, supporter = await staff(town)

    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, f"staff={supporter}", f"parents={elin.id}", "interpreter=", "siblings=")
    await taps(anna, "all", "professions=librarian", "next", "place=centre", "minutes=45", "next")
    await taps(anna, "all", "topics=teeth", "next", "support=dental_care", "support=preschool")
    await taps(anna, "open_preschool=", "library=", "library=", "next")
    await taps(anna, "by_the_model=", "alliance=2", "save")

    (snapshot,) = await versions(town, held)
    assert snapshot.seen == Seen(
        minutes=45,
        place=Place.CENTRE,
        staff=frozenset({nurse}),
        professions=frozenset({Profession.NURSE, Profession.LIBRARIAN}),
        interpreter=True,
        siblings=True,
        topics=("teeth",),
        support=frozenset({Support.DENTAL_CARE, Support.PRESCHOOL}),
        alliance=2,
        open_preschool=True,
        library=False,
    )


async def test_what_the_family_has_said_before_is_marked_already(
    town: Town, anna: Resident, held: Visit
) -> None:
    (elin,) = await parents(town)
    chosen = Chosen(held.id, elin.id, ("sleep",))
    been = Outing(held.id, True, False, elin.id, town.clock.now())
    await town.look(lambda work: work.topics.save(chosen))
    await town.look(lambda work: work.visits.note_outing(been))

    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")

    (snapshot,) = await versions(town, held)
    seen = snapshot.seen
    assert (seen.topics, seen.open_preschool, seen.library) == (("sleep",), True, False)


async def test_nobody_who_has_died_is_marked_or_offered(
    town: Town, anna: Resident, held: Visit
) -> None:
    (elin,) = await parents(town)
    await town.look(lambda work: work.people.save(replace(elin, silent=Silent.DECEASED)))

    await anna.taps(Verb.SNAPSHOT)

    assert not any("parents=" in data for _, data in anna.newest_buttons())


async def test_a_line_can_be_written(town: Town, anna: Resident, held: Visit) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "show=line")

    await anna.writes("Ville gärna höra mer\nom öppna förskolan <3")
    await taps(anna, "save")

    (snapshot,) = await versions(town, held)
    assert snapshot.seen.line == "Ville gärna höra mer om öppna förskolan <3"
    assert "öppna förskolan <3" in anna.reads()


async def test_a_line_can_be_taken_away_again(town: Town, anna: Resident, held: Visit) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "show=line")
    await anna.writes("Hej")

    await taps(anna, "show=line", "no_line", "save")

    assert (await versions(town, held))[0].seen.line is None


async def test_too_long_a_line_is_asked_for_again(town: Town, anna: Resident, held: Visit) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "show=line")

    await anna.writes("M" * 501)

    assert "högst 500 tecken" in anna.reads()
    assert not await versions(town, held)


@pytest.mark.parametrize(("words", "minutes"), [("50", 50), ("5", 5), ("480", 480)])
async def test_another_length_is_written_in_minutes(
    town: Town, anna: Resident, held: Visit, words: str, minutes: int
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, "next")

    await anna.writes(words)
    await taps(anna, "next", "next", "next", "by_the_model=3", "alliance=3", "save")

    assert (await versions(town, held))[0].seen.minutes == minutes


@pytest.mark.parametrize("words", ["4", "481", "en timme", "²", "-60", "60.5"])
async def test_a_length_that_cannot_be_is_asked_for_again(
    anna: Resident, held: Visit, words: str
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, "next")

    await anna.writes(words)

    assert "mellan 5 och 480" in anna.reads()


async def test_a_visit_at_which_none_of_the_staff_were_is_none(
    town: Town, anna: Resident, held: Visit
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *(f"staff={one}" for one in await staff(town)))

    await taps(anna, "next")

    assert "Markera minst en av er" in anna.reads()


async def test_an_earlier_screens_button_changes_nothing(anna: Resident, held: Visit) -> None:
    await anna.taps(Verb.SNAPSHOT)
    old = anna.buttons(Verb.SEEN)[0]
    await taps(anna, "next")
    now = anna.newest_buttons()

    await anna.taps_data(old)

    assert anna.newest_buttons() == now


async def test_each_screen_leads_back_and_keeps_what_was_marked(
    anna: Resident, held: Visit
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, "siblings=", *ANSWERS)

    await taps(anna, "show=who")

    assert any(label.startswith("✓ Syskon") for label, _ in anna.newest_buttons())


async def test_opening_it_again_goes_on_where_it_was_left(anna: Resident, held: Visit) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, "siblings=", "next")

    await anna.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())

    assert "hur länge?" in anna.reads()


async def test_made_up_taps_change_nothing(town: Town, anna: Resident, held: Visit) -> None:
    await anna.taps(Verb.SNAPSHOT)

    for value in ("staff=99", "topics=gambling", "minutes=9999", "place=moon", "x=y", "show=x"):
        step = anna.newest_buttons()[0][1].split(":")[2]
        await anna.taps_data(Tap(Verb.SEEN, held.id, int(step), value).packed())
    await taps(anna, *ANSWERS, "save")

    (snapshot,) = await versions(town, held)
    assert (snapshot.seen.place, snapshot.seen.minutes) == (Place.HOME, held.minutes)
    assert (snapshot.seen.staff, snapshot.seen.topics) == (frozenset(await staff(town)), ())


async def test_saving_the_same_twice_is_one_version(
    town: Town, anna: Resident, held: Visit
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")

    await taps(anna, "edit", *ANSWERS, "save")

    assert len(await versions(town, held)) == 1


async def test_a_change_is_a_further_version(
    town: Town, anna: Resident, samira: Resident, held: Visit
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")
    await samira.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())

    assert "Så här har Anna beskrivit besöket" in samira.reads()
    await taps(samira, "edit", "siblings=", *ANSWERS, "save")

    first, second = await versions(town, held)
    assert (first.seen.siblings, second.seen.siblings) == (False, True)
    assert (second.revision, second.by) == (2, (await staff(town))[1])


async def test_a_colleague_who_was_first_is_not_written_over(
    town: Town, anna: Resident, samira: Resident, held: Visit
) -> None:
    await samira.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())
    await taps(samira, "siblings=", *ANSWERS)
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")

    await taps(samira, "save")

    assert "Anna har sparat en ögonblicksbild av besöket" in samira.reads()
    assert len(await versions(town, held)) == 1


@pytest.mark.parametrize(("answer", "many"), [("keep", 1), ("save", 2)])
async def test_then_it_is_asked_whose_counts(
    town: Town, anna: Resident, samira: Resident, held: Visit, answer: str, many: int
) -> None:
    await samira.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())
    await taps(samira, "siblings=", *ANSWERS)
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")
    await taps(samira, "save")

    await taps(samira, answer)

    kept = await versions(town, held)
    assert len(kept) == many
    assert kept[-1].seen.siblings is (answer == "save")


async def test_a_visit_that_was_not_held_has_none(town: Town, anna: Resident) -> None:
    await anna.starts()
    visit = await town.visit(ELINS)

    await anna.taps_data(Tap(Verb.SNAPSHOT, visit.id, visit.edition).packed())

    assert "inte rapporterat som genomfört" in anna.reads()
    assert "Inget är sparat" in anna.reads()
    assert not anna.sees(Verb.REPORT)


async def test_a_visit_that_nobody_has_reported_can_be_reported_there(
    town: Town, anna: Resident
) -> None:
    await anna.starts()
    await town.turns_to(at=AFTERWARDS)
    visit = await town.visit(ELINS)

    await anna.taps_data(Tap(Verb.SNAPSHOT, visit.id, visit.edition).packed())
    await taps(anna, "hold")

    assert anna.sees(Verb.SNAPSHOT)


async def test_what_was_saved_stays_when_the_visit_turns_out_missed(
    town: Town, anna: Resident, held: Visit
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")
    await anna.taps_data(Tap(Verb.REPORT, held.id, held.edition, Event.MISS).packed())

    await anna.taps_data(Tap(Verb.SEEN, held.id, 0, "edit").packed())

    assert "inte rapporterat som genomfört" in anna.reads()
    assert len(await versions(town, held)) == 1


async def test_half_a_form_saves_nothing_once_the_visit_turns_out_missed(
    town: Town, anna: Resident, samira: Resident, held: Visit
) -> None:
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS)
    await samira.taps_data(Tap(Verb.REPORT, held.id, held.edition, Event.MISS).packed())

    await taps(anna, "save")

    assert "inte rapporterat som genomfört" in anna.reads()
    assert not await versions(town, held)


async def test_after_a_year_nothing_is_saved(town: Town, anna: Resident, held: Visit) -> None:
    town.clock.turn_to(town.clock.now() + timedelta(days=367))

    await anna.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())

    assert "mer än ett år sedan" in anna.reads() and "Inget är sparat" in anna.reads()
    assert not await versions(town, held)


@pytest.mark.parametrize("who", ["karin", "grace", "elin"])
async def test_nobody_but_those_who_visit_the_family_can_say_how_it_was(
    town: Town, request: pytest.FixtureRequest, held: Visit, who: str
) -> None:
    somebody: Resident = request.getfixturevalue(who)
    await somebody.starts()

    await somebody.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())
    await somebody.taps_data(Tap(Verb.SEEN, held.id, 0, "save").packed())

    assert not await versions(town, held)
    assert not somebody.sees(Verb.SEEN)


async def test_a_stranger_hears_that_we_do_not_know_them(town: Town, held: Visit) -> None:
    stranger = town.newcomer("Okänd", "sv")
    await stranger.starts()
    before = stranger.reads()

    await stranger.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())

    assert stranger.reads() == before


async def test_a_visit_that_does_not_exist_has_none(town: Town, anna: Resident) -> None:
    await anna.starts()

    await anna.taps_data(Tap(Verb.SNAPSHOT, 999, 1).packed())

    assert not anna.sees(Verb.SEEN)


async def test_the_days_list_offers_it_until_it_is_done(anna: Resident, held: Visit) -> None:
    await anna.writes("/today")
    offered = anna.sees(Verb.SNAPSHOT)
    await anna.taps(Verb.SNAPSHOT)
    await taps(anna, *ANSWERS, "save")

    await anna.writes("/today")

    assert offered and not anna.sees(Verb.SNAPSHOT)


async def test_it_is_asked_in_the_staff_members_own_language(anna: Resident, held: Visit) -> None:
    await anna.taps_data("language:0:0:en")

    await anna.taps_data(Tap(Verb.SNAPSHOT, held.id, held.edition).packed())

    assert "Who took part?" in anna.reads()
