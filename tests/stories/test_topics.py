"""Stories: parents choose what to talk about; staff read it on their list, and nobody else does."""

from dataclasses import replace
from datetime import time

import pytest

from messages.taps import Verb
from storage.work import SqlWork
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.people import Silent
from visits.topics import Chosen

WORDS = "Vi är trötta. Kan vi prata om nätterna?"


async def chosen(town: Town) -> list[Chosen]:
    visit = await town.visit()
    return list(await town.look(lambda work: work.topics.of_visit(visit.id)))


def labels(somebody: Resident) -> list[str]:
    return [label for label, data in somebody.newest_buttons() if data.startswith("topic:")]


async def opens_topics(somebody: Resident) -> None:
    await somebody.starts()
    if somebody.sees(Verb.YES):
        await somebody.taps(Verb.YES)
    await somebody.taps(Verb.TOPICS)


async def writes_own(somebody: Resident, words: str = WORDS) -> None:
    await opens_topics(somebody)
    await taps_own(somebody, "write")
    await somebody.writes(words)


async def taps_own(somebody: Resident, does: str) -> None:
    every = somebody.buttons(Verb.OWN_TOPIC)
    await somebody.taps(
        Verb.OWN_TOPIC, nth=next(n for n, data in enumerate(every) if data.endswith(does))
    )


async def test_the_preview_leads_to_the_topics(town: Town, yusuf: Resident) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.YES)
    await town.turns_to(days=6, at=time(17, 30))

    preview = yusuf.reads()
    await yusuf.taps(Verb.TOPICS)

    assert preview.startswith("Snart ses vi")
    assert preview in yusuf.has_read()
    assert yusuf.reads().startswith("Vad vill du prata om?")


async def test_a_tap_chooses_and_a_second_takes_it_back(town: Town, yusuf: Resident) -> None:
    await opens_topics(yusuf)
    before = labels(yusuf)

    await yusuf.taps(Verb.TOPIC, nth=1)
    once = labels(yusuf)
    await yusuf.taps(Verb.TOPIC, nth=1)

    assert once == [before[0], f"✓ {before[1]}", *before[2:]]
    assert labels(yusuf) == before
    assert [one.topics for one in await chosen(town)] == [()]


async def test_topics_are_in_the_parents_own_language(amina: Resident) -> None:
    await opens_topics(amina)

    assert 6 <= len(labels(amina)) <= 10
    assert all(is_arabic(label) for label in labels(amina))


async def test_staff_read_them_on_their_list(
    town: Town, anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    await opens_topics(amina)
    await amina.taps(Verb.TOPIC)
    await writes_own(yusuf)

    await town.turns_to(days=8, at=time(9))
    await anna.writes("/idag")

    told = anna.reads()
    assert "Vill prata om: " in told and not is_arabic(told)
    assert f"Eget ämne (svenska): {WORDS}" in told
    assert "Den andra föräldern har inte sett det." in told


async def test_what_is_chosen_after_the_list_is_news_in_the_morning(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await opens_topics(yusuf)
    await town.turns_to(days=7, at=time(16))
    assert "Vill prata om" not in anna.reads()

    await yusuf.taps(Verb.TOPIC)
    await town.turns_to(days=1, at=time(7))

    assert anna.reads().startswith("Ändrat i dag") and "Vill prata om" in anna.reads()


async def test_own_words_stay_hidden_from_the_other_parent(
    amina: Resident, yusuf: Resident
) -> None:
    await writes_own(yusuf)
    await opens_topics(amina)

    assert WORDS in yusuf.reads()
    assert not any(WORDS in text for text in amina.has_read())


async def test_own_words_can_be_shared_and_shared_no_longer(
    amina: Resident, yusuf: Resident
) -> None:
    await writes_own(yusuf)
    await taps_own(yusuf, "share")
    shared = yusuf.reads()
    await opens_topics(amina)
    while_shared = amina.reads()
    await taps_own(yusuf, "hide")
    await amina.taps(Verb.TOPIC)

    assert "Anna, Samira och Amina kan läsa det." in shared
    assert WORDS in while_shared and WORDS not in amina.reads()
    assert "Bara Anna och Samira kan läsa det." in yusuf.reads()


async def test_other_words_are_not_shared_because_the_first_were(
    town: Town, yusuf: Resident
) -> None:
    await writes_own(yusuf)
    await taps_own(yusuf, "share")

    await taps_own(yusuf, "write")
    await yusuf.writes("Något annat")

    assert [(one.words, one.is_shared) for one in await chosen(town)] == [("Något annat", False)]


@pytest.mark.parametrize("why", Silent)
async def test_nothing_is_shared_with_a_parent_to_whom_we_do_not_write(
    town: Town, anna: Resident, yusuf: Resident, why: Silent
) -> None:
    def is_silent(work: SqlWork) -> None:
        amina = work.families.get(1).parents[0]
        work.people.save(replace(amina, silent=why))

    await town.look(is_silent)
    await writes_own(yusuf)
    does = [data.rpartition(":")[2] for data in yusuf.buttons(Verb.OWN_TOPIC)]
    await town.turns_to(days=8, at=time(9))
    await anna.writes("/idag")

    assert does == ["write", "remove"]
    assert WORDS in anna.reads() and "Den andra föräldern" not in anna.reads()


async def test_own_words_can_be_taken_back(town: Town, yusuf: Resident) -> None:
    await writes_own(yusuf)

    await taps_own(yusuf, "remove")

    assert WORDS not in yusuf.reads()
    assert [one.words for one in await chosen(town)] == [None]


async def test_words_that_are_too_long_are_asked_for_once_more(town: Town, yusuf: Resident) -> None:
    await opens_topics(yusuf)
    await taps_own(yusuf, "write")

    await yusuf.writes("x" * 501)
    told = yusuf.reads()
    await yusuf.writes(WORDS)

    assert "Skriv det kortare" in told
    assert [one.words for one in await chosen(town)] == [WORDS]


async def test_danger_in_own_words_is_heard_first(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await opens_topics(yusuf)
    await taps_own(yusuf, "write")

    await yusuf.writes("Jag vill dö")

    assert "112" in yusuf.reads()
    assert "Jag vill dö" in anna.reads()
    assert await chosen(town) == []


@pytest.mark.parametrize("made_up", ["no-such-topic", "", "becoming-a-parent"])
async def test_a_topic_that_the_theme_has_not_changes_nothing(
    town: Town, yusuf: Resident, made_up: str
) -> None:
    await opens_topics(yusuf)
    visit = await town.visit()

    await yusuf.taps_data(f"topic:{visit.id}:{visit.edition}:{made_up}")

    assert await chosen(town) == []
    assert yusuf.reads().startswith("Tiden är klar")


async def test_after_the_visit_nothing_can_be_chosen(town: Town, yusuf: Resident) -> None:
    await opens_topics(yusuf)
    await town.turns_to(days=9)

    await yusuf.taps(Verb.TOPIC, nth=0, message_id=None)

    assert await chosen(town) == []


async def test_an_old_button_is_good_when_the_visit_has_moved(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await opens_topics(yusuf)
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK)
    await anna.taps(Verb.BOOK_AT)

    await yusuf.taps(Verb.TOPIC)

    assert [len(one.topics) for one in await chosen(town)] == [1]


async def test_nobody_chooses_for_another_family(town: Town, grace: Resident) -> None:
    await grace.starts()
    visit = await town.visit()

    await grace.taps_data(f"topic:{visit.id}:{visit.edition}:sleep")

    assert await chosen(town) == []
