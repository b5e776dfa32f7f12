"""How many phrases are read as they are meant: `python -m benchmarks.wishes [FOLDER]`.

The phrases stand in tests/messages/reading/phrases/<language>.tsv, written by somebody who has not
seen the code, on Monday 2026-11-23 at 09:30 in Sweden. `-v` names those that are read otherwise.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.messages.reading.phrases import HELD_OUT, Meaning, Phrase, meaning_of, phrases_in

Read = tuple[Phrase, Meaning]


def share(right: int, of: int) -> str:
    return f"{100 * right / of:6.0f} %" if of else "       –"


def counted(read: Iterable[Read]) -> Counter[str]:
    """Right in all; in kind and days; and as it was written where nothing was to be found."""
    counts: Counter[str] = Counter()
    for phrase, got in read:
        wanted = phrase.meaning
        if wanted[0] in ("ask_clock", "as_written"):
            wanted, got = (wanted[0], *_days_if_said(wanted)), (got[0], *_days_if_said(wanted, got))
        counts["all"] += 1
        counts["right"] += wanted == got
        counts["days"] += wanted[:3] == got[:3]
        # a question about a time that was not meant is the fault that a parent sees
        counts["misread"] += wanted != got and got[0] != "as_written"
    return counts


def _days_if_said(wanted: Meaning, got: Meaning | None = None) -> tuple[str, str]:
    """Who wrote the phrase may have left them out."""
    return (got or wanted)[1:3] if wanted[1] else ("", "")


def faults(language: str, read: Iterable[Read]) -> Iterator[str]:
    for phrase, got in read:
        if counted([(phrase, got)])["right"] == 0:
            yield f"  {language}: {phrase.text!r}\n      {phrase.meaning}\n  not {got}"


def main(folder: Path, *, tells_faults: bool) -> None:
    total: Counter[str] = Counter()
    print(f"{'':10}{'phrases':>9}{'right':>8}{'days':>8}{'misread':>9}")
    for file in sorted(folder.glob("*.tsv")):
        read = [(one, meaning_of(one.text, file.stem)) for one in phrases_in(file)]
        counts = counted(read)
        total += counts
        print(_row(file.stem, counts))
        if tells_faults:
            print("\n".join(faults(file.stem, read)))
    print(_row("together", total) if total else f"no phrases in {folder}")


def _row(name: str, counts: Counter[str]) -> str:
    shares = (share(counts[what], counts["all"]) for what in ("right", "days", "misread"))
    return f"{name:10}{counts['all']:9}{''.join(shares)}"


if __name__ == "__main__":
    named = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    main((named or [HELD_OUT])[0], tells_faults="-v" in sys.argv)
