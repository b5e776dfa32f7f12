"""`make content`: everything that specialists write can be read, and every message can be said."""

import sys
from collections.abc import Iterator
from pathlib import Path

from calendars.holidays import swedish_days_off
from content.mistake import Mistake
from content.read_activity_sources import read_activity_sources
from content.read_booking_rules import read_booking_rules
from content.read_emergencies import read_emergencies
from content.read_figures import read_figures
from content.read_matching import read_matching
from content.read_money import read_money
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.check_themes import faults_of_themes
from hembot.settings import Settings
from hembot.telling_samples import TellingSamples
from hembot.topics import our_topics
from messages.catalogue import po_file
from messages.languages import LANGUAGES, SOURCE
from messages.limits import faults_of
from messages.templates import FAMILY, names
from messages.voice import Voice

README = Path(__file__).parents[1] / "README.md"


def faults() -> Iterator[str]:
    """One sentence for everything that is wrong, with where to mend it."""
    try:
        topics = our_topics()
        programmes, themes = read_programmes(), read_themes(topics=topics)
        emergencies = read_emergencies()
        rules = read_booking_rules(swedish_days_off)
        read_matching(programmes, rules)
        read_money()
        read_figures()
        read_activity_sources(rules.areas, LANGUAGES, in_demo=True)
    except Mistake as mistake:
        yield str(mistake)
        return
    yield from faults_of_themes(themes, topics, programmes, emergencies)
    yield from _unsaid(Voice(programmes, themes, topics, drafts=True))
    yield from _undocumented(README.read_text(encoding="utf-8"))


def _unsaid(voice: Voice) -> Iterator[str]:
    """Each message in each language, with all samples that it tells apart."""
    telling = TellingSamples(voice)
    for code in spoken():
        for name in heard_in(code):
            for facts in telling.of(name):
                message = voice.say_in(code, name, **facts)
                if message.language != code:
                    yield f"{name}.j2: {po_file(code)} lacks a sentence of this message."
                yield from (f"{name}.j2 in {code}: {fault}" for fault in faults_of(message))


def spoken() -> list[str]:
    """Swedish, and every language that has a catalogue."""
    return [code for code in LANGUAGES if code == SOURCE or po_file(code).exists()]


def for_staff() -> list[str]:
    """Those in which everything is said, also to staff."""
    return [code for code in spoken() if LANGUAGES[code].for_staff]


def heard_in(code: str) -> list[str]:
    """The messages that somebody hears in this language."""
    return names() if code in for_staff() else names(FAMILY)


def _undocumented(readme: str) -> Iterator[str]:
    for name in Settings.model_fields:
        if f"`HEMBOT_{name.upper()}`" not in readme:
            yield f"README.md: the setting HEMBOT_{name.upper()} is missing from the table."


def main() -> int:
    found = list(dict.fromkeys(faults()))
    for fault in found:
        print(fault)
    if not found:
        print(f"content: {len(names())} messages in {len(spoken())} languages are well")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
