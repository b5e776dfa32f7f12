"""Copies of one visit, as the tests want them, and edits that staff make to them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from calendars.convention.reading import read
from visits.replica import Look, Seen, Wanted

STAMP = datetime(2026, 2, 10, 8, tzinfo=UTC)
OFFERED = Wanted(
    uid="7c1e9a52-6f0b-4d35-9a7e-2d3b8f5a0042.1.bvc@hembesok",
    starts_at=datetime(2026, 3, 3, 8, tzinfo=UTC),
    ends_at=datetime(2026, 3, 3, 9, 15, tzinfo=UTC),
    look=Look.OFFERED,
    label="Hembesök",
    alias="F-0042",
    sequence=0,
)
CONFIRMED = replace(OFFERED, look=Look.CONFIRMED, sequence=1)
CANCELLED = replace(OFFERED, look=Look.CANCELLED, sequence=4)
PROPOSAL = replace(
    OFFERED,
    uid="0b7d5f0e-4f5c-4a53-8b0e-6f4f0e0c7777.bvc@hembesok",
    look=Look.PROPOSAL,
    sibling_uid=OFFERED.uid,
)


def with_line(text: str, line: str) -> str:
    """As a client saves it that adds a property to the event."""
    return text.replace("END:VEVENT", f"{line}\r\nEND:VEVENT")


def seen(text: str, wanted: Wanted = OFFERED) -> Seen:
    return read(text, wrote=wanted.look)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def value(text: str, name: str) -> str:
    """The value of the event's property, as it is written."""
    event = text[text.index("BEGIN:VEVENT") :]
    return next(line.split(":", 1)[1] for line in unfolded(event) if line.startswith(name))


# any time, the hours of the clock changes too
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
LENGTHS = st.integers(1, 600).map(lambda minutes: timedelta(minutes=minutes))
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60
)


@st.composite
def wanteds(draw: st.DrawFn) -> Wanted:
    starts_at = draw(MOMENTS)
    return Wanted(
        uid=draw(st.uuids().map(lambda uid: f"{uid}.1.bvc@hembesok")),
        starts_at=starts_at,
        ends_at=starts_at + draw(LENGTHS),
        look=draw(st.sampled_from(Look)),
        label=draw(st.sampled_from(["Hembesök", "Hembesök 4 mån", "Besök; nr 2, hemma"])),
        alias=draw(st.integers(1, 99_999).map(lambda number: f"F-{number:04}")),
        sequence=draw(st.integers(0, 99)),
        sibling_uid=draw(st.none() | st.uuids().map(str)),
        link=draw(st.none() | st.just("https://hembot.example/besok/42?a=1,2;3")),
        waits_for=draw(st.sampled_from(["kommun", "region", None])),
        other_starts_at=draw(st.none() | MOMENTS),
    )
