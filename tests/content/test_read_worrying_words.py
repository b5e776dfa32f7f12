"""What a writer hears of a slip of the pen among the words that no message may name."""

from pathlib import Path

import pytest

from content.names import LANGUAGES
from content.read_worrying_words import WORRYING_WORDS, BadWords, read_worrying_words

GOOD = WORRYING_WORDS.read_text(encoding="utf-8")
MISTAKES = [
    ('"soc", "lvu"', '"soc" "lvu"', "not TOML", ""),
    ("\nfi = [", "\nfinska = [", "the key 'finska' is unknown", "use "),
    ('"socialen"', '"soc*"', "the phrase 'soc*' has a stray sign", "the head of the file"),
    ('"socialen"', '"… socialen"', "the phrase '… socialen' has a stray sign", "as the head"),
]


@pytest.mark.parametrize(("good", "bad", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, wrong: str, cure: str
) -> None:
    path = tmp_path / "worrying_words.toml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(BadWords) as caught:
        read_worrying_words(path)

    told = str(caught.value)
    assert told.startswith(f"{path}, line ") and wrong in told and cure in told


def test_a_language_without_its_words_is_named(tmp_path: Path) -> None:
    path = tmp_path / "worrying_words.toml"
    path.write_text('sv = ["soc"]\n', encoding="utf-8")

    with pytest.raises(BadWords, match="has no words"):
        read_worrying_words(path)


def test_every_language_has_some() -> None:
    assert set(read_worrying_words()) == LANGUAGES
