"""How emergency words are written and found, whatever the spelling."""

import time
import tomllib
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.normal_form import normal_form
from content.read_emergencies import EMERGENCIES, BadEmergencies, Kind, read_emergencies

READ = read_emergencies()
GOOD = "[danger_to_life]\nphrases = []\neveryday = []\n\n[self_harm]\nphrases = []\n" + (
    'everyday = []\n\n[violence]\nphrases = ["slår/slog … mig"]\neveryday = ["slog mig att"]\n'
)
PHRASES = [
    (Kind(kind), phrase)
    for path in sorted(EMERGENCIES.glob("*.toml"))
    for kind, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
    for phrase in table["phrases"]
]
MISTAKES = [
    ("phrases = []\n", "phrases = [\n", 3, "not TOML"),
    ("[self_harm]", "[selfharm]", 5, "'selfharm' is unknown"),
    ("everyday", "vardag", 3, "'vardag' is unknown"),
    ("phrases = []\n", "", 1, "'phrases' is missing"),
    ("slår/slog … mig", "… mig", 10, "stray sign"),
    ("slår/slog … mig", "slår mig …", 10, "stray sign"),
    ("slår/slog … mig", "slår/ mig", 10, "stray sign"),
    ("slår/slog … mig", "sl* mig", 10, "stray sign"),
    ("slår/slog … mig", "*slår mig", 10, "stray sign"),
    ("slår/slog … mig", "slår  mig", 10, "stray sign"),
    ("slog mig att", "slog, mig", 11, "stray sign"),
]


@pytest.mark.parametrize(("good", "bad", "line", "wrong"), MISTAKES)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str
) -> None:
    path = tmp_path / "sv.toml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(BadEmergencies) as caught:
        read_emergencies(tmp_path)

    assert str(caught.value).startswith(f"{path}, line {line}: ")
    assert wrong in str(caught.value)


@pytest.mark.parametrize("name", ["engelska.toml", "sv.txt"])
def test_a_file_of_no_known_language_is_a_mistake(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD, encoding="utf-8")

    with pytest.raises(BadEmergencies):
        read_emergencies(tmp_path)


def test_a_table_that_is_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "sv.toml").write_text(GOOD.split("[violence]")[0], encoding="utf-8")

    with pytest.raises(BadEmergencies, match="'violence' is missing"):
        read_emergencies(tmp_path)


@pytest.mark.parametrize(("kind", "phrase"), PHRASES)
def test_each_phrase_is_found_in_each_of_its_spellings(kind: Kind, phrase: str) -> None:
    choices = [word.split("/") for word in phrase.replace("*", "").split(" ") if word != "…"]

    for words in list(product(*choices))[:200]:
        assert kind in READ.named_in(f"Hej, {' '.join(words)}!"), words


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("HAN SLÅR MIG", Kind.VIOLENCE),
        ("han slar mig", Kind.VIOLENCE),
        ("Han  slåååår\tmig", Kind.VIOLENCE),
        ("han slår...", Kind.VIOLENCE),
        ("jag är rädddd för min man", Kind.VIOLENCE),
        ("«livlös»", Kind.DANGER_TO_LIFE),
        ("ｃａｎ´ｔ breathe", Kind.DANGER_TO_LIFE),
        ("He can`t breathe", Kind.DANGER_TO_LIFE),
        ("med\u200bvetslös", Kind.DANGER_TO_LIFE),
        ("😱112😱", Kind.DANGER_TO_LIFE),
        ("۱۱۲", Kind.DANGER_TO_LIFE),
        ("يـخـتـنـق", Kind.DANGER_TO_LIFE),
        ("إنّه يَخْتَنِقُ", Kind.DANGER_TO_LIFE),
        ("فاقده الوعى", Kind.DANGER_TO_LIFE),
        ("\u2067أريد أن أموت\u2069", Kind.SELF_HARM),
    ],
)
def test_the_keyboard_and_the_haste_do_not_matter(written: str, kind: Kind) -> None:
    assert READ.named_in(written) == {kind}


def test_a_gap_does_not_reach_past_a_pause() -> None:
    assert READ.named_in("Barnet andas. Jag kan inte på torsdag") == frozenset()


def test_an_everyday_phrase_hides_nothing_else() -> None:
    assert READ.named_in("han slår i dörrar och han slår mig") == {Kind.VIOLENCE}


def test_several_kinds_may_be_named_at_once() -> None:
    assert READ.named_in("My husband hits me and أريد أن أموت, ring 112") == frozenset(Kind)


def test_nothing_written_names_nothing() -> None:
    assert READ.named_in("") == frozenset()


@given(st.text(max_size=300))
def test_a_normal_form_is_normal(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@given(st.text(max_size=100), st.text(max_size=100))
def test_no_surroundings_silence_a_cry(before: str, after: str) -> None:
    assert Kind.SELF_HARM in READ.named_in(f"{before}\nJag vill ta livet av mig.\n{after}")


@pytest.mark.parametrize(
    "text",
    ["vi kan inte på torsdag för hon har feber. ", "inte vill jag ", "ما لا بدي ", "aab", "1 -1 "],
)
def test_a_long_message_is_read_at_once(text: str) -> None:
    # about 1 ms where it was written; ten times that would be another algorithm
    long = (text * 4_000)[:4_000]
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        READ.named_in(long)
        taken.append(time.perf_counter() - begun)

    assert min(taken) < 0.010
