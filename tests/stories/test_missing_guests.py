"""Stories: a visit that somebody besides the pair makes, whom nobody has asked yet."""

from dataclasses import replace
from datetime import date, time

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.actions.add_visit import add_visit
from visits.actions.plan import plan_ahead
from visits.actions.register_family import NewFamily, register_family
from visits.actions.use_programme import activate, confirm_assumptions
from visits.notice import NoticeStatus, Reason
from visits.people import Employer, Profession, Staff
from visits.quiet_hours import QuietHours
from visits.visit import Status, Visit

ANNA = cast.ANNA.chat_id
BORN = date(2026, 2, 10)
"""Ten months old on 10 December: four weeks before that has passed on the town's first morning."""
NEEDS_ASKING = "Lägg till den som ska vara med, så får familjen välja tid."
MISSING = "Saknas: tandsköterska"


async def family_in(town: Town, slug: str, born_on: date = BORN) -> Resident:
    """A family whose parent has just joined."""
    pair = (await town.look(lambda work: work.families.get(1))).pair
    new, now = NewFamily(("sv",), slug, *pair.ids, born_on=born_on), town.clock.now()
    await town.look(lambda work: confirm_assumptions(work, slug, by="Karin", now=now))
    await town.look(lambda work: activate(work, slug, now=now))
    registered = await town.look(lambda work: register_family(work, ANNA, new, now=now))
    parent = town.newcomer(slug, "sv")
    await parent.starts(registered.tokens[0])
    await parent.chooses_language("sv")
    await parent.taps(Verb.CONSENT)
    return parent


async def sweeps(town: Town) -> None:
    now = town.clock.now()
    await town.look(lambda work: plan_ahead(work, now=now))
    await town.settles()


async def works_here(town: Town, job: Profession, name: str) -> None:
    staff = Staff(0, job, Employer.REGION, name, "031-390 06 09")
    await town.look(lambda work: work.people.add_staff(staff))


@pytest.fixture
async def disa(town: Town, anna: Resident) -> None:
    """A dental nurse."""
    await anna.starts()
    await works_here(town, Profession.DENTAL_NURSE, "Disa")


@pytest.fixture
async def elsa(town: Town, disa: None) -> Resident:
    """Her child is soon ten months old: the nurse and the dental nurse make that visit together."""
    parent = await family_in(town, "tandhalsa")
    await sweeps(town)
    return parent


async def brings_disa(anna: Resident) -> None:
    await anna.taps(Verb.GUESTS)
    await anna.taps(Verb.ADD_GUEST)


async def hers(town: Town) -> Visit:
    return await town.visit(4)


async def test_nobody_is_asked_to_choose_before_all_who_make_the_visit_are_known(
    town: Town, elsa: Resident
) -> None:
    assert not elsa.sees(Verb.CHOOSE)
    (kept,) = await town.notices("choose_time", family=4)
    assert (kept.status, kept.reason) == (NoticeStatus.SKIPPED, Reason.GUEST_MISSING)


async def test_staff_hear_once_who_is_missing_when_the_family_would_have_been_asked(
    town: Town, elsa: Resident, anna: Resident, samira: Resident
) -> None:
    await sweeps(town)
    await town.turns_to(days=1)

    told = [text for text in anna.has_read() if NEEDS_ASKING in text]
    assert len(told) == 1 and MISSING in told[0] and "F-0004" in told[0]
    assert not any(NEEDS_ASKING in text for text in samira.has_read())


async def test_the_family_chooses_once_the_missing_one_is_asked(
    town: Town, elsa: Resident, anna: Resident
) -> None:
    await brings_disa(anna)

    assert elsa.sees(Verb.CHOOSE)
    await elsa.taps(Verb.CHOOSE)
    assert (await hers(town)).status is Status.CONFIRMED
    assert "Också med: Disa (tandsköterska)" in elsa.reads()
    assert "F-0004 har valt tid" in anna.reads() and "Saknas" not in anna.reads()


async def test_who_is_added_in_time_is_missed_by_nobody(
    town: Town, disa: None, anna: Resident
) -> None:
    elsa = await family_in(town, "tandhalsa", date(2026, 3, 15))
    await sweeps(town)
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=3)
    await brings_disa(anna)

    await town.turns_to(days=30, at=time(17, 30))

    assert elsa.sees(Verb.CHOOSE)
    assert not any(NEEDS_ASKING in text for text in anna.has_read())


async def test_who_is_missing_is_no_news_once_they_are_asked(
    town: Town, disa: None, anna: Resident
) -> None:
    """Anna is told nothing before eleven, and brings Disa before that."""
    me = await town.look(lambda work: work.people.by_chat(ANNA))
    assert isinstance(me, Staff)
    late = replace(me, quiet=QuietHours(time(7), time(11)))
    await town.look(lambda work: work.people.save(late))
    await family_in(town, "tandhalsa")
    await sweeps(town)
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=3)
    await brings_disa(anna)

    await town.turns_to(at=time(11))

    (untold,) = await town.notices("guest_missing", family=4)
    assert (untold.status, untold.reason) == (NoticeStatus.SKIPPED, Reason.ANSWERED)


async def test_an_offer_is_none_any_more_when_the_missing_one_is_taken_away(
    town: Town, elsa: Resident, anna: Resident
) -> None:
    await brings_disa(anna)
    await anna.taps(Verb.DROP_GUEST)

    await elsa.taps(Verb.CHOOSE)

    assert (await hers(town)).status is Status.DUE
    assert "går inte att ändra nu" in elsa.reads()


async def test_staff_see_who_is_missing_where_they_book(elsa: Resident, anna: Resident) -> None:
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=3)

    assert MISSING in anna.reads()
    await brings_disa(anna)
    assert "Saknas" not in anna.reads()


async def test_staff_may_book_themselves_and_their_list_says_who_is_missing(
    town: Town, elsa: Resident, anna: Resident
) -> None:
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=3)
    await anna.writes("2026-12-11 13:00")
    booked = anna.reads()
    await elsa.starts()
    await elsa.taps(Verb.YES)

    await town.turns_to(days=18, at=time(8))
    await anna.writes("/idag")

    assert MISSING in booked and MISSING in anna.reads()
    assert (await hers(town)).status is Status.CONFIRMED


async def test_the_list_of_families_to_ring_says_who_is_missing(
    town: Town, elsa: Resident, anna: Resident
) -> None:
    await brings_disa(anna)
    await elsa.taps(Verb.CALL_ME)
    await anna.taps(Verb.DROP_GUEST)

    await anna.writes("/ring")

    assert MISSING in anna.reads()


async def test_a_visit_that_neither_of_the_pair_makes_waits_for_whoever_does(
    town: Town, anna: Resident
) -> None:
    await anna.starts()
    await works_here(town, Profession.PSYCHOLOGIST, "Petra")
    elsa = await family_in(town, "vipp-sd", date(2025, 9, 1))
    now = town.clock.now()
    await town.look(lambda work: add_visit(work, ANNA, 4, 1, now=now))
    await sweeps(town)
    before = elsa.sees(Verb.CHOOSE)
    told = anna.reads()

    await brings_disa(anna)

    assert not before and elsa.sees(Verb.CHOOSE)
    assert "Saknas: psykolog" in told
    assert "De här tiderna är lediga. Välj en, så är den er." in elsa.reads()
    assert "Kommer: Petra (psykolog)" in elsa.reads()


async def test_a_librarian_who_advises_the_nurse_keeps_no_family_waiting(town: Town) -> None:
    """Since the pandemic she does not come along (S4), and can be asked to all the same."""
    parent = await family_in(town, "torvalla", born_on=date(2026, 9, 20))

    await sweeps(town)

    assert parent.sees(Verb.CHOOSE)
