"""Letters and lists on paper from the command line."""

from pathlib import Path

from hembot.clock import system_time
from hembot.demo.cast import ANNA
from hembot.demo.run import BOT
from hembot.demo.seed import PROGRAMME
from tests.hembot.installation import Installation
from tests.hembot.test_note import in_the_database, inhabited
from tests.pdf import words_in
from visits.actions.join import join
from visits.actions.register_family import NewFamily, register_family
from visits.people import Staff

__all__ = ["inhabited"]


def new_family(installation: Installation, *languages: str) -> str:
    """The alias of a family that Anna has registered; nobody of it has joined."""
    now = system_time()
    with in_the_database(installation) as work:
        anna = work.people.by_chat(ANNA.chat_id)
        assert isinstance(anna, Staff)
        pair = work.families.of_staff(anna.id)[0].pair
        new = NewFamily(languages, PROGRAMME, *pair.ids, born_on=now.date())
        return register_family(work, ANNA.chat_id, new, now=now).family.alias


def words_of(folder: Path, file: str) -> str:
    return words_in((folder / file).read_bytes())


def test_each_parent_who_has_not_joined_gets_a_letter(
    inhabited: Installation, tmp_path: Path
) -> None:
    alias = new_family(inhabited, "ar", "sv")

    told = inhabited.hembot("letter", alias.lower(), "--folder", str(tmp_path))

    assert told.exit_code == 0
    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == [
        f"{alias}-1.pdf",
        f"{alias}-2.pdf",
    ]
    assert f"https://t.me/{BOT.username}?start=" in words_of(tmp_path, f"{alias}-1.pdf")


def test_the_link_of_a_letter_lets_the_parent_in(inhabited: Installation, tmp_path: Path) -> None:
    alias = new_family(inhabited, "sv")
    inhabited.hembot("letter", alias, "--folder", str(tmp_path))
    token = words_of(tmp_path, f"{alias}-1.pdf").partition("?start=")[2][:22]

    with in_the_database(inhabited) as work:
        joined = join(work, 7_123_123, token, first_name="Leyla", now=system_time())

    assert joined.to.chat_id == 7_123_123


def test_who_has_joined_needs_no_letter(inhabited: Installation, tmp_path: Path) -> None:
    told = inhabited.hembot("letter", "F-0001", "--folder", str(tmp_path))

    assert told.exit_code == 0 and not list(tmp_path.glob("*.pdf"))
    assert "have joined" in told.stdout


def test_a_letter_to_nobody_is_told(inhabited: Installation, tmp_path: Path) -> None:
    told = inhabited.hembot("letter", "F-9999", "--folder", str(tmp_path))

    assert told.exit_code == 2 and "no family F-9999" in told.stderr


def test_a_list_is_for_everybody_of_that_name(inhabited: Installation, tmp_path: Path) -> None:
    with in_the_database(inhabited) as work:
        first = work.visits.of_family(1)[0]
    day = first.starts_at.date()

    told = inhabited.hembot("daylist", "Anna", "--day", str(day), "--folder", str(tmp_path))

    (file,) = tmp_path.glob("*.pdf")
    assert told.exit_code == 0 and "F-0001" in words_in(file.read_bytes())


def test_a_list_of_nobody_is_told(inhabited: Installation, tmp_path: Path) -> None:
    told = inhabited.hembot("daylist", "Nobody", "--folder", str(tmp_path))

    assert told.exit_code == 2 and "no staff member" in told.stderr
