"""What waits for the bot until the bot says that it has it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from simulator.wire import Json

FIRST_UPDATE_ID = 731_004_001
ALL_BUT_SOME = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Updates:
    """The bot's queue. What was not confirmed is delivered again."""

    next_id: int = FIRST_UPDATE_ID
    waiting: list[Json] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def put(self, kind: str, body: Json) -> None:
        """Queue an update, if the bot wants that kind at all."""
        if not self.is_wanted(kind):
            return
        self.waiting.append({"update_id": self.next_id, kind: body})
        self.next_id += 1

    def is_wanted(self, kind: str) -> bool:
        """An empty list means all kinds but those that Telegram leaves out by default."""
        return kind in self.allowed if self.allowed else kind not in ALL_BUT_SOME

    def allow(self, kinds: Sequence[str]) -> None:
        """It does not affect what is queued already."""
        self.allowed = list(kinds)

    def confirm(self, offset: int) -> None:
        """Forget all before this id; a negative offset keeps that many from the end."""
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]

    def forget_all(self) -> None:
        self.waiting = []
