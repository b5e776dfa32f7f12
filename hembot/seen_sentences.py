"""Where each sentence is seen: the samples of messages that show the most of them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape

from babel.messages.catalog import Catalog

from content.read_themes import read_themes
from hembot.check_content import heard_in
from hembot.samples import BY_SLUG
from hembot.telling_samples import TellingSamples
from hembot.topics import our_topics
from messages.catalogue import read_catalogue
from messages.languages import SOURCE
from messages.message import Message
from messages.review_sheet import Seen, Sentence
from messages.voice import Voice
from messages.wording import unmarked

HOLE = re.compile(r"%\\\((\w+)\\\)s")
Facts = dict[str, object]

WORD = re.compile(r"[^\W\d_]")
TAG = re.compile(r"<[^>]*>")
ELSEWHERE = "Också: på bilder, brev och i andra fall"


def seen_in(code: str) -> Iterator[Seen]:
    """Each message that shows something new, and at last what no sample shows."""
    catalogue = read_catalogue(code)
    left = [_first(entry.id) for entry in catalogue if entry.id]
    numbers = {msgid: number for number, msgid in enumerate(left, start=1)}
    topics = our_topics()
    voice = Voice(BY_SLUG, read_themes(topics=topics), topics, drafts=True)
    telling = TellingSamples(voice)
    for name in heard_in(code):
        for facts, shown in _samples_with(voice, name, telling.of(name), left):
            left = [msgid for msgid in left if msgid not in shown]
            swedish, said = (voice.say_in(one, name, **facts) for one in (SOURCE, code))
            sentences = tuple(
                _sentence(catalogue, msgid, number)
                for msgid, number in numbers.items()
                if msgid in shown
            )
            yield Seen(name, swedish, said, sentences)
    if left:
        nothing = Message("", SOURCE)
        rest = tuple(_sentence(catalogue, msgid, numbers[msgid]) for msgid in left)
        yield Seen(ELSEWHERE, nothing, nothing, rest)


def _samples_with(
    voice: Voice, name: str, samples: Iterable[Facts], msgids: Iterable[str]
) -> Iterator[tuple[Facts, frozenset[str]]]:
    """The samples of this message in which more and more of these are read, the fullest first."""
    facts_of = {_read_in(voice.say_in(SOURCE, name, **one), msgids): one for one in samples}
    seen: frozenset[str] = frozenset()
    while new := max((shown - seen for shown in facts_of), key=len, default=frozenset()):
        fullest = max(facts_of, key=lambda shown: len(shown - seen))
        seen |= fullest
        yield facts_of[fullest], new


def _read_in(message: Message, msgids: Iterable[str]) -> frozenset[str]:
    said = "\n".join([_plain(message.text), *(unmarked(one.label) for one in message.buttons)])
    return frozenset(msgid for msgid in msgids if _says_something(msgid, said))


def _says_something(msgid: str, said: str) -> bool:
    """Whether it is read there; one that has holes alone would be found anywhere."""
    return WORD.search(HOLE.sub("", re.escape(msgid))) is not None and bool(
        _pattern(msgid).search(said)
    )


@cache
def _plain(html: str) -> str:
    return unescape(TAG.sub("", unmarked(html)))


@cache
def _pattern(msgid: str) -> re.Pattern[str]:
    """The sentence with anything in its holes, and nothing of a word before or after it."""
    said = HOLE.sub(".+?", re.escape(TAG.sub("", msgid)))
    return re.compile(rf"(?<!\w){said}(?!\w)")


def _sentence(catalogue: Catalog, msgid: str, number: int) -> Sentence:
    entry = catalogue[msgid]
    said = entry.string if isinstance(entry.string, str) else " | ".join(entry.string or ())
    many = "" if isinstance(entry.id, str) else f" | {entry.id[1]}"
    return Sentence(number, f"{msgid}{many}", said, " ".join(entry.auto_comments))


def _first(msgid: str | tuple[str, ...] | list[str]) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]
