"""A report of figures as pages of A4: its words and numbers come ready to be read."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from messages.picture import Picture, picture_of


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what it says, out of what, and what it means."""

    title: str
    value: str
    parts: str
    means: str
    others: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words below a plot (`at` is per cent across) or beside a line (per cent up)."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Per cent of the plot: where it begins, how wide and how high it is."""

    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    title: str
    bars: Sequence[Bar]
    scale: Sequence[Mark]
    lines: Sequence[Mark]
    ticks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    rows: Sequence[Row]
    plots: Sequence[Plot]


@dataclass(frozen=True, slots=True)
class Report:
    """`subtitle` and `lines` stand on the title page."""

    heading: str
    subtitle: str
    lines: Sequence[str]
    sections: Sequence[Section]
    plots_heading: str
    columns: Sequence[str]
    footer: str


def report_pages(report: Report, language: str, file_name: str) -> Picture:
    return replace(picture_of("report", lang=language, **asdict(report)), file_name=file_name)
