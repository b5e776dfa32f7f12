"""A text as signs: its words looked up in the writer's language, then in Swedish and English."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from messages.reading.kinds import Kind
from messages.reading.lexicon import READ, Lexicon, Sign, Signs, lexicon
from messages.reading.tokens import Token, tokens

GUESTS = ("sv", "en")
LONGEST_PHRASE = 5
NOTHING: Signs = (Sign(Kind.NOTHING),)


def signs_in(text: str, language: str) -> list[Sign]:
    """What is left out says nothing; between what is left nothing else stood."""
    codes = [language, *GUESTS] if language in READ else GUESTS
    own, *guests = map(lexicon, dict.fromkeys(codes))
    found = [Sign(Kind.PAUSE)]
    for sign in _signs(list(tokens(text)), own, guests):
        before = found[-1].kind
        if sign.kind is Kind.WEEKDAY and before is Kind.DAY:
            found.pop()  # «the day Thursday», as many languages say it
        doubled = sign.kind is Kind.NOTHING and before is Kind.NOTHING
        if sign.kind is not Kind.GLUE and not doubled:
            found.append(sign)
    return found[1:]


def _signs(written: Sequence[Token], own: Lexicon, guests: Sequence[Lexicon]) -> Iterator[Sign]:
    at = 0
    while at < len(written):
        token = written[at]
        if token.kind is not None:
            yield Sign(token.kind, token.value)
            at += 1
            continue
        ahead = written[at : at + LONGEST_PHRASE]
        words = [one.word for one in takewhile(lambda one: one.kind is None, ahead)]
        length, signs = _meaning(words, own, guests)
        if signs is not NOTHING or not token.is_ending:
            yield from signs
        at += length


def _meaning(words: Sequence[str], own: Lexicon, guests: Sequence[Lexicon]) -> tuple[int, Signs]:
    if (phrase := own.phrase(words)) is not None:
        return phrase
    if signs := own.word(words[0]):
        return 1, signs
    for guest in guests:
        if len(words[0]) > 1 and (phrase := guest.phrase(words)) is not None:
            return phrase
        if signs := guest.as_guest(words[0]):
            return 1, signs
    return 1, NOTHING
