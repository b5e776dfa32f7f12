"""Visits with their history, the wishes to move them, and where families have been."""

import sqlalchemy as sa

from storage.columns import Instant, among, choice
from storage.sealing import Sealed
from storage.tables.base import metadata, partial
from visits.interpreter import Interpreter
from visits.move_request import OPEN, RequestStatus
from visits.people import Makers
from visits.programme import Place
from visits.visit import HAS_A_TIME, Status

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
    # which of the family's pair make it
    choice("makers", Makers, default=Makers.BOTH),
    # whether it changed since its calendar copies were compared with it
    sa.Column("copies_behind", sa.Boolean, nullable=False, server_default=sa.false()),
    # whether it changed since its family was counted
    sa.Column("count_behind", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.UniqueConstraint("family_id", "number"),
    sa.CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="slot_whole"),
    sa.CheckConstraint("starts_at < ends_at", name="slot_forward"),
    sa.CheckConstraint(
        f"status NOT IN {among(HAS_A_TIME)} OR starts_at IS NOT NULL", name="time_has_slot"
    ),
    partial("ix_visits_standing", "starts_at", where=f"status IN {among(HAS_A_TIME)}"),
    sa.Index("ix_visits_starts_at", "starts_at"),
    partial("ix_visits_due", "window_first", "id", where=f"status = '{Status.DUE}'"),
    partial("ix_visits_copies_behind", "id", where="copies_behind"),
    partial("ix_visits_count_behind", "id", where="count_behind"),
    sqlite_autoincrement=True,
)

# who comes to a visit besides the family's pair
visit_guests = sa.Table(
    "visit_guests",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True, index=True),
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

# what each parent wants to talk about; which topics says as much as words do
chosen_topics = sa.Table(
    "chosen_topics",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("parent_id", sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("topics", Sealed, nullable=False),
    sa.Column("words", Sealed),
    sa.Column("is_shared", sa.Boolean, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
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
    partial("ix_move_requests_open", "visit_id", where=f"status IN {among(OPEN)}", unique=True),
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
