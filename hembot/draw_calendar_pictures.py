"""Draws the pictures of docs/calendars.md, with the titles and colours that the code writes.

`python -m hembot.draw_calendar_pictures`
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from calendars.convention.words import BETWEEN, FACES, title_of
from hembot.week_drawing import Box, arrow, cross, drawn, note
from visits.replica import Look, Wanted

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"

AT = datetime(2026, 3, 3, 8, tzinfo=UTC)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def event(look: Look, day: int, hour: float, *, waits_for: str | None = None) -> Box:
    """As the code itself titles and colours it."""
    wanted = Wanted("1", AT, AT, look, "Hembesök", "F-0042", waits_for=waits_for)
    face = FACES[look]
    return Box(
        day,
        hour,
        title_of(wanted).replace(" (", f"{BETWEEN}(").split(BETWEEN),
        face.color,
        is_striped=face.status == "TENTATIVE",
        is_struck=face.status == "CANCELLED",
    )


def ghost(day: int, hour: float) -> Box:
    return Box(day, hour, ("Hembesök", "F-0042"), "#ffffff", is_ghost=True)


def pictures() -> Mapping[str, str]:
    """What is in each file, by its name."""
    return {
        "calendar-looks.svg": _looks(),
        "calendar-drag.svg": _drag(),
        "calendar-wish.svg": _wish(),
        "calendar-yes.svg": _yes(),
        "calendar-delete.svg": _delete(),
        "calendar-book.svg": _book(),
        "calendar-clash.svg": _clash(),
    }


def _looks() -> str:
    looks = (Look.OFFERED, Look.CONFIRMED, Look.WISH, Look.PROPOSAL, Look.CANCELLED)
    below = (
        event(Look.PROPOSAL_WAITS, THURSDAY, 10.5, waits_for="kommun"),
        event(Look.CONFLICT, FRIDAY, 10.5),
    )
    title = "Ett besök kan heta VÄNTAR SVAR, bekräftat, FLYTTÖNSKAN, FÖRSLAG, INSTÄLLT eller KROCK"
    return drawn(title, [*(event(look, day, 9) for day, look in enumerate(looks)), *below])


def _drag() -> str:
    before, after = ghost(TUESDAY, 9), event(Look.OFFERED, THURSDAY, 10.5)
    title = "Ett besök dras från tisdag klockan 9 till torsdag klockan 10.30 och väntar på svar"
    return drawn(title, [before, after], arrow(before, after), note(before, "dra härifrån"))


def _wish() -> str:
    main, proposal = event(Look.WISH, TUESDAY, 9), event(Look.PROPOSAL, THURSDAY, 10.5)
    return drawn(
        "På tisdag ligger FLYTTÖNSKAN, på torsdag ligger FÖRSLAG",
        [main, proposal],
        arrow(main, proposal),
        note(main, "gäller tills ni svarat"),
        note(proposal, "familjens önskan"),
    )


def _yes() -> str:
    main, proposal = event(Look.WISH, TUESDAY, 9), event(Look.PROPOSAL, THURSDAY, 10.5)
    words = [f"OK {proposal.words[0]}", *proposal.words[1:]]
    answered = Box(THURSDAY, 10.5, words, proposal.color, is_striped=True)
    title = "OK står först i förslagets titel"
    return drawn(title, [main, answered], note(answered, "skriv OK först"))


def _delete() -> str:
    mine, theirs = ghost(TUESDAY, 9), event(Look.CANCELLED, THURSDAY, 9)
    title = "Du raderar besöket i din kalender; i kollegans kalender står det INSTÄLLT"
    heads = ("", "din kalender", "", "kollegans kalender", "")
    return drawn(title, [mine, theirs], cross(mine), note(mine, "radera"), heads=heads)


def _book() -> str:
    own, visit = Box(TUESDAY, 9, ("F-0042",), "#cfe3ff"), event(Look.OFFERED, THURSDAY, 9)
    title = "En egen händelse med titeln F-0042 blir på samma tid ett besök som väntar på svar"
    heads = ("", "du skriver", "", "det blir", "")
    return drawn(title, [own, visit], arrow(own, visit), heads=heads)


def _clash() -> str:
    region, municipality = event(Look.CONFLICT, TUESDAY, 9), event(Look.CONFLICT, THURSDAY, 10.5)
    return drawn(
        "KROCK: på tisdag i regionens kalender, på torsdag i kommunens",
        [region, municipality],
        note(region, "i regionens kalender"),
        note(municipality, "i kommunens kalender"),
    )


def main() -> None:
    for name, picture in pictures().items():
        (PICTURES / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
