"""People, in which families they are, and the links by which they join."""

from enum import StrEnum

import sqlalchemy as sa

from storage.columns import Instant, choice
from storage.sealing import Sealed, SealedBytes
from storage.tables.base import metadata, partial
from visits.people import Employer, Left, ParentRole, Portrait, Profession, Silent
from visits.quiet_hours import Rest


class Kind(StrEnum):
    PARENT = "parent"
    STAFF = "staff"


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
    choice("portrait", Portrait, default=Portrait.NEUTRAL),
)

photos = sa.Table(
    "photos",
    metadata,
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True),
    sa.Column("key", sa.Text, nullable=False, index=True),
    sa.Column("content", SealedBytes, nullable=False),
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
    sa.Column("registered_at", Instant),
    # whether something of it changed since it was counted
    sa.Column("count_behind", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.CheckConstraint('("left" IS NULL) = (left_at IS NULL)', name="left_whole"),
    partial("ix_families_count_behind", "id", where="count_behind"),
    sqlite_autoincrement=True,
)

parents = sa.Table(
    "parents",
    metadata,
    sa.Column("person_id", sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("family_id", sa.ForeignKey("families.id"), nullable=False, index=True),
    choice("role", ParentRole),
    choice("silent", Silent, nullable=True),
    # the opt-in to be told of open activities
    sa.Column("wants_activities_since", Instant),
    sa.Column("asked_of_activities_at", Instant),
    sa.Column("consent_version", sa.Integer),
    sa.Column("consent_language", sa.Text),
    sa.Column("consent_given_at", Instant),
    # whether a parent changed since their family was counted
    sa.Column("count_behind", sa.Boolean, nullable=False, server_default=sa.true()),
    partial("ix_parents_count_behind", "person_id", where="count_behind"),
    sa.CheckConstraint(
        "(consent_version IS NULL) = (consent_given_at IS NULL)"
        " AND (consent_version IS NULL) = (consent_language IS NULL)",
        name="consent_whole",
    ),
)

invitations = sa.Table(
    "invitations",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)
