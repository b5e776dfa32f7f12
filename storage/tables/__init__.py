"""All tables. Sealed columns hold ciphertext; instants are UTC.

`sqlite_autoincrement` stands where buttons in the chats carry the id: without it SQLite would
give a deleted row's id to the next one.
"""

from storage.tables.absences import absences, day_lists, left_visits
from storage.tables.activities import activities, activity_sources, goings, occurrences
from storage.tables.base import metadata
from storage.tables.broadcasts import broadcasts
from storage.tables.calendars import busy_intervals, calendar_copies, staff_calendars
from storage.tables.chats import drafts, inbox, mirrors
from storage.tables.console import sessions, sign_in_links
from storage.tables.figures import family_months, month_totals, staff_months, told_totals
from storage.tables.followup import left_reasons, snapshots, yearly_reports
from storage.tables.notices import attempts, notices, pauses
from storage.tables.people import (
    Kind,
    families,
    invitations,
    pairs,
    parents,
    people,
    photos,
    staff,
)
from storage.tables.programmes import programme_uses
from storage.tables.upkeep import job_runs, key_check
from storage.tables.visits import (
    agreements,
    chosen_topics,
    move_requests,
    offered_slots,
    outings,
    visit_guests,
    visit_history,
    visits,
)

__all__ = [
    "Kind",
    "absences",
    "activities",
    "activity_sources",
    "agreements",
    "attempts",
    "broadcasts",
    "busy_intervals",
    "calendar_copies",
    "chosen_topics",
    "day_lists",
    "drafts",
    "families",
    "family_months",
    "goings",
    "inbox",
    "invitations",
    "job_runs",
    "key_check",
    "left_reasons",
    "left_visits",
    "metadata",
    "mirrors",
    "month_totals",
    "move_requests",
    "notices",
    "occurrences",
    "offered_slots",
    "outings",
    "pairs",
    "parents",
    "pauses",
    "people",
    "photos",
    "programme_uses",
    "sessions",
    "sign_in_links",
    "snapshots",
    "staff",
    "staff_calendars",
    "staff_months",
    "told_totals",
    "visit_guests",
    "visit_history",
    "visits",
    "yearly_reports",
]
