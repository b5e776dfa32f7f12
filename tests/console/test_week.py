"""The week: what stands in it, and how a visit is put on another time."""

from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident


async def test_a_week_shows_the_visits_and_how_they_stand(visitor: Visitor, anna: Resident) -> None:
    await signs_in(visitor, anna)

    page = await visitor.looks("/week?from=2026-12-01")

    assert "Vecka 49" in page and "10:00 F-0001 Inget svar än Flytta" in page, page
