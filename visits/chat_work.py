"""What an action may ask of the storage about the chats: what is begun, said, chosen, shown."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from visits.draft import Draft
from visits.mirror import Mirror
from visits.photo import Photo
from visits.topics import Chosen


class Drafts(Protocol):
    def get(self, chat_id: int) -> Draft | None: ...
    def save(self, draft: Draft) -> None: ...
    def clear(self, chat_id: int) -> None: ...


class Mirrors(Protocol):
    """What parents were told, in Swedish."""

    def keep(self, notice_id: int, text: str) -> None: ...
    def keep_answer(self, chat_id: int, text: str, message_id: int | None, now: datetime) -> None:
        """The last answer in a chat; `message_id` if it stands in the place of a message."""

    def answer(self, chat_id: int, message_id: int | None = None) -> Mirror | None:
        """The last answer, or None if it does not stand in the place of this message."""

    def of_message(self, person_id: int, message_id: int) -> Mirror | None:
        """The notice that came to this person as this message."""

    def told(self, people: Iterable[int], *, most: int) -> Sequence[Mirror]:
        """The notices that they got, the latest first."""

    def of_notices(self, notice_ids: Iterable[int]) -> Mapping[int, str]:
        """What was read of these, where it is kept, as HTML by their ids."""


class Topics(Protocol):
    def of_visit(self, visit_id: int) -> Sequence[Chosen]:
        """What its parents have chosen to talk about, in a fixed order."""

    def save(self, chosen: Chosen) -> None: ...


class Photos(Protocol):
    """Photos that staff have sent of themselves, at most one each."""

    def get(self, key: str) -> bytes | None: ...
    def save(self, staff_id: int, photo: Photo) -> None: ...
    def remove(self, staff_id: int) -> None: ...
