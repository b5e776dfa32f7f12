"""What stands above a theme's text, between its two lines +++: each answer checked."""

import re
from collections.abc import Collection
from datetime import date

from content.toml_table import Table

SHA = re.compile(r"[0-9a-f]{64}")
FEWEST_TOPICS, MOST_TOPICS = 6, 10


def named_topics(front: Table, known: Collection[str]) -> tuple[str, ...]:
    """The theme's topics in order, each one of the known."""
    topics = front.texts("topics")
    if unknown := [topic for topic in topics if topic not in known]:
        cure = "write the name of a topic in content/topics.toml"
        raise front.bad("topics", f"the topic {unknown[0]!r} is unknown", cure)
    if len(set(topics)) < len(topics):
        raise front.bad("topics", "a topic is there twice", "take one of them away")
    if not FEWEST_TOPICS <= len(topics) <= MOST_TOPICS:
        wrong = f"the number of topics is {len(topics)}"
        raise front.bad("topics", wrong, f"name {FEWEST_TOPICS} to {MOST_TOPICS} of them")
    return topics


def fingerprint(front: Table) -> str:
    """Of the Swedish body that was translated."""
    sha = front.text("sv_sha")
    if not SHA.fullmatch(sha):
        cure = "write the sha256 of the Swedish body, 64 characters"
        raise front.bad("sv_sha", "'sv_sha' is not a fingerprint", cure)
    return sha


def reviews(front: Table) -> tuple[tuple[str, ...], tuple[date, ...]]:
    """Who has read the text, and when: a date for each reader, in the same order."""
    readers = front.texts("reviewed_by") if "reviewed_by" in front.values else ()
    dates = front.dates("reviewed_on") if "reviewed_on" in front.values else ()
    if not all(reader.strip() for reader in readers):
        raise front.bad("reviewed_by", "a reader has no name", 'write names such as ["Anna Ek"]')
    if len(readers) != len(dates):
        wrong = f"{len(readers)} readers and {len(dates)} dates of reading do not match"
        raise front.bad("reviewed_on", wrong, "write a date for each reader, in the same order")
    return readers, dates
