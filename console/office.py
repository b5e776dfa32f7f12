"""What every request shares: the storage, the clock, the words and the secret of the cookies."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from console.showroom import Showroom
from content.read_figures import Explained, read_figures
from messages.voice import Voice
from storage.perform import Perform
from visits.money import NO_MONEY, Money

ROOT = "/console"
"""All pages lie below it: another app may be served at the same address."""


@dataclass(frozen=True, slots=True)
class Office:
    """`real_time` is the computer's own, by which jobs are noted. `secret` signs the cookies.

    `telegrams_key` is what Telegram signs with whom it lets in (`console/init_data.py`).
    `is_sealed`: browsers reach us by https alone.
    """

    perform: Perform
    voice: Voice
    now: Callable[[], datetime]
    secret: bytes
    telegrams_key: bytes
    real_time: Callable[[], datetime]
    invitation_link: Callable[[str], Awaitable[str]]
    is_sealed: bool = True
    showroom: Showroom = field(default_factory=Showroom)
    money: Money = NO_MONEY
    figures: Mapping[str, Explained] = field(default_factory=read_figures)
    """What is followed up, in words."""
