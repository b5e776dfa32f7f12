"""What to tell the writer of a content file: where the mistake is, what it is, and the cure."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(eq=False)
class Mistake(Exception):
    """Something in a content file that its writer must mend; `line` is None where unknown."""

    path: Path
    line: int | None
    wrong: str
    cure: str

    def __str__(self) -> str:
        where = str(self.path) if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {self.wrong}; {self.cure}."


def read_text(path: Path, error: type[Mistake]) -> str:
    """The file's text. A byte order mark, which some editors write, is left out."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise error(path, None, "there is no such file", "put it back") from None
    except UnicodeDecodeError:
        raise error(path, None, "this is not text in UTF-8", "save the file as UTF-8") from None


def listed(names: Iterable[str]) -> str:
    """The choices in words.

    >>> listed(["home", "centre", "midwife"])
    'home, centre or midwife'
    """
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
