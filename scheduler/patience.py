"""How long the speaking end waits for what; tests are less patient than families."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """All in seconds."""

    pace: float = 1 / 25
    """One call every 40 ms: exact, where «25 a second» lets twice as many into one second."""
    connect: float = 5
    """For a connection. What did not even connect was surely not said."""
    answer: float = 5
    """For Telegram's answer. What was not answered may have been said."""
    rest: float = 5
    """Before the next try, when Telegram or the storage is away."""
    grace: float = 3
    """At the end, for what is still being said."""


FOR_TELEGRAM = Patience()
