"""What an action may ask of the storage about money."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from visits.money import HeldVisit


class Billing(Protocol):
    def held(self, since: datetime, until: datetime) -> Sequence[HeldVisit]:
        """The visits that took place, and began in this time (`until` is not in it)."""
