"""All tables on one page. Sealed columns hold ciphertext; instants are UTC.

`sqlite_autoincrement` stands where buttons in the chats carry the id: without it SQLite would
give a deleted row's id to the next one.
"""

from enum import StrEnum

import sqlalchemy as sa

from storage.columns import Instant, among, choice
from storage.sealing import Sealed
from visits.interpreter import Interpreter
from visits.move_request import OPEN, RequestStatus
from visits.notice import NoticeStatus, Outcome, Reason
from visits.people import Employer, Left, ParentRole, Profession, Silent
from visits.programme import Place
from visits.quiet_hours import Rest
from visits.replica import Look, Role
from visits.visit import HAS_A_TIME, Status

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class Kind(StrEnum):
    PARENT = "parent"
    STAFF = "staff"


def _partial(name: str, *columns: str, where: str, unique: bool = False) -> sa.Index:
    """An index over those rows alone that a query looks for."""
    rows = sa.text(where)
    return sa.Index(name, *columns, unique=unique, sqlite_where=rows, postgresql_where=rows)


key_check = sa.Table(
    "key_check",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sealed", Sealed, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    choice("kind", Kind),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("name", Sealed),
    sa.Column("phone", Sealed),
    sa.Column("chat_id", sa.BigInteger, unique=True),
    sa.Column("quiet_starts", sa.Time, nullable=False),
    sa.Column("quiet_ends", sa.Time, nullable=False),
    choice("rest", Rest, nullable=True),
    sa.Column("blocked_at", Instant),
    sqlite_autoincrement=True,
)

staff = sa.Table(
    "staff",
    metadata,
    sa.Column("person_id", sa.ForeignKey("people.id"), primary_key=True),
    choice("profession", Profession),
    choice("employer", Employer),
    sa.Column("working_hours", sa.JSON, nullable=False),
)

pairs = sa.Table(
    "pairs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("nurse_id", sa.ForeignKey("staff.person_id"), nullable=False),
    sa.Column("family_supporter_id", sa.ForeignKey("staff.person_id"), nullable=False, index=True),
    sa.UniqueConstraint("nurse_id", "family_supporter_id"),
)

families = sa.Table(
    "families",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("alias", sa.Text, nullable=False, unique=True),
    sa.Column("programme", sa.Text, nullable=False),
    sa.Column("pair_id", sa.ForeignKey("pairs.id"), nullable=False, index=True),
    sa.Column("due_on", sa.Date),
    sa.Column("born_on", sa.Date),
    sa.Column("area", sa.Text),
    sa.Column("centre", sa.Text),
    sa.Column("interpreter", sa.Text),
    choice("left", Left, nullable=True),
    sa.Column("left_at", Instant),
    sa.CheckConstraint('("left" IS NULL) = (left_at IS NULL)', name="left_whole"),
    sqlite_autoincrement=True,
)

parents = sa.Table(
    "parents",
    metadata,
    sa.Column("person_id", sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("family_id", sa.ForeignKey("families.id"), nullable=False, index=True),
    choice("role", ParentRole),
    choice("silent", Silent, nullable=True),
    sa.Column("consent_version", sa.Integer),
    sa.Column("consent_language", sa.Text),
    sa.Column("consent_given_at", Instant),
    sa.CheckConstraint(
        "(consent_version IS NULL) = (consent_given_at IS NULL)"
        " AND (consent_version IS NULL) = (consent_language IS NULL)",
        name="consent_whole",
    ),
)

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("family_id", sa.ForeignKey("families.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("theme", sa.Text, nullable=False),
    choice("place", Place),
    sa.Column("window_first", sa.Date, nullable=False),
    sa.Column("window_last", sa.Date, nullable=False),
    sa.Column("minutes", sa.Integer, nullable=False),
    choice("status", Status),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("starts_at", Instant),
    sa.Column("ends_at", Instant),
    sa.Column("answered_by", sa.ForeignKey("people.id")),
    choice("interpreter", Interpreter, nullable=True),
    # whether it changed since its calendar copies were compared with it
    sa.Column("copies_behind", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("family_id", "number"),
    sa.CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="slot_whole"),
    sa.CheckConstraint("starts_at < ends_at", name="slot_forward"),
    sa.CheckConstraint(
        f"status NOT IN {among(HAS_A_TIME)} OR starts_at IS NOT NULL", name="time_has_slot"
    ),
    _partial("ix_visits_standing", "starts_at", where=f"status IN {among(HAS_A_TIME)}"),
    _partial("ix_visits_due", "window_first", "id", where=f"status = '{Status.DUE}'"),
    _partial("ix_visits_copies_behind", "id", where="copies_behind"),
    sqlite_autoincrement=True,
)

absences = sa.Table(
    "absences",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("substitute_id", sa.ForeignKey("staff.person_id")),
    sa.CheckConstraint("starts_at < ends_at", name="time_forward"),
    sa.CheckConstraint("staff_id <> substitute_id", name="somebody_else"),
    sa.Index("ix_absences_staff_id", "staff_id", "ends_at"),
    _partial(
        "ix_absences_substitute", "substitute_id", "ends_at", where="substitute_id IS NOT NULL"
    ),
)

# visits that the substitute is not free for, at the time that they had then
left_visits = sa.Table(
    "left_visits",
    metadata,
    sa.Column("absence_id", sa.ForeignKey("absences.id"), primary_key=True),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("edition", sa.Integer, primary_key=True, autoincrement=False),
)

day_lists = sa.Table(
    "day_lists",
    metadata,
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("told", sa.JSON, nullable=False),
)

# who comes to a visit besides the family's pair
visit_guests = sa.Table(
    "visit_guests",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True, index=True),
)

# read by the hundred for one tap: whole seconds since 1970 (UTC), which cost nothing to read
busy_intervals = sa.Table(
    "busy_intervals",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("staff.person_id"), nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("starts", sa.BigInteger, nullable=False),
    sa.Column("seconds", sa.BigInteger, nullable=False),
    sa.Column("area", sa.Text),
    sa.CheckConstraint("seconds > 0", name="takes_time"),
    # all that a search reads, so that it reads the index alone
    sa.Index("ix_busy_intervals_starts", "person_id", "starts", "seconds", "area"),
    sa.Index("ix_busy_intervals_seconds", "person_id", "seconds"),
    sa.Index("ix_busy_intervals_source", "person_id", "source"),
)

outings = sa.Table(
    "outings",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True, autoincrement=False),
    sa.Column("open_preschool", sa.Boolean, nullable=False),
    sa.Column("library", sa.Boolean, nullable=False),
    sa.Column("answered_by", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("answered_at", Instant, nullable=False),
)
visit_history = sa.Table(
    "visit_history",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), nullable=False, index=True),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("event", sa.Text, nullable=False),
    choice("before", Status),
    choice("after", Status),
    sa.Column("by_id", sa.ForeignKey("people.id")),
    sa.Column("at", Instant, nullable=False),
    sa.Column("why", Sealed),
)

move_requests = sa.Table(
    "move_requests",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), nullable=False, index=True),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("asked_by", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("asked_at", Instant, nullable=False),
    choice("kept", Status),
    sa.Column("starts_at", Instant),
    sa.Column("ends_at", Instant),
    sa.Column("words", Sealed),
    choice("status", RequestStatus),
    sa.Column("revision", sa.Integer, nullable=False, server_default="1"),
    sa.CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="slot_whole"),
    sa.CheckConstraint("starts_at < ends_at", name="slot_forward"),
    _partial("ix_move_requests_open", "visit_id", where=f"status IN {among(OPEN)}", unique=True),
    sqlite_autoincrement=True,
)

offered_slots = sa.Table(
    "offered_slots",
    metadata,
    sa.Column("request_id", sa.ForeignKey("move_requests.id"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.CheckConstraint("starts_at < ends_at", name="slot_forward"),
)

agreements = sa.Table(
    "agreements",
    metadata,
    sa.Column("request_id", sa.ForeignKey("move_requests.id"), primary_key=True),
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True),
)

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("to_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("useful_until", Instant, nullable=False),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), index=True),
    sa.Column("edition", sa.Integer),
    sa.Column("request_id", sa.ForeignKey("move_requests.id")),
    sa.Column("by_id", sa.ForeignKey("people.id")),
    sa.Column("words", Sealed),
    sa.Column("pressing", sa.Boolean, nullable=False),
    choice("status", NoticeStatus),
    choice("reason", Reason, nullable=True),
    sa.Column("leased_until", Instant),
    sa.Column("settled_at", Instant),
    # how often a claim ran out since the last try
    sa.Column("lapses", sa.Integer, nullable=False, server_default="0"),
    _partial("ix_notices_due", "due_at", "id", where="status = 'waiting'"),
    _partial("ix_notices_told", "to_id", "settled_at", where="status = 'sent'"),
    # whether somebody is to hear something else before
    _partial("ix_notices_in_turn", "to_id", "due_at", "id", where="status = 'waiting'"),
    _partial(
        "ix_notices_leased",
        "leased_until",
        where="status = 'waiting' AND leased_until IS NOT NULL",
    ),
)

attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("notice_id", sa.ForeignKey("notices.id"), nullable=False, index=True),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    choice("outcome", Outcome, nullable=True),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("detail", Sealed),
)

# until when Telegram has asked for silence
pauses = sa.Table(
    "pauses",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("until_at", Instant, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)

# staff write into their events what they like: what was read there is sealed
calendar_copies = sa.Table(
    "calendar_copies",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), nullable=False),
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), nullable=False),
    choice("role", Role),
    sa.Column("uid", sa.Text, nullable=False),
    sa.Column("request_id", sa.ForeignKey("move_requests.id")),
    sa.Column("revision", sa.Integer),
    sa.Column("href", sa.Text),
    sa.Column("etag", sa.Text),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("wanted", sa.Text),
    choice("look", Look, nullable=True),
    sa.Column("written", sa.Text),
    sa.Column("written_at", Instant),
    sa.Column("sent", sa.Text),
    sa.Column("doubtful", sa.Text),
    choice("shown", Look, nullable=True),
    sa.Column("is_removing", sa.Boolean, nullable=False),
    sa.Column("must_be_read", sa.Boolean, nullable=False),
    sa.Column("base", Sealed),
    sa.Column("seen", Sealed),
    sa.Column("touched_at", Instant),
    sa.Column("keeps_starts_at", Instant),
    sa.Column("keeps_ends_at", Instant),
    sa.Column("trouble", Sealed),
    sa.Column("is_over", sa.Boolean, nullable=False),
    sa.Column("is_due", sa.Boolean, nullable=False),
    sa.UniqueConstraint("staff_id", "uid"),
    sa.CheckConstraint("(wanted IS NULL) = (look IS NULL)", name="look_of_wanted"),
    sa.CheckConstraint("(keeps_starts_at IS NULL) = (keeps_ends_at IS NULL)", name="keeps_whole"),
    sa.CheckConstraint("keeps_starts_at < keeps_ends_at", name="keeps_forward"),
    sa.Index("ix_calendar_copies_visit_id", "visit_id", "staff_id", "role"),
    _partial("ix_calendar_copies_in_calendar", "staff_id", "id", where="NOT is_over"),
    _partial("ix_calendar_copies_due", "staff_id", "id", where="is_due"),
    _partial(
        "ix_calendar_copies_touched", "visit_id", "touched_at", where="touched_at IS NOT NULL"
    ),
    _partial(
        "ix_calendar_copies_cancelled",
        "written_at",
        where=f"look = '{Look.CANCELLED}' AND NOT is_over",
    ),
)

staff_calendars = sa.Table(
    "staff_calendars",
    metadata,
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True),
    sa.Column("url", Sealed, nullable=False),
    sa.Column("user", Sealed),
    sa.Column("secret", Sealed, nullable=False),
    sa.Column("token", sa.Text),
    sa.Column("listed_at", Instant),
    sa.Column("polled_at", Instant),
    sa.Column("next_poll_at", Instant),
    sa.Column("trouble", Sealed),
    sa.Column("trouble_since", Instant),
    sa.Column("is_told", sa.Boolean, nullable=False),
    sa.Column("is_held", sa.Boolean, nullable=False),
    sa.Column("leased_until", Instant),
)

invitations = sa.Table(
    "invitations",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("fields", Sealed, nullable=False),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat_id", sa.BigInteger),
    sa.Column("raw", Sealed),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("done_at", Instant),
    sa.Column("answer", Sealed),
    sa.Column("parked_at", Instant),
    sa.Column("parked_why", Sealed),
    sa.CheckConstraint("done_at IS NULL OR raw IS NULL", name="done_wiped"),
    sa.CheckConstraint("done_at IS NULL OR parked_at IS NULL", name="done_or_parked"),
    _partial("ix_inbox_waiting", "update_id", where="done_at IS NULL AND parked_at IS NULL"),
    _partial("ix_inbox_unanswered", "update_id", where="answer IS NOT NULL"),
    _partial("ix_inbox_parked", "update_id", where="parked_at IS NOT NULL"),
)

# how the program itself is doing: nothing of anybody's is in here
job_runs = sa.Table(
    "job_runs",
    metadata,
    sa.Column("job", sa.Text, primary_key=True),
    sa.Column("process", sa.Text, primary_key=True),
    sa.Column("within_seconds", sa.Integer, nullable=False),
    sa.Column("began_at", Instant, nullable=False),
    sa.Column("noted_at", Instant, nullable=False),
    sa.Column("started_at", Instant),
    sa.Column("ended_at", Instant),
    sa.Column("failed_at", Instant),
    sa.Column("failure", sa.Text),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.CheckConstraint("(failed_at IS NULL) = (failure IS NULL)", name="failure_whole"),
)
