"""Reads what is paid for home visits: one TOML file that a coordinator writes."""

from datetime import date
from pathlib import Path

from content.mistake import Mistake, read_text
from content.toml_file import parse
from content.toml_table import Table
from visits.money import Money, Rate

MONEY = Path(__file__).parent / "money.toml"
KEYS = ("code", "rate", "fixed_funding")


class BadMoney(Mistake):
    """Rules of payment that cannot be used."""


def read_money(path: Path = MONEY) -> Money:
    """The rules of an installation. Raises BadMoney."""
    top = parse(read_text(path, BadMoney), path, BadMoney)
    top.only(KEYS)
    code, fixed = top.table("code"), top.table("fixed_funding")
    code.only(("kva", "name"))
    fixed.only(("centres",))
    rates = [_rate(row) for row in top.tables("rate")]
    if not rates:
        raise top.bad("rate", "there is no rate", "begin one with the line [[rate]]")
    return Money(
        kva=code.text("kva"),
        code_name=code.text("name"),
        rates=_newest_first(rates, top),
        fixed_centres=frozenset(fixed.texts("centres")),
    )


def _rate(row: Table) -> Rate:
    row.only(("from", "together", "ordinary"))
    return Rate(_day(row), row.number("together"), row.number("ordinary"))


def _day(row: Table) -> date:
    day = row.need("from")
    if not isinstance(day, date) or type(day) is not date:
        raise row.bad("from", "'from' is not a date", "write from = 2025-01-01, without quotes")
    return day


def _newest_first(rates: list[Rate], top: Table) -> tuple[Rate, ...]:
    days = [rate.from_ for rate in rates]
    for row, day in zip(top.tables("rate"), days, strict=True):
        if days.count(day) > 1:
            raise row.bad("from", f"two rates begin on {day}", "take one of them away")
    return tuple(sorted(rates, key=lambda rate: rate.from_, reverse=True))
