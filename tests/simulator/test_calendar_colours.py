"""An event can be read whatever its colour, by day and by night (WCAG 2.2, level AA)."""

import re
from pathlib import Path

import pytest

import simulator.phones
from tests.simulator.test_colours import TEXT, contrast, schemes

STYLES = Path(simulator.phones.__file__).parent / "static" / "calendars" / "calendars.css"
GROUND = re.compile(r"background-color: color-mix\(in srgb, var\(--tint\) (\d+)%")
STRIPE = re.compile(r"color-mix\(in srgb, var\(--tint\) (\d+)%, transparent\) 5px 10px")
OWN = re.compile(r"--tint: (#[0-9a-f]{6});")

TINTS = {
    "gold": "#ffd700",
    "mediumseagreen": "#3cb371",
    "orange": "#ffa500",
    "crimson": "#dc143c",
    "black": "#000000",
    "white": "#ffffff",
    "own": OWN.findall(STYLES.read_text())[0],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tint", TINTS)
def test_a_title_can_be_read_on_its_stripes(scheme: str, tint: str) -> None:
    colours, styles = schemes()[scheme], STYLES.read_text()
    usual, _cancelled = (int(share) for share in GROUND.findall(styles))
    [stripe] = (int(share) for share in STRIPE.findall(styles))

    ground = mix(TINTS[tint], colours["surface"], usual)

    assert contrast(colours["ink"], ground) >= TEXT
    assert contrast(colours["ink"], mix(TINTS[tint], ground, stripe)) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_cancelled_visit_can_be_read(scheme: str) -> None:
    colours = schemes()[scheme]
    _usual, cancelled = (int(share) for share in GROUND.findall(STYLES.read_text()))

    assert contrast(colours["muted"], mix("#d3d3d3", colours["surface"], cancelled)) >= TEXT


def mix(one: str, other: str, percent: int) -> str:
    """What CSS makes of `color-mix(in srgb, one percent%, other)`."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    parts = (round((a * percent + b * (100 - percent)) / 100) for a, b in pairs)
    return "#" + "".join(f"{part:02x}" for part in parts)
