"""What words cost: a sentence said, beside gettext alone; a wish read, beside dateparser.

Milliseconds of processor time. `python -m benchmarks.words [ROUNDS]`; dateparser is none of our
dependencies: without it one line says so.
"""

import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import cycle, islice
from statistics import median, quantiles

from benchmarks.pictures import HOME, VOICE
from hembot.samples import NURSE, SLOT, VISIT
from messages.catalogue import catalogue
from messages.languages import LANGUAGES, SOURCE
from messages.reading.lexicon import READ
from messages.reading.wish import LONGEST, read_wish
from tests.messages.reading.phrases import TUNED, WRITTEN_AT, phrases_in

ROUNDS = 2_000
SENTENCE = "Någon annan fick den tiden."


def phrases() -> list[tuple[str, str]]:
    """Of all languages, with each one's code."""
    files = sorted(TUNED.glob("*.tsv"))
    return [(file.stem, phrase.text) for file in files for phrase in phrases_in(file)]


def long_letters() -> list[tuple[str, str]]:
    """As long as a wish may be: made of what stands in the tables."""
    return [
        (code, " ".join(islice(cycle(text for c, text in phrases() if c == code), 60))[:LONGEST])
        for code in sorted(READ)
    ]


def taken(act: Callable[[], object]) -> float:
    began = time.process_time_ns()
    act()
    return (time.process_time_ns() - began) / 1e6


def told(what: str, times: Sequence[float], aim: float | None = None) -> None:
    p95 = quantiles(times, n=20)[-1]
    aimed = (
        "" if aim is None else f"   aim {aim:g} ms: {'met' if median(times) <= aim else 'missed'}"
    )
    print(f"{what:38}{len(times):7} × {median(times):8.3f} median {p95:8.3f} p95{aimed}")


def sentences(rounds: int) -> None:
    codes = [code for code in LANGUAGES if code == SOURCE or catalogue(code)]
    facts = {"visit": VISIT, "family": HOME, "to": NURSE, "slots": (SLOT,), "request": None}
    for name, aim in (("stranger", 0.1), ("slot_taken", None)):
        for code in codes:
            VOICE.say_in(code, name, guests=(), has_passed=False, **facts)
        times = [
            taken(
                lambda code=code, name=name: VOICE.say_in(
                    code, name, guests=(), has_passed=False, **facts
                )
            )  # type: ignore[misc]
            for code in islice(cycle(codes), rounds)
        ]
        told(f"say «{name}»", times, aim)
    translations = [known for code in codes if (known := catalogue(code, drafts=True)) is not None]
    alone = [
        taken(lambda one=one: one.gettext(SENTENCE))  # type: ignore[misc]
        for one in islice(cycle(translations), rounds)
    ]
    told("gettext alone, one sentence", alone)


def wishes(rounds: int) -> None:
    cold = [taken(lambda one=one: _read(one)) for one in phrases()]  # type: ignore[misc]
    told("read a wish, each word for the first time", cold, 2)
    warm = [taken(lambda one=one: _read(one)) for one in islice(cycle(phrases()), rounds)]  # type: ignore[misc]
    told("read a wish", warm, 2)
    long = [taken(lambda one=one: _read(one)) for one in long_letters()]  # type: ignore[misc]
    told(f"read {LONGEST} letters", long)


def _read(written: tuple[str, str]) -> object:
    code, text = written
    return read_wish(text, code, written_at=WRITTEN_AT)


def dateparser(rounds: int) -> None:
    try:
        search = import_module("dateparser.search")
    except ImportError:
        print("dateparser is not installed: nothing to compare with")
        return
    known = {"sv", "en", "ar", "tr", "pl", "uk", "es", "bs", "fi", "so", "ti", "ckb"}
    here = [(code, text) for code, text in phrases() if code in known]
    times = []
    for code, text in islice(cycle(here), min(rounds, len(here))):
        settings = {"RELATIVE_BASE": WRITTEN_AT.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
        act = lambda: search.search_dates(text, languages=[code], settings=settings)  # noqa: B023, E731
        try:
            times.append(taken(act))
        except Exception as error:  # it does not know every language that it lists
            print(f"dateparser, {code}: {type(error).__name__}")
            known.discard(code)
    told("dateparser.search_dates", times)


def main(rounds: int) -> None:
    for code in READ:
        read_wish("fredag", code, written_at=WRITTEN_AT)
    sentences(rounds)
    wishes(rounds)
    dateparser(rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
