"""Stories: somebody opens an invitation: the language first, then consent, then the visit."""

from datetime import timedelta

import pytest

from messages.languages import LANGUAGES
from messages.taps import Verb
from tests.beginning import MONDAY_MORNING
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.people import Consent, Parent

TUESDAY_AT_TEN = MONDAY_MORNING + timedelta(days=8, hours=2, minutes=30)


@pytest.fixture
async def token(town: Town) -> str:
    """Stands in the link that was made for a mother who, staff think, speaks Arabic."""
    return (await town.registers("ar")).tokens[0]


@pytest.fixture
async def hodan(town: Town, token: str) -> Resident:
    """She has opened her link."""
    hodan = town.newcomer("Hodan", "so")
    await hodan.starts(token)
    return hodan


async def test_the_language_is_asked_first(hodan: Resident) -> None:
    labels = [label for label, _ in hodan.newest_buttons()]

    assert labels[:4] == ["العربية", "Soomaali", "Svenska", "English"]
    assert sorted(labels) == sorted(language.autonym for language in LANGUAGES.values())
    assert is_arabic(hodan.reads())


async def test_staff_choose_among_the_languages_that_are_written_for_them(anna: Resident) -> None:
    await anna.writes("/language")

    assert [label for label, _ in anna.newest_buttons()] == ["Svenska", "English", "العربية"]


async def test_consent_is_asked_in_the_language_that_she_chose(hodan: Resident) -> None:
    await hodan.chooses_language("en")

    assert "Hello Hodan" in hodan.reads() or "Hi Hodan" in hodan.reads()
    assert hodan.sees(Verb.CONSENT) and hodan.sees(Verb.NO_CONSENT)


async def test_after_consent_she_sees_the_next_visit(town: Town, hodan: Resident) -> None:
    await town.books(await town.visit(4), TUESDAY_AT_TEN)
    await hodan.chooses_language("en")

    await hodan.taps(Verb.CONSENT)

    assert "12:00" in hodan.reads() and hodan.sees(Verb.YES)


async def test_consent_is_kept_with_its_language_and_time(town: Town, hodan: Resident) -> None:
    await hodan.chooses_language("en")

    await hodan.taps(Verb.CONSENT)

    person = await town.look(lambda work: work.people.by_chat(hodan.phone.id))
    assert isinstance(person, Parent)
    assert person.consent == Consent(1, "en", MONDAY_MORNING)


async def test_a_no_is_a_full_answer(hodan: Resident) -> None:
    await hodan.chooses_language("en")

    await hodan.taps(Verb.NO_CONSENT)

    assert "031" in hodan.reads()


async def test_one_may_change_ones_mind_after_a_no(town: Town, hodan: Resident) -> None:
    await town.books(await town.visit(4), TUESDAY_AT_TEN)
    await hodan.chooses_language("en")
    await hodan.taps(Verb.NO_CONSENT)

    await hodan.taps(Verb.CONSENT)

    assert hodan.sees(Verb.YES)


async def test_nothing_is_sent_before_consent(town: Town, hodan: Resident) -> None:
    await hodan.chooses_language("en")
    heard = hodan.has_read()
    visit = await town.books(await town.visit(4), TUESDAY_AT_TEN)
    await town.books(visit, TUESDAY_AT_TEN + timedelta(hours=1))

    await town.turns_to(days=7)

    assert hodan.has_read() == heard


async def test_before_consent_a_made_up_answer_only_brings_the_question_again(
    town: Town, hodan: Resident
) -> None:
    visit = await town.books(await town.visit(4), TUESDAY_AT_TEN)
    await hodan.chooses_language("en")

    await hodan.taps_data(f"yes:{visit.id}:{visit.edition}:")

    assert await town.visit(4) == visit
    assert hodan.sees(Verb.CONSENT)


async def test_a_link_works_for_one_chat_only(town: Town, hodan: Resident, token: str) -> None:
    somebody = town.newcomer("Lea", "sv")

    await somebody.starts(token)

    assert "går inte att använda" in somebody.reads()
    assert await town.look(lambda work: work.people.by_chat(somebody.phone.id)) is None


async def test_the_same_person_may_open_the_link_again(hodan: Resident, token: str) -> None:
    await hodan.starts(token)

    assert hodan.sees(Verb.LANGUAGE)


async def test_a_link_of_fifteen_days_ago_is_too_old(town: Town, token: str) -> None:
    hodan = town.newcomer("Hodan", "sv")
    await town.turns_to(days=15)

    await hodan.starts(token)

    assert "för gammal" in hodan.reads()
    assert await town.look(lambda work: work.people.by_chat(hodan.phone.id)) is None


async def test_an_unknown_link_is_answered_in_telegrams_language(town: Town) -> None:
    somebody = town.newcomer("Lea", "ar")

    await somebody.starts("no-such-token-at-all-0")

    assert is_arabic(somebody.reads())


async def test_who_has_joined_cannot_use_somebody_elses_link(
    town: Town, elin: Resident, token: str
) -> None:
    before = await town.look(lambda work: work.people.by_chat(elin.phone.id))

    await elin.starts(token)

    assert await town.look(lambda work: work.people.by_chat(elin.phone.id)) == before
    assert "till någon annan" in elin.reads()


async def test_the_link_that_the_wrong_person_opened_still_works_for_the_right_one(
    town: Town, elin: Resident, token: str
) -> None:
    await elin.starts(token)
    hodan = town.newcomer("Hodan", "so")

    await hodan.starts(token)

    assert hodan.sees(Verb.LANGUAGE)


async def test_start_without_a_link_tells_a_stranger_where_to_get_one(town: Town) -> None:
    somebody = town.newcomer("Lea", "sv-SE")

    await somebody.starts()

    assert "inbjudan" in somebody.reads() and "1177" in somebody.reads()
