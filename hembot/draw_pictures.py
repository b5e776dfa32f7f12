"""Draws what docs/pictures.md shows: cards, sheets, a letter and a list, in Swedish and Arabic.

`python -m hembot.draw_pictures`
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.samples import FAMILY, GUEST, NURSE, SUPPORTER, VISIT
from hembot.topics import our_topics
from messages.letter import letter
from messages.message import Message
from messages.note import as_paper, notes
from messages.picture import Picture
from messages.pictures.drawing import pages
from messages.voice import Voice
from visits.day_list import Day, Line
from visits.interpreter import Interpreter
from visits.people import Pair, Portrait
from visits.scene import Standing
from visits.visit import Status, Visit, slot_of

PICTURES = Path(__file__).parents[1] / "docs" / "pictures" / "drawn"
LANGUAGES = ("sv", "ar")
LINK = "https://t.me/hembot_demo_bot?start=Zx81kPq_9-a7RrQmVbT0uw"
ON_A_SCREEN, ON_PAPER = 72, 80
"""Half as wide as they are sent: 540 pixels, which is what a small phone shows."""

PROGRAMMES, TOPICS = read_programmes(), our_topics()
THEMES = read_themes(topics=TOPICS)
VOICE = Voice(PROGRAMMES, THEMES, TOPICS)
ANNA = replace(NURSE, portrait=Portrait.WOMAN)
SAMIRA = replace(SUPPORTER, portrait=Portrait.HEADSCARF)
HOME = replace(FAMILY, pair=Pair(1, ANNA, SAMIRA), area="Angered", interpreter="ar")


def pictures() -> Iterator[tuple[str, Picture]]:
    """Each with the name of its file."""
    for code in LANGUAGES:
        for visit in PROGRAMMES[FAMILY.programme].visits:
            for name, kind in (("card", "reminder"), ("bubbles", "theme_preview")):
                picture = _said(kind, code, visit.number).picture
                assert picture is not None
                yield f"{name}-{visit.number}-{code}", picture
    chosen = VOICE.say_in("sv", "portrait", to=ANNA).picture
    assert chosen is not None
    yield "portraits-sv", chosen
    yield "letter-ar", letter(HOME.pair, "ar", LINK)
    yield "note-ar", as_paper(notes(VOICE, HOME, VISIT), VISIT)
    day = VOICE.say("day_sheet", NURSE, day=_day()).picture
    assert day is not None
    yield "day-sv", day


def _said(kind: str, code: str, number: int) -> Message:
    planned = PROGRAMMES[FAMILY.programme].visit(number)
    assert planned is not None
    visit = replace(VISIT, number=number, theme=planned.theme, place=planned.place)
    guests = (GUEST,) if number == 1 else ()
    return VOICE.say_in(code, kind, family=HOME, visit=visit, guests=guests)


def _day() -> Day:
    """A day with everything that staff must see at a glance."""
    booked = replace(VISIT, status=Status.CONFIRMED, interpreter=Interpreter.BOOKED)
    asked = replace(VISIT, status=Status.PLANNED, interpreter=Interpreter.MISSING)
    visits = (booked, asked, replace(booked, interpreter=None), replace(asked, interpreter=None))
    families = (
        HOME,
        replace(HOME, alias="F-0007"),
        replace(HOME, alias="F-0012", interpreter=None),
    )
    lines = [
        Line(Standing(_at(visit, index), families[index % 3], None, (GUEST,) * (index == 2)))
        for index, visit in enumerate(visits * 2)
    ]
    return Day(ANNA, VISIT.starts_at.date(), tuple(lines))


def _at(visit: Visit, index: int) -> Visit:
    return replace(visit, slot=slot_of(visit.starts_at + timedelta(minutes=50 * index), 45))


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for name, picture in pictures():
        dots = ON_PAPER if picture.is_for_paper else ON_A_SCREEN
        (PICTURES / f"{name}.png").write_bytes(pages(picture, pixels_per_inch=dots)[0])


if __name__ == "__main__":
    main()
