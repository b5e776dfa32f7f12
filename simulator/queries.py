"""Taps on buttons that wait for the bot's answer."""

from dataclasses import dataclass, field, replace

ANSWER_WITHIN_SECONDS = 15 * 60
FIRST_QUERY_ID = 4_382_901_733_100_001


@dataclass(frozen=True)
class CallbackQuery:
    """One tap."""

    id: str
    chat_id: int
    message_id: int
    data: str
    asked_at: int
    is_answered: bool = False

    def is_open(self, now: int) -> bool:
        return not self.is_answered and now - self.asked_at <= ANSWER_WITHIN_SECONDS


@dataclass
class Queries:
    """The taps of the last quarter of an hour."""

    next_id: int = FIRST_QUERY_ID
    asked: dict[str, CallbackQuery] = field(default_factory=dict)

    def ask(self, chat_id: int, message_id: int, data: str, *, now: int) -> CallbackQuery:
        query = CallbackQuery(str(self.next_id), chat_id, message_id, data, now)
        self.next_id += 1
        self.asked = {known.id: known for known in self.asked.values() if known.is_open(now)}
        self.asked[query.id] = query
        return query

    def answer(self, query_id: str, *, now: int) -> CallbackQuery | None:
        """The query that this answers, or None if it is unknown, old or answered already."""
        query = self.asked.get(query_id)
        if query is None or not query.is_open(now):
            return None
        self.asked[query_id] = replace(query, is_answered=True)
        return query

    def open_in(self, chat_id: int, *, now: int) -> list[CallbackQuery]:
        return [q for q in self.asked.values() if q.chat_id == chat_id and q.is_open(now)]
