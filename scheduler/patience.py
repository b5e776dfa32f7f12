"""How fast the speaking end speaks, and how long it waits for what; tests are less patient."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds, but for what is counted."""

    pace: float = 1 / 25
    """One call every 40 ms: Telegram allows 30 a second, and answers to taps need some of them."""
    most_in_a_second: int = 30
    """Telegram never hears more of us in any second, however unsteady the line is."""
    chat_pace: float = 1
    """Between two notices to one chat, after Telegram's answer to the first."""
    at_once: int = 16
    """Notices that are being said side by side."""
    look: float = 1
    """While something is being said: so often it is looked for what has become due meanwhile."""
    connect: float = 5
    """For a connection. What did not even connect was surely not said."""
    answer: float = 5
    """For Telegram's answer. What was not answered may have been said."""
    failures: int = 5
    """So many calls in a row that reached nobody, and we stop for a while."""
    first_pause: float = 5
    """Then; twice as long after each probe that reaches nobody either, up to …"""
    longest_pause: float = 300
    too_long: float = 300
    """When nobody has answered for so long, the job counts as failed, and health turns red."""
    rest: float = 5
    """Before the next try, when Telegram or the storage is away."""
    grace: float = 3
    """At the end, for what is still being said."""


FOR_TELEGRAM = Patience()
