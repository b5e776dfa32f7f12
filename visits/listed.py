"""What a list said about a visit: the words that are compared when the next list is made."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """How the family has answered, in a word; whoever only comes along is not shown it."""

    CONFIRMED = "confirmed"
    NO_ANSWER = "no_answer"
    UNREACHABLE = "unreachable"
    WANTS_TO_MOVE = "wants_to_move"
    HELD = "held"
    MISSED = "missed"
    GONE = "gone"
    NOT_SHOWN = "not_shown"


class Todo(StrEnum):
    """What staff must do about a visit."""

    CALL_FAMILY = "call_family"
    ANSWER_WISH = "answer_wish"
    SOLVE = "solve"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list has said about one visit; `others` come to it besides the pair (ids).

    `chosen` grows with each change of what the parents want to talk about.
    """

    visit_id: int
    edition: int
    answer: Answer
    todo: Todo | None = None
    others: tuple[int, ...] = ()
    chosen: int = 0
