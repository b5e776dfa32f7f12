"""`hembot words …`: what translators take away, and how it comes back."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import messages.catalogue
from messages.catalogue import LOCALES, catalogue, po_file, read_catalogue
from messages.drafts import readers_of
from messages.languages import LANGUAGES
from tests.hembot.installation import Installation
from tests.pdf import words_in

ON = "2027-03-01"
YES, ASKED = "Ja, det passar", "Passar tiden %(when)s?"
HELP = "Ring 1177 för råd om vård. Ring 112 om någon är i fara."


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the catalogues, which is written instead."""
    copy = tmp_path / "locales"
    shutil.copytree(LOCALES, copy)
    monkeypatch.setattr(messages.catalogue, "LOCALES", copy)
    return copy


def translated(text: str, words: str, how: Callable[[str], str]) -> str:
    """The catalogue with another translation of this sentence."""
    entry = re.compile(rf'(msgid "{re.escape(words)}"\nmsgstr )"(.*)"')
    assert entry.search(text)
    return entry.sub(lambda found: f'{found[1]}"{how(found[2])}"', text)


def brought(folder: Path, words: str = YES, how: Callable[[str], str] = str) -> Path:
    """The Somali catalogue as a translator brings it back."""
    file = folder / "so.po"
    text = po_file("so").read_text(encoding="utf-8").replace("#, fuzzy\n", "")
    file.write_text(translated(text, words, how), encoding="utf-8")
    return file


def test_every_language_is_complete(empty: Installation) -> None:
    told = empty.hembot("words", "status")

    lines = told.stdout.splitlines()[1:]
    assert told.exit_code == 0
    assert [line.split()[0] for line in lines] == list(LANGUAGES)
    assert [line.split()[0] for line in lines if "nobody yet" in line] == [
        code for code, language in LANGUAGES.items() if language.needs_readers
    ]


def test_what_is_missing_is_counted(empty: Installation, locales: Path) -> None:
    po = locales / "fi" / "LC_MESSAGES" / "messages.po"
    po.write_text(translated(po.read_text(encoding="utf-8"), YES, lambda _: ""), "utf-8")

    told = empty.hembot("words", "status")

    (line,) = [line for line in told.stdout.splitlines() if line.startswith("fi ")]
    done, wanted = line.split()[2].split("/")
    assert (told.exit_code, int(wanted) - int(done)) == (1, 1)


def test_a_reader_gets_a_catalogue_and_a_sheet_that_shows_each_message(
    empty: Installation, tmp_path: Path
) -> None:
    told = empty.hembot("words", "export", "so", "--to", str(tmp_path))

    assert told.exit_code == 0
    assert (tmp_path / "so.po").read_bytes() == po_file("so").read_bytes()
    sheet = words_in((tmp_path / "so.pdf").read_bytes())
    assert "Granska: somaliska (Soomaali)" in sheet
    assert "please_confirm" in sheet and "%(when)s" in sheet


@pytest.mark.parametrize("language", ["sv", "xx"])
def test_only_translations_are_exported(empty: Installation, language: str) -> None:
    told = empty.hembot("words", "export", language)

    assert told.exit_code == 2
    assert told.stderr.startswith(f"{language} is none of our translations: en, ar, so,")


def test_what_comes_back_is_a_draft_until_two_have_read_it(
    empty: Installation, locales: Path, tmp_path: Path
) -> None:
    file = brought(tmp_path, how=lambda said: f"{said}!")

    first = empty.hembot("words", "import", "so", str(file), "--reader", "Hodan", "--on", ON)
    assert "1 sentences are new or changed" in first.stdout and "drafts" in first.stdout
    assert all(entry.fuzzy for entry in read_catalogue("so") if entry.id)

    second = empty.hembot("words", "import", "so", str(file), "--reader", "Ayaan", "--on", ON)
    assert second.stdout == "0 sentences are new or changed.\n"
    assert readers_of(read_catalogue("so")) == ("Hodan", "Ayaan")
    assert not any(entry.fuzzy for entry in read_catalogue("so") if entry.id)


def test_the_same_reader_twice_is_one_reader(
    empty: Installation, locales: Path, tmp_path: Path
) -> None:
    file = brought(tmp_path)
    for _ in range(2):
        told = empty.hembot("words", "import", "so", str(file), "--reader", "Hodan", "--on", ON)

    assert "drafts" in told.stdout


BROKEN = [
    (HELP, lambda said: said.replace("1177", "1771"), "digits are 112 1771 instead of 112 1177"),
    (ASKED, lambda said: said.replace("(when)", "(wen)"), "placeholder %(when)s is missing"),
    (ASKED, lambda said: said.replace(")s", ")"), "a placeholder is broken"),
    (YES, lambda _: "", "translation is empty"),
    (YES, lambda _: "Haa, waan ku faraxsanahay waqtigaas", "at most 24 fit"),
]


@pytest.mark.parametrize(("words", "how", "fault"), BROKEN)
def test_with_a_fault_nothing_is_taken_in(
    empty: Installation,
    locales: Path,
    tmp_path: Path,
    words: str,
    how: Callable[[str], str],
    fault: str,
) -> None:
    before = po_file("so").read_bytes()
    file = brought(tmp_path, words, how)

    told = empty.hembot("words", "import", "so", str(file), "--reader", "Hodan")

    assert told.exit_code == 2 and fault in told.stderr
    assert told.stderr.splitlines()[-1].startswith("Nothing is changed.")
    assert po_file("so").read_bytes() == before
    assert catalogue("so", drafts=True) is not None


def test_what_is_no_catalogue_is_told(empty: Installation, locales: Path, tmp_path: Path) -> None:
    file = tmp_path / "so.po"
    file.write_bytes(b"\xff\xfe not text")

    told = empty.hembot("words", "import", "so", str(file))

    assert told.exit_code == 2 and "cannot be read" in told.stderr
