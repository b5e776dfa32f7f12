"""A staff member's visits of one day as a sheet of A4."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from messages.holes import Programmes, Themes, holes
from messages.picture import Picture, picture_of
from messages.picture_words import PictureWords
from messages.wording import isolated
from visits.day_list import Day, Glimpse
from visits.interpreter import Interpreter
from visits.people import Family, Staff
from visits.visit import Visit

COLUMNS = ("time", "family", "visit", "answer", "others")
CELLS = (
    ("time",),
    ("alias", "area"),
    ("theme", "topics"),
    ("status", "todo"),
    ("languages", "interpreter", "with", "also", "missing"),
)
STRONG = frozenset({"time", "alias"})
NO_MORE = dict.fromkeys(
    ("area", "answer", "todo", "languages_spoken", "chosen_topics", "own_topics")
)

Values = Mapping[str, object]
Row = list[list[Values]]


def day_sheet(day: Day, words: PictureWords, programmes: Programmes, themes: Themes) -> Picture:
    """The list; its file's name says the day and nothing else."""
    language = words.language
    values = holes({"day": day}, language, programmes, themes)
    said = words.own("_picture_day", on=values["on"], reader=isolated(day.to.name))
    lines = values["lines"]
    assert isinstance(lines, Sequence)
    rows = [_row(line, day.to, words) for line in lines]
    sheet = picture_of(
        "day_list",
        lang=language.code,
        rtl=language.right_to_left,
        heading=said["heading"],
        footer=said["footer"],
        none=said["none"],
        columns=[said[name] for name in COLUMNS],
        rows=rows,
    )
    return replace(sheet, file_name=f"{day.on}.pdf")


def _row(line: Values, reader: Staff, words: PictureWords) -> Row:
    values = _values(line, reader)
    said, alarming = words.own("_picture_line", **values), _alarming(values)
    return [
        [
            {"words": said[name], "strong": name in STRONG | alarming, "alarm": name in alarming}
            for name in names
            if said[name]
        ]
        for names in CELLS
    ]


def _alarming(values: Values) -> frozenset[str]:
    """What must be seen at a glance: what to do, and that an interpreter or a guest is missing."""
    visit = values.get("visit")
    is_missing = isinstance(visit, Visit) and visit.interpreter is Interpreter.MISSING
    return frozenset({"todo", "missing"} | ({"interpreter"} if is_missing else set()))


def _values(line: Values, reader: Staff) -> Values:
    """Whoever only comes along reads no more of the visit than a glimpse."""
    glimpse, visit, family = line.get("glimpse"), line.get("visit"), line.get("family")
    if isinstance(glimpse, Glimpse):
        return {**NO_MORE, **line, "slot": glimpse.slot}
    assert isinstance(visit, Visit) and isinstance(family, Family)
    other = line["supporter" if reader.id == family.pair.nurse.id else "nurse"]
    return {**line, "slot": visit.slot, "area": family.area, "other": other, "glimpse": None}
