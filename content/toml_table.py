"""A TOML table that knows its file and its lines, so that a mistake can be told clearly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from content.mistake import Mistake, listed


@dataclass(frozen=True, slots=True)
class Section:
    """Where a table of the file begins, and the line of each of its keys."""

    name: str
    line: int
    keys: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Table:
    """The values of one table; every answer is checked, or `error` is raised."""

    path: Path
    error: type[Mistake]
    values: Mapping[str, object]
    section: Section
    below: tuple[Section, ...] = ()

    def bad(self, key: str, wrong: str, cure: str) -> Mistake:
        """The mistake at the line of `key`, or where its table begins."""
        tables = {section.name: section.line for section in reversed(self.below)}
        line = (tables | dict(self.section.keys)).get(key, self.section.line)
        return self.error(self.path, line, wrong, cure)

    def only(self, known: Iterable[str]) -> None:
        known = sorted(known)
        for key in self.values:
            if key not in known:
                raise self.bad(key, f"the key {key!r} is unknown", f"use {listed(known)}")

    def need(self, key: str) -> object:
        if key not in self.values:
            raise self.bad(key, f"the key {key!r} is missing", f"add a line {key} = …")
        return self.values[key]

    def text(self, key: str) -> str:
        value = self.need(key)
        if not isinstance(value, str) or not value.strip():
            raise self.bad(key, f"{key!r} is not a text", f'write {key} = "…" in quotation marks')
        return value.strip()

    def number(self, key: str) -> int:
        value = self.need(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.bad(key, f"{key!r} is not a whole number above 0", f"write {key} = 1, 2 …")
        return value

    def number_within(self, key: str, least: int, most: int) -> int:
        value = self.need(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            wrong = f"{key!r} is not a whole number from {least} to {most}"
            raise self.bad(key, wrong, f"write one of {least} … {most}, without quotation marks")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.need(key)
        if not isinstance(value, list) or not all(isinstance(row, str) for row in value):
            raise self.bad(key, f"{key!r} is not a list of texts", f'write {key} = ["…", "…"]')
        return tuple(value)

    def dates(self, key: str) -> tuple[date, ...]:
        value = self.need(key)
        if not isinstance(value, list) or not all(type(row) is date for row in value):
            cure = f"write {key} = [2026-03-02], without quotation marks"
            raise self.bad(key, f"{key!r} is not a list of dates", cure)
        return tuple(value)

    def table(self, name: str) -> "Table":
        """The one table called `name`, written [name]."""
        if not isinstance(self.values.get(name), dict):
            raise self.bad(name, f"the table {name!r} is missing", f"add the line [{name}]")
        return next(self.tables(name))

    def tables(self, name: str) -> Iterator["Table"]:
        """The tables called `name`: one written [name], or several written [[name]]."""
        rows = self.values.get(name, [])
        sections = [section for section in self.below if section.name == name]
        for at, row in enumerate(rows if isinstance(rows, list) else [rows]):
            section = sections[at] if at < len(sections) else self.section
            if not isinstance(row, dict):
                raise self.bad(name, f"{name!r} is not a table", f"begin it with [{name}]")
            yield Table(self.path, self.error, row, section)
