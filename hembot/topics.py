"""The topics that we ship, each with its picture looked for."""

from pathlib import Path

from content.read_topics import Topic, read_topics

PICTOGRAMS = Path(__file__).parents[1] / "messages" / "pictures" / "pictograms"


def our_topics() -> dict[str, Topic]:
    """Raises content's own error where a topic has no picture."""
    return read_topics(pictograms=PICTOGRAMS)
