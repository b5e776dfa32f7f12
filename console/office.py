"""What every request shares: the storage, the clock, the words and the secret of the cookies."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from messages.pictures.studio import Studio
from messages.voice import Voice
from storage.perform import Perform

ROOT = "/console"
"""All pages lie below it: another app may be served at the same address."""


@dataclass(frozen=True, slots=True)
class Office:
    """`real_time` is the computer's own, by which jobs are noted. `secret` signs the cookies.

    `invitation_link` makes of a token what somebody opens; `studio` draws what is printed.

    `is_sealed`: browsers reach us by https alone.
    """

    perform: Perform
    voice: Voice
    now: Callable[[], datetime]
    secret: bytes
    real_time: Callable[[], datetime]
    invitation_link: Callable[[str], Awaitable[str]]
    studio: Studio
    is_sealed: bool = True
