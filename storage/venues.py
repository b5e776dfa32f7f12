"""A place where people meet, as it lies in a column."""

from collections.abc import Mapping
from typing import Any

from visits.activity import Position, Venue


def venue_to_row(venue: Venue) -> Mapping[str, object]:
    position = venue.position
    return {
        "name": venue.name,
        "address": venue.address,
        "area": venue.area,
        "position": position and [position.latitude, position.longitude],
    }


def venue_from_row(row: Mapping[str, Any]) -> Venue:
    position = row["position"]
    return Venue(row["name"], row["address"], row["area"], position and Position(*position))
