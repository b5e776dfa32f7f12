"""Of all the ways in which things may stand, those that a message tells apart."""

from collections.abc import Iterable

from hembot.samples import Facts, samples
from messages.languages import SOURCE
from messages.voice import Voice


class TellingSamples:
    """Most samples make the same of most messages: to hear each once in every language will do."""

    def __init__(self, voice: Voice, facts: Iterable[Facts] | None = None) -> None:
        """Of these facts, or of all our samples."""
        self._voice = voice
        self._samples = tuple(samples() if facts is None else facts)
        self._of: dict[str, tuple[Facts, ...]] = {}

    def of(self, name: str) -> tuple[Facts, ...]:
        """One for each way in which this message reads in Swedish."""
        if name not in self._of:
            said = {self._voice.say_in(SOURCE, name, **facts): facts for facts in self._samples}
            self._of[name] = tuple(said.values())
        return self._of[name]
