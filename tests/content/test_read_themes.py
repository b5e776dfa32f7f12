"""What a writer hears of a theme file that cannot be used."""

from pathlib import Path

import pytest

from content.read_themes import BadTheme, read_themes

SLUG = "03-att-lara-kanna-sitt-barn"
GOOD = '+++\ntitle = "Att lära känna"\nsources = ["S0"]\n+++\n\nHej!\n\n## Mat\n\n- **amning**\n'
ENGLISH = GOOD.replace("+++\n\n", f'sv_sha = "{"0" * 64}"\nreviewed_by = []\n+++\n\n')
MISTAKES = [
    ("+++\ntitle", "title", 1, "no front matter", "two lines +++"),
    ('känna"', "känna", 2, "not TOML", "quotation mark"),
    ("title", "titel", 2, "'titel' is unknown", "title"),
    ('["S0"]', "[]", 3, "source has the wrong shape", '["S0"]'),
    ('["S0"]', '["Kalle"]', 3, "source has the wrong shape", '["S0"]'),
    ("## Mat", "# Mat", 8, "heading of another kind", "## headings"),
    ("## Mat", "### Mat", 8, "heading of another kind", "## headings"),
    ("- **", "* **", 10, "list of another kind", "- items"),
    ("- **", "1. **", 10, "list of another kind", "- items"),
    ("- **", "  - **", 10, "begins with spaces", "- items"),
    ("ning**", "ning*", 10, "a star that is not part", "**bold**"),
    ("Hej!", "Hej *du*!", 6, "a star that is not part", "**bold**"),
    ("Hej!", "[Hej](https://1177.se)", 6, "link", "paragraphs"),
    ("Hej!", "<b>Hej</b>", 6, "HTML", "paragraphs"),
    ("Hej!", "> Hej", 6, "a quotation", "paragraphs"),
    ("Hej!", "Se https://1177.se", 6, "an address", "paragraphs"),
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
        read_themes(tmp_path)

    told = str(caught.value)
    assert told.startswith(f"{theme / 'sv.md'}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


def test_a_theme_is_read_in_each_of_its_languages(tmp_path: Path) -> None:
    write(tmp_path, sv=GOOD, en=ENGLISH)

    texts = read_themes(tmp_path)[SLUG]

    assert texts["sv"].body == "Hej!\n\n## Mat\n\n- **amning**"
    assert (texts["sv"].sv_sha, texts["en"].sv_sha) == (None, "0" * 64)


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        ({"en": ENGLISH}, "the Swedish text is missing"),
        ({"sv": GOOD, "en": GOOD}, "'sv_sha' is missing"),
        ({"sv": GOOD, "en": ENGLISH.replace("0", "z")}, "a source has the wrong shape"),
        ({"sv": GOOD, "en": ENGLISH.replace("00", "zz")}, "not a fingerprint"),
        ({"sv": GOOD, "svenska": GOOD}, "the language 'svenska' is unknown"),
        ({"sv": GOOD.split("Hej")[0]}, "the text is empty"),
    ],
)
def test_a_theme_that_is_not_whole_is_refused(
    tmp_path: Path, texts: dict[str, str], wrong: str
) -> None:
    write(tmp_path, **texts)

    with pytest.raises(BadTheme, match=wrong):
        read_themes(tmp_path)


def test_a_folders_name_must_be_a_slug(tmp_path: Path) -> None:
    write(tmp_path, sv=GOOD).rename(tmp_path / "lära känna")

    with pytest.raises(BadTheme, match="wrong shape"):
        read_themes(tmp_path)


def test_no_themes_at_all_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(BadTheme, match="no theme is here"):
        read_themes(tmp_path)
