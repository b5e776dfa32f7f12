"""Our topics are read with their pictures looked for: an installation without them is noticed."""

from pathlib import Path

import pytest

from content.read_topics import BadTopics
from hembot import topics


def test_where_there_are_no_pictograms_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "PICTOGRAMS", tmp_path / "pictograms")

    with pytest.raises(BadTopics, match="there is no picture"):
        topics.our_topics()
