"""What is paid for visits, and the slips of the pen in the file that says so."""

from datetime import date
from pathlib import Path

import pytest

from content.read_money import BadMoney, read_money
from visits.money import Rate

GOOD = """\
[code]
kva = "ZV509"
name = "Medverkan"

[[rate]]
from = 2025-01-01
together = 2500
ordinary = 1800

[[rate]]
from = 2026-11-15
together = 2600
ordinary = 1850

[fixed_funding]
centres = ["Varberga"]
"""
RATES = GOOD[GOOD.index("[[rate]]") : GOOD.index("[fixed")]
MISTAKES = [
    ('kva = "ZV509"', "kva = 509", 2, "'kva' is not a text", "in quotation marks"),
    ('kva = "ZV509"\n', "", 1, "'kva' is missing", "add a line kva"),
    ("together = 2500", "together = 2500.5", 7, "not a whole number", "write together = 1"),
    ("together = 2500", 'together = "2 500"', 7, "not a whole number", "write together = 1"),
    ("together = 2500", "together = -2500", 7, "not a whole number", "write together = 1"),
    ("ordinary = 1800\n", "", 5, "'ordinary' is missing", "add a line ordinary"),
    ("from = 2025-01-01", 'from = "2025-01-01"', 6, "'from' is not a date", "without quotes"),
    ("from = 2025-01-01", "from = 2025-01-01T08:00:00", 6, "'from' is not a date", "2025-01-01"),
    ("from = 2026-11-15", "from = 2025-01-01", 6, "two rates begin on 2025-01-01", "one of them"),
    ("together = 2600", "together = 2600\nfixed = 1", 13, "'fixed' is unknown", "from, ordinary"),
    ('["Varberga"]', '"Varberga"', 16, "not a list of texts", "write centres = ["),
    (RATES, "", 1, "there is no rate", "[[rate]]"),
    ("[code]", "[codes]", 1, "'codes' is unknown", "code, fixed_funding or rate"),
]


def written(folder: Path, text: str) -> Path:
    path = folder / "money.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_newest_amount_stands_first(tmp_path: Path) -> None:
    money = read_money(written(tmp_path, GOOD))

    assert money.rates == (
        Rate(date(2026, 11, 15), 2600, 1850),
        Rate(date(2025, 1, 1), 2500, 1800),
    )
    assert money.rate_on(date(2026, 11, 14)) == Rate(date(2025, 1, 1), 2500, 1800)
    assert money.rate_on(date(2024, 12, 31)) is None


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    assert good in GOOD

    with pytest.raises(BadMoney) as caught:
        read_money(written(tmp_path, GOOD.replace(good, bad, 1)))

    told = str(caught.value)
    assert told.startswith(f"{tmp_path / 'money.toml'}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


def test_the_file_that_we_ship_says_what_the_source_says() -> None:
    money = read_money()

    assert (money.kva, money.code_name) == ("ZV509", "Medverkan av företrädare för Socialtjänst")
    assert [(rate.together, rate.ordinary) for rate in money.rates] == [(2500, 1800)]
    assert money.fixed_centres == {"Vivalla/Lundby", "Varberga", "Mikaeli", "Brickebacken"}
