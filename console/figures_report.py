"""What is followed up as a printed report, with the same numbers hidden as on the pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from console import words
from console.plots import HEIGHT, OverTime, over_time
from console.wanted_figures import Choices
from content.read_figures import Explained, Group, Reference
from messages.figure_wording import month_sign, months, share
from messages.languages import LANGUAGES
from messages.report import Bar, Mark, Plot, Report, Row, Section
from visits.actions.look_closely import Closely
from visits.figures.asked import Asked

Figures = Sequence[tuple[Explained, Closely]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes a report in one language."""

    language: str
    choices: Choices
    said: Mapping[str, str]

    def report(self, figures: Figures, asked: Asked) -> Report:
        said, period = self.said, months(asked.period, LANGUAGES[self.language])
        something_is_hidden = any(seen.whole is None for _, seen in figures)
        return Report(
            heading=said["heading"],
            subtitle=period,
            lines=[*self._chosen(asked), *([said["why"]] if something_is_hidden else [])],
            sections=[self._section(group, figures) for group in Group],
            plots_heading=said["over_time"],
            columns=[said["figure"], said["value"]],
            footer=f"{said['heading']} · {period}",
        )

    def _chosen(self, asked: Asked) -> Iterator[str]:
        if not asked.only:
            yield self.said["everybody"]
        for by, value in asked.only.items():
            yield f"{self.said[by]}: {self.choices.named[by][value]}"

    def _section(self, group: Group, figures: Figures) -> Section:
        mine = [(explained, seen) for explained, seen in figures if explained.group is group]
        return Section(
            self.said[group],
            rows=[self._row(explained, seen) for explained, seen in mine],
            plots=[self._plot(explained, seen) for explained, seen in mine if _has_plot(seen)],
        )

    def _row(self, explained: Explained, seen: Closely) -> Row:
        facts = {"cell": seen.whole, "figure": explained, "too_few": self.said["too_few"]}
        said = words.parts("_figure_row_words", self.language, **facts)
        means = f"{explained.means[self.language]} {said['counted']}"
        others = [self._reference(explained, one) for one in explained.references]
        title = explained.title[self.language]
        return Row(title, said["value"], said["parts"], means, others)

    def _reference(self, explained: Explained, one: Reference) -> str:
        facts = {"figure": explained, "one": one}
        return words.parts("_figure_reference_words", self.language, **facts)["reference"]

    def _plot(self, explained: Explained, seen: Closely) -> Plot:
        values = [one.value for one in explained.references]
        plot = over_time(seen.over_time, seen.asked.period, values)
        return Plot(
            title=explained.title[self.language],
            bars=[Bar(one.x, one.width, _up(one.height)) for one in plot.bars],
            scale=[Mark(100 * one.value, self._share(one.value)) for one in plot.lines],
            lines=[
                Mark(100 * one.value, self._reference(explained, one))
                for one in explained.references
            ],
            ticks=list(self._ticks(plot)),
        )

    def _ticks(self, plot: OverTime) -> Iterable[Mark]:
        for tick in plot.ticks:
            month = month_sign(tick.month, LANGUAGES[self.language])
            yield Mark(tick.x, f"{month} {tick.year}" if tick.year else month)

    def _share(self, part: float) -> str:
        return share(part, LANGUAGES[self.language])


def _has_plot(seen: Closely) -> bool:
    """Numbers are read better in a table, and month by month on their page."""
    return any(cell.among for _, cell in seen.over_time)


def _up(pixels: float) -> float:
    return round(100 * pixels / HEIGHT, 1)
