"""Staff's own calendars: where they are, our copies in them, and when they are taken."""

import sqlalchemy as sa

from storage.columns import Instant, choice
from storage.sealing import Sealed
from storage.tables.base import metadata, partial
from visits.replica import Look, Role

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
    partial("ix_calendar_copies_in_calendar", "staff_id", "id", where="NOT is_over"),
    partial("ix_calendar_copies_due", "staff_id", "id", where="is_due"),
    partial("ix_calendar_copies_touched", "visit_id", "touched_at", where="touched_at IS NOT NULL"),
    partial(
        "ix_calendar_copies_cancelled",
        "written_at",
        where=f"look = '{Look.CANCELLED}' AND NOT is_over",
    ),
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
