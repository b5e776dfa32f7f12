"""What a writer hears of a theme file that cannot be used."""

from datetime import date
from pathlib import Path

import pytest

from content.read_themes import read_themes
from content.read_topics import Topic
from content.theme_file import BadTheme

SLUG = "03-att-lara-kanna-sitt-barn"
GOOD = """\
+++
title = "Att lära känna"
sources = ["S0"]
topics = ["a", "b", "c", "d", "e", "f"]
+++

Hej!

## Mat

- **amning**
"""
ENGLISH = GOOD.replace("topics = [", f'sv_sha = "{"0" * 64}"\nreviewed_by = [] # ')
READ_BY = 'reviewed_by = ["Anna Ek", "Bo Å"]\nreviewed_on = [2026-03-02, 2026-03-09]\n+++\n\n'
READ = GOOD.replace("+++\n\n", READ_BY)
TOPICS = {name: Topic(name, name, {"sv": name, "en": name}, ("S0",)) for name in "abcdefghijk"}
MISTAKES = [
    ("+++\ntitle", "title", 1, "no front matter", "two lines +++"),
    ('känna"', "känna", 2, "not TOML", "quotation mark"),
    ("title", "titel", 2, "'titel' is unknown", "title"),
    ('["S0"]', "[]", 3, "source has the wrong shape", '["S0"]'),
    ('["S0"]', '["Kalle"]', 3, "source has the wrong shape", '["S0"]'),
    ('topics = ["a", "b", "c", "d", "e", "f"]\n', "", 2, "'topics' is missing", "topics = "),
    ('"a", ', "", 4, "the number of topics is 5", "6 to 10"),
    ('"a", ', '"g", "h", "i", "j", "k", "a", ', 4, "the number of topics is 11", "6 to 10"),
    ('"a"', '"sömn"', 4, "the topic 'sömn' is unknown", "content/topics.toml"),
    ('"a"', '"b"', 4, "a topic is there twice", "take one of them away"),
    ('"a"', "1", 4, "'topics' is not a list of texts", '["…", "…"]'),
    ("## Mat", "# Mat", 9, "heading of another kind", "## headings"),
    ("## Mat", "### Mat", 9, "heading of another kind", "## headings"),
    ("- **", "* **", 11, "list of another kind", "- items"),
    ("- **", "1. **", 11, "list of another kind", "- items"),
    ("- **", "  - **", 11, "begins with spaces", "- items"),
    ("ning**", "ning*", 11, "a star that is not part", "**bold**"),
    ("Hej!", "Hej *du*!", 7, "a star that is not part", "**bold**"),
    ("Hej!", "[Hej](https://1177.se)", 7, "link", "paragraphs"),
    ("Hej!", "<b>Hej</b>", 7, "HTML", "paragraphs"),
    ("Hej!", "> Hej", 7, "a quotation", "paragraphs"),
    ("Hej!", "Se https://1177.se", 7, "an address", "paragraphs"),
]


def write(folder: Path, **texts: str) -> Path:
    theme = folder / SLUG
    theme.mkdir()
    for language, text in texts.items():
        (theme / f"{language}.md").write_text(text, encoding="utf-8")
    return theme


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    theme = write(tmp_path, sv=GOOD.replace(good, bad, 1))

    with pytest.raises(BadTheme) as caught:
        read_themes(tmp_path, TOPICS)

    told = str(caught.value)
    assert told.startswith(f"{theme / 'sv.md'}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


def test_a_theme_is_read_in_each_of_its_languages(tmp_path: Path) -> None:
    write(tmp_path, sv=GOOD, en=ENGLISH)

    texts = read_themes(tmp_path, TOPICS)[SLUG]

    assert texts["sv"].body == "Hej!\n\n## Mat\n\n- **amning**"
    assert (texts["sv"].sv_sha, texts["en"].sv_sha) == (None, "0" * 64)
    assert texts["en"].path == tmp_path / SLUG / "en.md"
    assert (texts["sv"].line, texts["en"].line) == (7, 8)


def test_the_swedish_text_names_the_topics_of_every_language(tmp_path: Path) -> None:
    write(tmp_path, sv=GOOD, en=ENGLISH)

    texts = read_themes(tmp_path, TOPICS)[SLUG]

    assert texts["sv"].topics == texts["en"].topics == ("a", "b", "c", "d", "e", "f")


def test_each_reader_has_a_date(tmp_path: Path) -> None:
    write(tmp_path, sv=READ)

    text = read_themes(tmp_path, TOPICS)[SLUG]["sv"]

    assert text.reviewed_by == ("Anna Ek", "Bo Å")
    assert text.reviewed_on == (date(2026, 3, 2), date(2026, 3, 9))


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ({"en": ENGLISH}, "the Swedish text is missing"),
        ({"sv": GOOD, "en": ENGLISH.replace("sv_sha", "# ")}, "'sv_sha' is missing"),
        ({"sv": GOOD, "en": ENGLISH.replace("0", "z")}, "a source has the wrong shape"),
        ({"sv": GOOD, "en": ENGLISH.replace("00", "zz")}, "not a fingerprint"),
        ({"sv": GOOD, "svenska": GOOD}, "the language 'svenska' is unknown"),
        ({"sv": GOOD.split("Hej")[0]}, "the text is empty"),
        ({"sv": GOOD, "ar": ENGLISH}, "the topic 'a' has no label in 'ar'"),
        ({"sv": GOOD, "en": GOOD}, "'topics' is unknown"),
        ({"sv": READ.replace("Anna Ek", " ")}, "a reader has no name"),
        ({"sv": READ.replace(", 2026-03-09", "")}, "2 readers and 1 dates"),
        ({"sv": READ.replace("03-02", "02-30")}, "this is not TOML"),
        ({"sv": READ.replace("2026-03-02", "2026-03-02T10:00:00")}, "not a list of dates"),
        ({"sv": READ.replace("2026-03-02", '"2 mars"')}, "not a list of dates"),
    ],
)
def test_a_theme_that_is_not_whole_is_refused(
    tmp_path: Path, texts: dict[str, str], wrong: str
) -> None:
    write(tmp_path, **texts)

    with pytest.raises(BadTheme, match=wrong):
        read_themes(tmp_path, TOPICS)


def test_a_folders_name_must_be_a_slug(tmp_path: Path) -> None:
    write(tmp_path, sv=GOOD).rename(tmp_path / "lära känna")

    with pytest.raises(BadTheme, match="wrong shape"):
        read_themes(tmp_path, TOPICS)


def test_no_themes_at_all_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(BadTheme, match="no theme is here"):
        read_themes(tmp_path, TOPICS)
