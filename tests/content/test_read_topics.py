"""What a writer hears of a slip of the pen among the topics, and what a topic is."""

from pathlib import Path

import pytest

from content.read_topics import BadTopics, Topic, read_topics
from messages.languages import LANGUAGES

GOOD = """\
# ämnen
[[topic]]
name = "sleep"
picture = "baby-in-cot"
sources = ["S0"]
label.sv = "Sömn"
label.en = "Sleep"

[[topic]]
name = "talk-and-read"
picture = "open-book"
sources = ["S2", "S4"]
label.sv = "Prata och läsa"
"""
MISTAKES = [
    ('"sleep"', '"sleep', 3, "not TOML", "quotation mark"),
    ("# ämnen", "topics = 1", 1, "'topics' is unknown", "use topic"),
    ('name = "sleep"\n', "", 2, "'name' is missing", "add a line name"),
    ('"sleep"', '"Sleep"', 3, "name 'Sleep' has the wrong shape", "small letters"),
    ('"sleep"', '"sömn"', 3, "name 'sömn' has the wrong shape", "small letters"),
    ('"talk-and-read"', '"sleep"', 10, "'sleep' is there twice", "take one of them away"),
    ('picture = "baby-in-cot"\n', "", 2, "'picture' is missing", "add a line picture"),
    ("baby-in-cot", "../cot", 4, "picture '../cot' has the wrong shape", "hyphens"),
    ("baby-in-cot", "cot", 4, "no picture 'cot'", "cot.svg, or name one that is there"),
    ('sources = ["S0"]\n', "", 2, "'sources' is missing", "add a line sources"),
    ('["S0"]', "[]", 5, "a source has the wrong shape", '["S0"]'),
    ('["S0"]', '["Kalle"]', 5, "a source has the wrong shape", '["S0"]'),
    ('label.sv = "Sömn"\n', "", 2, "the Swedish label is missing", "label.sv"),
    ('label.sv = "Sömn"\nlabel.en = "Sleep"\n', "", 2, "the Swedish label is missing", "label.sv"),
    ("label.en", "label.english", 7, "'english' of a label is unknown", "en, es"),
    ('"Sleep"', '" "', 7, "the label in 'en' is empty", "or take it away"),
    ('"Sleep"', "7", 7, "the label in 'en' is empty", "or take it away"),
    ('"Sleep"', f'"{"z" * 25}"', 7, "has 25 letters", "at most 24"),
    ("label.en", "text.en", 2, "'text' is unknown", "label, name, picture or sources"),
]


def write(folder: Path, text: str) -> Path:
    for picture in ("baby-in-cot", "open-book"):
        (folder / f"{picture}.svg").touch()
    path = folder / "topics.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    path = write(tmp_path, GOOD.replace(good, bad, 1))

    with pytest.raises(BadTopics) as caught:
        read_topics(path, pictograms=tmp_path)

    told = str(caught.value)
    assert told.startswith(f"{path}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


def test_a_topic_has_a_picture_and_words_for_the_families(tmp_path: Path) -> None:
    topics = read_topics(write(tmp_path, GOOD), pictograms=tmp_path)

    assert topics["sleep"] == Topic("sleep", "baby-in-cot", {"sv": "Sömn", "en": "Sleep"}, ("S0",))
    assert list(topics) == ["sleep", "talk-and-read"]


def test_no_topics_at_all_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(BadTopics, match="there is no topic"):
        read_topics(write(tmp_path, "# tomt\n"))


@pytest.mark.parametrize("topic", read_topics().values(), ids=lambda topic: str(topic.name))
def test_our_topics_have_words_in_every_language_of_the_chat(topic: Topic) -> None:
    assert set(topic.labels) >= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_of_our_topics_bear_the_same_words(language: str) -> None:
    labels = [topic.labels[language] for topic in read_topics().values()]

    assert len(set(labels)) == len(labels)


def test_no_picture_of_a_topic_shows_a_syringe() -> None:
    pictures = {topic.picture for topic in read_topics().values()}

    assert not [picture for picture in pictures if "syringe" in picture or "needle" in picture]
