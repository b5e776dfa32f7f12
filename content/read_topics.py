"""Reads the topics that a visit may be about, the bubbles: each with a picture and short labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from content.by_language import by_language
from content.mistake import Mistake, read_text
from content.names import TOPIC_NAME
from content.sources import cited
from content.toml_file import parse
from content.toml_table import Table

TOPICS = Path(__file__).parent / "topics.toml"
TOPIC_KEYS = ("name", "picture", "sources", "label")
LONGEST_LABEL = 24  # a longer one is cut on the buttons of small phones


class BadTopics(Mistake):
    """A file of topics that cannot be used."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`picture` names a pictogram; `labels` has what a family reads, by language."""

    name: str
    picture: str
    labels: Mapping[str, str]
    sources: tuple[str, ...]


Topics = Mapping[str, Topic]


def read_topics(path: Path = TOPICS, *, pictograms: Path | None = None) -> dict[str, Topic]:
    """Every topic by its name. With a folder of pictograms, each picture must be there."""
    table = parse(read_text(path, BadTopics), path, BadTopics)
    table.only(("topic",))
    found: dict[str, Topic] = {}
    for row in table.tables("topic"):
        topic = _topic(row, pictograms)
        if topic.name in found:
            wrong = f"the topic {topic.name!r} is there twice"
            raise row.bad("name", wrong, "take one of them away")
        found[topic.name] = topic
    if not found:
        raise table.bad("topic", "there is no topic", "begin each topic with [[topic]]")
    return found


def _topic(row: Table, pictograms: Path | None) -> Topic:
    row.only(TOPIC_KEYS)
    return Topic(
        name=_slug(row, "name"),
        picture=_picture(row, pictograms),
        labels=_labels(row),
        sources=cited(row),
    )


def _slug(row: Table, key: str) -> str:
    slug = row.text(key)
    if not TOPIC_NAME.fullmatch(slug):
        cure = "use small letters a–z and hyphens, such as talk-and-read"
        raise row.bad(key, f"{key} {slug!r} has the wrong shape", cure)
    return slug


def _picture(row: Table, pictograms: Path | None) -> str:
    picture = _slug(row, "picture")
    if pictograms is not None and not (pictograms / f"{picture}.svg").is_file():
        cure = f"draw {pictograms / picture}.svg, or name one that is there"
        raise row.bad("picture", f"there is no picture {picture!r}", cure)
    return picture


def _labels(row: Table) -> Mapping[str, str]:
    labels = by_language(row, "label")
    for language, label in labels.items():
        if len(label) > LONGEST_LABEL:
            wrong = f"the label {label!r} has {len(label)} letters"
            raise row.bad(f"label.{language}", wrong, f"write at most {LONGEST_LABEL}")
    return labels
