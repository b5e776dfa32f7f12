"""Stories: staff get the list of a day's visits as a PDF in the chat."""

from datetime import time

from hembot.demo import cast
from messages.taps import Verb
from simulator.message import Message
from storage.work import SqlWork
from tests.pdf import words_in
from tests.resident import Resident
from tests.town import Town

FOUR = time(16)
MONDAY = "2026-11-23"


def papers_of(resident: Resident) -> list[Message]:
    return [message for message in resident.phone.messages() if "document" in message.body]


def page_of(town: Town, paper: Message) -> str:
    content = town.world.files.get(paper.file_id or "")
    assert content is not None and b"pdfuaid" in content
    return words_in(content)


async def test_todays_list_comes_as_a_pdf_whose_name_says_the_date_alone(
    town: Town, anna: Resident
) -> None:
    await anna.writes("/idag")

    await anna.taps(Verb.SHEET)

    (paper,) = papers_of(anna)
    assert paper.body["document"]["file_name"] == f"{MONDAY}.pdf"
    assert "som PDF" in paper.text and "F-0002" not in paper.text
    page = page_of(town, paper)
    assert "F-0002" in page and "14:00" in page and "F-0001" not in page


async def test_the_list_that_was_tapped_stays_in_the_chat(town: Town, anna: Resident) -> None:
    await anna.writes("/idag")
    listed = anna.newest_id()

    await anna.taps(Verb.SHEET)

    assert any(m.id == listed and "F-0002" in m.text for m in anna.phone.messages())


async def test_the_afternoons_list_has_the_button_too(town: Town, anna: Resident) -> None:
    await town.turns_to(days=4, at=FOUR)

    await anna.taps(Verb.SHEET)

    (paper,) = papers_of(anna)
    assert paper.body["document"]["file_name"] == "2026-11-30.pdf"
    assert "F-0003" in page_of(town, paper)


async def test_an_old_button_gives_the_day_as_it_stands_now(town: Town, anna: Resident) -> None:
    await anna.writes("/idag")
    visit = await town.visit(2)
    assert visit.slot is not None
    await town.books(visit, visit.slot.starts_at.replace(hour=14))

    await anna.taps(Verb.SHEET)

    assert "15:00" in page_of(town, papers_of(anna)[0])


async def test_a_guest_gets_a_page_with_no_more_than_the_chat_tells(town: Town) -> None:
    visit, maria = await town.visit(2), town.resident(cast.MARIA)

    def invites(work: SqlWork) -> None:
        guest = work.people.by_chat(cast.MARIA.chat_id)
        assert guest is not None
        work.visits.add_guest(visit.id, guest.id)

    await town.look(invites)
    await maria.writes("/hjalp")

    await maria.taps_data(f"sheet:0:0:{MONDAY}")

    page = page_of(town, papers_of(maria)[0])
    assert "F-0002" in page and "sagt ja" not in page


async def test_a_day_without_visits_is_said_and_not_printed(town: Town, anna: Resident) -> None:
    await anna.writes("/imorgon")
    assert not anna.sees(Verb.SHEET)

    await anna.taps_data("sheet:0:0:2026-11-24")

    assert not papers_of(anna) and "Inga besök" in anna.reads()


async def test_a_week_has_no_button_for_each_day(town: Town, anna: Resident) -> None:
    await town.turns_to(days=2)

    await anna.writes("/vecka")

    assert "30 november" in anna.reads() and "1 december" in anna.reads()
    assert not anna.sees(Verb.SHEET)


async def test_a_made_up_day_is_refused(anna: Resident) -> None:
    await anna.writes("/idag")

    for day in ("", "today", "9999-12-31", "0001-01-01", "2026-02-30", "2031-11-23"):
        await anna.taps_data(f"sheet:0:0:{day}")

        assert not papers_of(anna) and "Det där kan du inte" in anna.reads()


async def test_neither_a_parent_nor_a_coordinator_gets_a_list(
    town: Town, yusuf: Resident, karin: Resident
) -> None:
    for resident in (yusuf, karin):
        await resident.writes("/hjalp")

        await resident.taps_data(f"sheet:0:0:{MONDAY}")

        assert not papers_of(resident) and "Det där kan du inte" in resident.reads()
