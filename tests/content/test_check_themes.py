"""Every fault of a theme is found alone, with its line and its cure."""

import re
from dataclasses import replace

import pytest

from content.check_themes import theme_faults
from content.easy_swedish import PARTS, long_words
from content.read_themes import read_themes
from content.read_topics import read_topics
from content.theme_file import ThemeText, body_sha

TOPICS = read_topics()
THEMES = read_themes()
SLUG = "03-att-lara-kanna-sitt-barn"
SWEDISH, ENGLISH = THEMES[SLUG]["sv"], THEMES[SLUG]["en"]
MANY_WORDS = "Ett barn kan se och le och dra och gå och äta och leka mycket nu."
HOLD = "Håll barnet nära, så att ni ser varandra. Säg något på ert eget språk."
SAFE = "- **Säkert hemma:** Hur gör ni hemmet tryggt för barnet?\n"

SWEDISH_FAULTS = [
    ("## Prova tillsammans\n", "", 19, "the part «Prova tillsammans» is missing", "«Tänk gärna"),
    ("## Prova tillsammans", "## Prova själva", 19, "«Prova tillsammans» is missing", "«Om ni"),
    ("Alla barn är olika.", "Vi ses. " * 60, None, "has 364 words", "write 120 to 250"),
    (HOLD, MANY_WORDS, 51, "«Ett barn kan se", "at most 15"),
    ("Alla barn är olika.", "Barn, t.ex. ert, är olika.", 39, "form «t.ex»", "write it out"),
    ("Alla barn är olika.", "Det är roligt osv.", 39, "the short form «osv»", "write it out"),
    ("Alla barn är olika.", "Ni måste titta.", 39, "«måste» sounds like an order", "voluntary"),
    ("Alla barn är olika.", "Ni borde titta.", 39, "«borde» sounds like an order", "voluntary"),
    ("- **Sömn:**", "- **Att sova:**", 29, "«Att sova», but the topic is «Sömn»", "**Sömn:**"),
    ("- **Sömn:**", "- Sömn:", 29, "«no topic», but the topic is «Sömn»", "**Sömn:**"),
    ("- **Hur barnet mår:** Vad är nytt sedan sist?\n", "", 25, "the topic is", "**Hur barnet"),
    (SAFE, "", 32, "8 items for 9", "in the same order"),
    (SAFE, f"{SAFE}- Och mer?\n", 34, "10 items for 9 topics", "in the same order"),
]
ENGLISH_FAULTS = [
    ("## Try this together", "Try this together.", None, "4 headings, the Swedish text 5", "same"),
    ("- What does your", "What does your", None, "it has 11 list items, the Swedish", "same"),
    ("**voluntary**", "voluntary", None, "it has 10 words or phrases in bold", "the same"),
    ("1177", "1771", None, "its numbers are 1771, in Swedish 1177", "the same numbers"),
    ("**1177**", "**us**", None, "its numbers are none, in Swedish 1177", "the same numbers"),
    ("Step by step", "Step. By step. Yes", None, "sentences, the Swedish text", "one thing"),
    ("All children are", f"All {'small ' * 13}children are", 29, "17 words", "at most 15"),
    ("- **Sleep:**", "- **Sleeping:**", 19, "«Sleeping», but the topic is «Sleep»", "**Sleep:**"),
]


def told(theme: dict[str, ThemeText]) -> list[str]:
    return [str(fault) for fault in theme_faults(theme, TOPICS)]


def changed(text: ThemeText, old: str, new: str) -> ThemeText:
    assert old in text.body
    return replace(text, body=text.body.replace(old, new, 1))


@pytest.mark.parametrize("slug", THEMES)
def test_our_themes_have_no_fault(slug: str) -> None:
    assert told(THEMES[slug]) == []


@pytest.mark.parametrize(("old", "new", "line", "wrong", "cure"), SWEDISH_FAULTS)
def test_a_fault_of_the_swedish_is_told_alone(
    old: str, new: str, line: int | None, wrong: str, cure: str
) -> None:
    faults = told({"sv": changed(SWEDISH, old, new)})

    _is(faults, SWEDISH, line, wrong, cure)


@pytest.mark.parametrize(("old", "new", "line", "wrong", "cure"), ENGLISH_FAULTS)
def test_a_fault_of_a_translation_is_told_alone(
    old: str, new: str, line: int | None, wrong: str, cure: str
) -> None:
    faults = told({"sv": SWEDISH, "en": changed(ENGLISH, old, new)})

    _is(faults, ENGLISH, line, wrong, cure)


@pytest.mark.parametrize(
    ("paragraph", "wrong", "cure"),
    [
        ("Ni ser på ert barn och det ser på er och ni ler. " * 3, "10.9 words in the mean", "10"),
        ("Sjuksköterskan och barnmorskan kommer. " * 7, "is LIX ", "at most 30"),
        (
            "Barnet lyssnar. Barnet springer. Vi ser er. " * 4,
            " % of the words",
            "20 %",
        ),
    ],
)
def test_hard_swedish_is_told(paragraph: str, wrong: str, cure: str) -> None:
    body = "\n\n".join(f"## {part}\n\n{paragraph}" for part in PARTS)

    faults = told({"sv": replace(SWEDISH, topics=(), body=body)})

    _is(faults, SWEDISH, None, wrong, cure)


@pytest.mark.parametrize(("word", "ratio"), [(r"\1", "0.4"), (r"\1\2\2\2", "2.1"), (r"\1\2", None)])
def test_a_translation_that_says_much_less_or_more_is_told(word: str, ratio: str | None) -> None:
    body = "\n\n".join(f"## {part}\n\n{'Barnet sover nu. ' * 12}" for part in PARTS)
    swedish = replace(SWEDISH, topics=(), body=body)
    said = re.sub(r"(\w)(\w*)", word, body)
    english = replace(ENGLISH, topics=(), body=said, sv_sha=body_sha(swedish))

    faults = told({"sv": swedish, "en": english})

    if ratio is None:
        assert faults == []
    else:
        _is(faults, ENGLISH, None, f"{ratio} times as long as the Swedish", "0.7 to 1.6 times")


def test_the_cure_of_a_stale_translation_is_its_new_fingerprint() -> None:
    swedish = changed(SWEDISH, "Alla barn är olika.", "Alla barn är sig själva.")

    faults = told({"sv": swedish, "en": ENGLISH})

    _is(faults, ENGLISH, None, "the Swedish text has changed", f'sv_sha = "{body_sha(swedish)}"')


def test_a_translation_cites_what_the_swedish_text_cites() -> None:
    faults = told({"sv": SWEDISH, "en": replace(ENGLISH, sources=("S0",))})

    _is(faults, ENGLISH, None, "cites other sources", "['S0', 'S2', 'S4']")


def test_parts_in_another_order_are_told() -> None:
    first, second = (f"## {part}\n" for part in PARTS[1:3])
    body = SWEDISH.body.replace(first, "#\n").replace(second, first).replace("#\n", second)

    faults = told({"sv": replace(SWEDISH, body=body)})

    _is(faults, SWEDISH, 19, "the parts are out of order", "«Det här kan vi prata om», «Varför")


@pytest.mark.parametrize(
    ("body", "share"),
    [("Sjuksköterskan kommer.", 0), ("Föräldrar kommer.", 50), ("Förskolan, biblioteket, vi.", 0)],
)
def test_words_that_belong_to_the_programme_are_not_long(body: str, share: float) -> None:
    assert long_words(body) == share


def _is(faults: list[str], text: ThemeText, line: int | None, wrong: str, cure: str) -> None:
    """This fault, and no other."""
    where = "" if line is None else f", line {line}"
    assert [fault.partition(": ")[0] for fault in faults] == [f"{text.path}{where}"], faults
    assert wrong in faults[0].partition("; ")[0]
    assert cure in faults[0].partition("; ")[2]
