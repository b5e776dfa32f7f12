"""Each fault that a translator can make is planted in a copy of the Arabic catalogue, and found."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from messages.catalogue import po_file
from messages.catalogue_faults import faults_of, quoted
from messages.check_catalogues import all_faults, main, source_faults
from messages.source_sentences import all_sentences, button_labels


@dataclass(frozen=True)
class Copy:
    """A copy of the Arabic catalogue, to plant faults in."""

    po: Path
    catalogue: Catalog

    def sentence(self, words: str) -> Message:
        """The first sentence whose Swedish has these words."""
        return next(entry for entry in self.catalogue if words in str(entry.id))

    def faults(self) -> list[str]:
        self.write()
        return faults_of("ar", self.po)

    def faults_after(self, old: str, new: str) -> list[str]:
        """The faults after a change to the file's own text."""
        self.write()
        text = self.po.read_text(encoding="utf-8")
        assert old in text
        self.po.write_text(text.replace(old, new, 1), encoding="utf-8")
        return faults_of("ar", self.po)

    def write(self) -> None:
        with self.po.open("wb") as file:
            write_po(file, self.catalogue, width=0)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    with po_file("ar").open("rb") as file:
        return Copy(tmp_path / "messages.po", read_po(file, locale="ar"))


def line(entry: Message, fault: str) -> str:
    return f"ar: {quoted(str(entry.id))}: {fault}"


def test_our_own_catalogues_have_no_faults() -> None:
    assert all_faults() == []


def test_the_command_prints_one_line_and_is_content(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0

    assert capsys.readouterr().out.endswith("catalogues: no faults\n")


def test_an_unchanged_copy_has_no_faults(copy: Copy) -> None:
    assert copy.faults() == []


def test_a_sentence_that_nobody_has_translated_is_named(copy: Copy) -> None:
    entry = copy.sentence("%(when)s")

    copy.catalogue.delete(entry.id)

    assert copy.faults() == [line(entry, "is missing")]


def test_a_sentence_that_the_templates_no_longer_say_is_named(copy: Copy) -> None:
    copy.catalogue.add("Hej då!", "مع السلامة!")

    assert copy.faults() == ["ar: «Hej då!»: is not in the templates any more"]


def test_a_sentence_kept_as_a_comment_is_named_too(copy: Copy) -> None:
    copy.catalogue.obsolete["Hej då!"] = Message("Hej då!", "مع السلامة!")

    assert copy.faults() == ["ar: «Hej då!»: is not in the templates any more"]


def test_a_fuzzy_translation_is_named(copy: Copy) -> None:
    entry = copy.sentence("1177")

    entry.flags.add("fuzzy")

    assert copy.faults() == [line(entry, "is marked fuzzy")]


@pytest.mark.parametrize(
    ("words", "change", "fault"),
    [
        ("%(when)s", lambda text: "", "translation is empty"),
        ("%(when)s", lambda text: "  ", "translation is empty"),
        (
            ": %(when)s",
            lambda text: text.replace("%(when)s", ""),
            "placeholder %(when)s is missing",
        ),
        ("1177", lambda text: text + " %(nurse)s", "placeholder %(nurse)s is unknown"),
        ("1177", lambda text: text + " %(nurse)", "a placeholder is broken: write it as %(name)s"),
        ("1177 om", lambda text: text.replace("1177", "1771"), "digits are 1771 instead of 1177"),
        ("1177 om", lambda text: text.replace("1177", "١١٧٧"), "digits are ١١٧٧ instead of 1177"),
        ("112 om någon", lambda text: text + " 14", "digits are 112 14 instead of 112"),
        ("1177", lambda text: f"<b>{text}</b>", "HTML tags are </b> <b> instead of none"),
        ("1177", lambda text: text + " <3", "HTML tags are <3 instead of none"),
        ("Byt språk", lambda text: "ل" * 25, "button has 25 letters, at most 24 fit"),
    ],
)
def test_a_translation_that_has_lost_or_found_something_is_named(
    copy: Copy, words: str, change: Callable[[str], str], fault: str
) -> None:
    entry = copy.sentence(words)

    entry.string = change(str(entry.string))

    assert fault in "\n".join(copy.faults())
    assert all(said.startswith(line(entry, "")) for said in copy.faults())


@pytest.mark.parametrize(
    "sign", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
def test_a_direction_sign_is_named(copy: Copy, sign: str) -> None:
    entry = copy.sentence("%(when)s")

    entry.string = f"{entry.string}{sign}"

    assert copy.faults() == [
        line(entry, f"direction sign U+{ord(sign):04X} is for the code to write")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "socialtjänsten",
        "Soc",
        "the Social Services",
        "بالخدمات الاجتماعية",
        "شُؤُون اجتماعية",
        "السوسيال",
    ],
)
def test_the_words_that_frighten_are_found_in_any_language(copy: Copy, words: str) -> None:
    entry = copy.sentence("1177")

    entry.string = f"{entry.string} {words}"

    assert [fault.endswith("must not be named") for fault in copy.faults()] == [True]


def test_a_plural_form_that_is_missing_is_named(copy: Copy) -> None:
    entry = next(entry for entry in copy.catalogue if entry.pluralizable)

    entry.string = (*list(entry.string or ())[:5], "")

    assert copy.faults() == [f"ar: {quoted(entry.id[0])}: form 5: translation is empty"]


def test_a_header_with_the_last_two_forms_swapped_is_named(copy: Copy) -> None:
    faults = copy.faults_after("n%100>=11 ? 4 : 5", "n%100>=11 ? 5 : 4")

    assert [fault.partition(" must be")[0] for fault in faults] == ["ar: header Plural-Forms"]


def test_more_forms_than_the_header_says_are_named(copy: Copy) -> None:
    faults = copy.faults_after("nplurals=6", "nplurals=2")

    assert [fault.partition(": ")[2].partition(":")[0] for fault in faults] == ["cannot be read"]


def test_the_swedish_itself_is_held_against_the_rules() -> None:
    label = "Ring oss i stället om det är bråttom"

    faults = source_faults({label: (label,)}, frozenset({label}))

    assert faults == [f"sv: «{label}»: button has 36 letters, at most 24 fit"]


def test_every_button_is_one_of_the_sentences() -> None:
    assert button_labels()
    assert button_labels() <= all_sentences().keys()


def test_a_language_without_a_catalogue_is_named(tmp_path: Path) -> None:
    assert faults_of("ar", tmp_path / "messages.po") == ["ar: has no catalogue"]


def test_a_catalogue_in_a_language_that_we_do_not_know_is_named(tmp_path: Path) -> None:
    faults = faults_of("tlh", tmp_path / "messages.po")

    assert faults == ["tlh: is not in our tables of languages and plural forms"]
