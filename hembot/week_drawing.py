"""Draws a working week with events in it, as a small picture (SVG)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

DAYS = ("mån 2", "tis 3", "ons 4", "tor 5", "fre 6")
COLUMN, HOUR, LEFT, TOP = 150, 72, 44, 40
FIRST_HOUR, HOURS = 9, 3
WIDTH, HEIGHT = LEFT + COLUMN * len(DAYS) + 12, TOP + HOUR * HOURS + 12
INK, QUIET, LINE, POINTING = "#22303c", "#6b7a86", "#dfe5ea", "#1f6feb"
STRIPES = (
    '<defs><pattern id="stripes" width="8" height="8" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect width="3" height="8" fill="#fff" opacity=".35"/>'
    '</pattern><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"'
    f' markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="{POINTING}"/></marker></defs>'
)


@dataclass(frozen=True)
class Box:
    """One event of an hour: which day, at which hour, what it says, in which colour."""

    day: int
    hour: float
    words: Sequence[str]
    color: str
    is_ghost: bool = False
    """Where it was before."""
    is_striped: bool = False
    is_struck: bool = False

    @property
    def x(self) -> float:
        return LEFT + self.day * COLUMN + 5

    @property
    def y(self) -> float:
        return TOP + (self.hour - FIRST_HOUR) * HOUR + 2


def drawn(title: str, boxes: Sequence[Box], *more: str, heads: Sequence[str] = DAYS) -> str:
    """The whole file; `title` is for those who do not see it, `more` is drawn on top."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            f' width="{WIDTH}" font-family="system-ui, sans-serif" font-size="13">',
            f"<title>{escape(title)}</title>",
            STRIPES,
            *_week(heads),
            *(line for box in boxes for line in _drawn(box)),
            *more,
            "</svg>\n",
        ]
    )


def note(box: Box, words: str) -> str:
    """Under the event, in the hand of whoever explains it."""
    return _text(box.x + 8, box.y + HOUR + 14, words, f'fill="{POINTING}" font-style="italic"')


def arrow(start: Box, end: Box) -> str:
    x, y = start.x + COLUMN - 4, start.y + HOUR / 2
    to_x, to_y = end.x - 5, end.y + HOUR / 2
    bend = (x + to_x) / 2
    path = f"M{x} {y}C{bend} {y} {bend} {to_y} {to_x} {to_y}"
    style = f'fill="none" stroke="{POINTING}" stroke-width="2.5" marker-end="url(#tip)"'
    return f'<path d="{path}" {style}/>'


def cross(box: Box) -> str:
    x, y, right, bottom = box.x + 12, box.y + 8, box.x + COLUMN - 22, box.y + HOUR - 12
    path = f"M{x} {y}L{right} {bottom}M{right} {y}L{x} {bottom}"
    return f'<path d="{path}" stroke="crimson" stroke-width="3" stroke-linecap="round"/>'


def _week(heads: Sequence[str]) -> Iterator[str]:
    yield _rect(0.5, 0.5, WIDTH - 1, HEIGHT - 1, f'rx="10" fill="#fff" stroke="{LINE}"')
    for number, day in enumerate(heads):
        x = LEFT + number * COLUMN
        yield _text(x + COLUMN / 2, 25, day, f'fill="{QUIET}" text-anchor="middle"')
        yield f'<path d="M{x} {TOP}V{HEIGHT - 8}" stroke="{LINE}"/>'
    for number in range(HOURS + 1):
        y = TOP + number * HOUR
        yield f'<path d="M{LEFT} {y}H{WIDTH - 12}" stroke="{LINE}"/>'
        if number < HOURS:
            yield _text(
                LEFT - 8, y + 5, str(FIRST_HOUR + number), f'fill="{QUIET}" text-anchor="end"'
            )


def _drawn(box: Box) -> Iterator[str]:
    width, height = COLUMN - 10, HOUR - 4
    if box.is_ghost:
        style = f'rx="6" fill="none" stroke="{QUIET}" stroke-dasharray="4 4"'
    else:
        style = f'rx="6" fill="{box.color}"'
    yield _rect(box.x, box.y, width, height, style)
    if box.is_striped:
        yield _rect(box.x, box.y, width, height, 'rx="6" fill="url(#stripes)"')
    ink = QUIET if box.is_ghost else "#fff" if box.color == "crimson" else INK
    for number, words in enumerate(box.words):
        weight = ' font-weight="600"' if number == 0 else ""
        struck = ' text-decoration="line-through"' if box.is_struck else ""
        yield _text(box.x + 8, box.y + 17 + 16 * number, words, f'fill="{ink}"{weight}{struck}')


def _rect(x: float, y: float, width: float, height: float, style: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {style}/>'


def _text(x: float, y: float, words: str, style: str) -> str:
    return f'<text x="{x}" y="{y}" {style}>{escape(words)}</text>'
