"""Why staff ring a family."""

from enum import StrEnum


class CallReason(StrEnum):
    """Where several hold, the first of them is said."""

    CALL_WANTED = "call_wanted"
    UNREACHABLE = "unreachable"
    CONTRADICTION = "contradiction"
    WORDS = "words"
    NO_ANSWER = "no_answer"
