"""JSON as Helsinki's and Turku's event interfaces give it becomes activities."""

import json
from typing import Any

import pytest

from tests.calendars.feeds.reading import only, read, when
from visits.activity import ActivityKind, Ages, Position, Venue

PLACE = {
    "id": "ex:1",
    "name": {"fi": "Kirjasto", "sv": "Angereds bibliotek"},
    "street_address": {"sv": "Torgvägen 13"},
    "address_locality": {"sv": "Göteborg"},
    "divisions": [{"type": "neighborhood", "name": {"sv": "Angered"}}],
    "position": {"type": "Point", "coordinates": [12.0485, 57.7963]},
}
STORY: dict[str, Any] = {
    "id": "ex:sagor",
    "name": {"sv": "Sagostund", "ar": "ساعة القصة"},
    "description": {"sv": "<p>Vi <b>läser</b>.</p>"},
    "location": PLACE,
    "start_time": "2026-11-26T09:00:00Z",
    "end_time": "2026-11-26T09:45:00Z",
    "event_status": "EventScheduled",
    "keywords": [{"name": {"sv": "Barn"}}, {"name": {"sv": "sagostund"}}],
    "in_language": [{"@id": "https://api.example.org/v1/language/ar/"}],
    "audience_min_age": 0,
    "audience_max_age": 3,
    "offers": [{"is_free": False, "price": {"sv": "20 kr"}}],
    "info_url": {"sv": "https://example.org/sagor"},
    "super_event": None,
    "sub_events": [],
}


def feed(*events: dict[str, Any], **more: object) -> str:
    return json.dumps({"meta": {"next": None}, "data": events, **more})


def test_an_event_is_an_activity_with_one_time() -> None:
    entry = only(read(feed(STORY)))

    assert [when(one) for one in entry.times] == ["Thu 2026-11-26 10:00–10:45"]
    found = entry.activity
    assert (found.title, found.text, found.kind) == (
        "Sagostund",
        "Vi läser.",
        ActivityKind.STORY_TIME,
    )
    assert found.venue == Venue(
        "Angereds bibliotek", "Torgvägen 13, Göteborg", "Angered", Position(57.7963, 12.0485)
    )
    assert (found.languages, found.ages, found.price) == (("ar",), Ages(0, 47), "20 kr")


def test_what_is_free_has_no_price() -> None:
    assert only(read(feed({**STORY, "offers": [{"is_free": True}]}))).activity.price is None


def subs(*days: int, **more: object) -> list[dict[str, Any]]:
    return [
        {
            "id": f"ex:sagor-{day}",
            "start_time": f"2026-12-{day:02}T09:00:00Z",
            "end_time": f"2026-12-{day:02}T09:45:00Z",
            **more,
        }
        for day in days
    ]


def test_a_series_with_its_times_inside_is_one_activity() -> None:
    whole = {**STORY, "super_event_type": "recurring", "sub_events": subs(3, 10)}

    entry = only(read(feed(whole)))

    assert [(one.key, when(one)) for one in entry.times] == [
        ("ex:sagor-3", "Thu 2026-12-03 10:00–10:45"),
        ("ex:sagor-10", "Thu 2026-12-10 10:00–10:45"),
    ]


def test_times_that_point_to_their_series_are_one_activity() -> None:
    above = {"super_event": {"@id": "https://api.example.org/v1/event/ex:sagor/"}}
    times = [{**STORY, **sub, **above} for sub in subs(3, 10)]

    entry = only(read(feed(*times)))

    assert (entry.activity.uid, len(entry.times)) == ("ex:sagor", 2)


def test_a_cancelled_time_is_there_and_says_so() -> None:
    cancelled = subs(10, event_status="EventCancelled")
    whole = {**STORY, "super_event_type": "recurring", "sub_events": [*subs(3), *cancelled]}

    assert [one.is_cancelled for one in only(read(feed(whole))).times] == [False, True]


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ({**STORY, "id": "x", "name": None}, "rubrik"),
        ({**STORY, "id": "x", "start_time": None}, "starttid"),
        ({**STORY, "id": "x", "start_time": "i morgon"}, "går inte att läsa"),
        ({**STORY, "id": "x", "end_time": "2026-11-26T08:00:00Z"}, "slutar innan"),
        ({**STORY, "id": "x", "super_event_type": "recurring"}, "inga gånger"),
        ({**STORY, "id": None}, "inget id"),
        (
            {**STORY, "id": "x", "location": 7, "keywords": 7, "offers": "gratis", "name": [1]},
            "rub",
        ),
    ],
)
def test_a_strange_event_takes_nothing_from_the_others(event: dict[str, Any], why: str) -> None:
    reading = read(feed(STORY, event))

    assert [entry.activity.uid for entry in reading.entries] == ["ex:sagor"]
    assert why in reading.refused[0].why


def test_from_a_first_page_nothing_has_vanished() -> None:
    reading = read(feed(STORY, meta={"next": "https://api.example.org/?page=2"}))

    assert len(reading.entries) == 1 and not reading.is_whole


def test_signs_that_no_database_could_keep_are_left_out() -> None:
    entry = only(
        read(feed({**STORY, "id": "ex:\ud800\u0000", "name": {"sv": "Sa\u0000\udfffgor"}}))
    )

    assert (entry.activity.uid, entry.activity.title) == ("ex:", "Sagor")
