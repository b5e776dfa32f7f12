"""What an action may ask of the storage about the console: who is let in, and what is listed."""

from datetime import datetime
from typing import Protocol

from visits.register import Part, Sought
from visits.sign_in import Session, SignInLink


class Sessions(Protocol):
    def add_link(self, link: SignInLink) -> None: ...
    def link(self, digest: str) -> SignInLink | None:
        """Nobody else changes it until this unit of work has ended."""

    def save_link(self, link: SignInLink) -> None: ...
    def forget_links(self, person_id: int, now: datetime) -> None:
        """Those that this person was given before; a used one stays known until it is too old."""

    def begin(self, session: Session) -> None: ...
    def get(self, digest: str) -> Session | None: ...
    def end(self, digest: str) -> None:
        """Ending it twice changes nothing."""

    def end_all(self, person_id: int) -> None: ...


class Register(Protocol):
    def part(
        self, sought: Sought, *, since: datetime, now: datetime, first: int, most: int
    ) -> Part:
        """`most` of the families that are sought, from the `first` on.

        Who has left `since` then is still among those that take part.
        """

    def newest(self) -> int:
        """The id of the family that was registered last; 0 if there is none."""
