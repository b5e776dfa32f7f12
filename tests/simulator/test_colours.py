"""The page's colours can be told apart, by day and by night (WCAG 2.2, level AA)."""

import re
from pathlib import Path

import pytest

import simulator.phones

STYLES = Path(simulator.phones.__file__).parent / "static" / "colours.css"
COLOUR = re.compile(r"--([\w-]+): (#[0-9a-f]{6})(?:[0-9a-f]{2})?;")
TEXT, SIGN = 4.5, 3.0

PAIRS = [
    ("ink", "ground", TEXT),
    ("ink", "ground-warm", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "from-bot", TEXT),
    ("ink", "from-person", TEXT),
    ("muted", "ground", TEXT),
    ("muted", "ground-warm", TEXT),
    ("muted", "surface", TEXT),
    ("muted", "chat", TEXT),
    ("muted", "from-bot", TEXT),
    ("accent", "surface", TEXT),
    ("accent", "accent-soft", TEXT),
    ("accent", "from-bot", TEXT),
    ("accent", "from-person", TEXT),
    ("accent", "ground", TEXT),
    ("accent-ink", "accent", TEXT),
    ("key-ink", "key", TEXT),
    ("success", "key", TEXT),
    ("danger", "key", TEXT),
    ("surface", "danger", TEXT),
    ("toast-ink", "toast", TEXT),
    ("focus", "ground", SIGN),
    ("focus", "surface", SIGN),
    ("focus", "chat", SIGN),
]


def schemes() -> dict[str, dict[str, str]]:
    day, night = STYLES.read_text().split("@media")
    light = dict(COLOUR.findall(day))
    return {"light": light, "dark": light | dict(COLOUR.findall(night))}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_the_contrast_is_enough(scheme: str, front: str, back: str, least: float) -> None:
    colours = schemes()[scheme]

    assert contrast(colours[front], colours[back]) >= least


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
