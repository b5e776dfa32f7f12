"""A few open activities near the families of the demo, on days that the stories can name."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from storage.work import SqlWork
from tests.beginning import MONDAY_MORNING
from tests.town import Town
from visits.activity import Activity, ActivityKind, Ages, Occurrence, Position, Times, Venue
from visits.quiet_hours import ZONE

MONDAY = MONDAY_MORNING.astimezone(ZONE).date()
LIBRARY = Venue("Angereds bibliotek", "Angereds torg 13", "Angered", Position(57.796, 12.052))
STORIES = Activity(
    id=0,
    source="biblioteken",
    uid="sagor",
    kind=ActivityKind.STORY_TIME,
    title="Sagostund på arabiska",
    text="Vi läser och sjunger. Ta gärna med syskon!",
    venue=LIBRARY,
    ages=Ages(0, 24),
    languages=("ar", "sv"),
    organiser="Biblioteken i Göteborg",
    good_until=date(2027, 6, 30),
)
PRESCHOOL = replace(
    STORIES,
    uid="oppna",
    kind=ActivityKind.OPEN_PRESCHOOL,
    title="Öppna förskolan Lövet",
    venue=Venue("Familjecentralen Lövet", area="Angered"),
    ages=Ages(),
    languages=(),
)
FAR_AWAY = replace(
    PRESCHOOL,
    uid="langt",
    title="Öppna förskolan Havet",
    venue=Venue("Havets hus", area="Frölunda"),
)
FOR_TODDLERS = replace(PRESCHOOL, uid="stora", title="Rytmik", ages=Ages(12, 36))
BUS = replace(
    PRESCHOOL,
    uid="buss",
    kind=ActivityKind.HEALTH_BUS,
    title="Hälsobussen",
    venue=Venue("Angereds torg", area="Angered"),
)
TUESDAY, WEDNESDAY, THURSDAY, NEXT_MONDAY = 1, 2, 3, 7


def on(day: int, at: time, *, hours: float = 1, key: str | None = None) -> Times:
    """So many days after the Monday on which the stories begin."""
    starts_at = datetime.combine(MONDAY + timedelta(days=day), at, ZONE)
    ends_at = starts_at + timedelta(hours=hours)
    return Times(key or f"{day}", starts_at, ends_at)


async def opens(town: Town, activity: Activity, *times: Times) -> Occurrence:
    """The activity takes place then; returns the first time."""

    def save(work: SqlWork) -> Occurrence:
        saved = work.activities.save(activity)
        work.activities.set_times(saved, times)
        return work.activities.occurrences(saved.id, MONDAY_MORNING - timedelta(days=30))[0]

    return await town.look(save)


async def opens_all(town: Town) -> Occurrence:
    """Returns the story time in Arabic on Thursday at ten."""
    await opens(town, PRESCHOOL, on(TUESDAY, time(9)), on(THURSDAY, time(9)))
    await opens(town, FAR_AWAY, on(TUESDAY, time(9)))
    await opens(town, FOR_TODDLERS, on(TUESDAY, time(9)))
    await opens(town, BUS, on(NEXT_MONDAY, time(13)))
    return await opens(town, STORIES, on(THURSDAY, time(10)), on(THURSDAY + 7, time(10)))
