"""The figures that are followed up: each one number, or one number out of another (S2, S3, S0, S4).

What each means in words stands in `content/figures.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from visits.figures.count import Count, Told


@dataclass(frozen=True, slots=True)
class Figure:
    """`many` out of `among`; without `among` it is a number by itself.

    `guards_rest`: few of those who are not in `many` are few of something that can be told of a
    family. `lag_days` is how long after a month it can be counted.
    """

    many: Count | Told
    among: Count | Told | None = None
    guards_rest: bool = True
    lag_days: int = 0


NEWBORN_DAYS = 56
"""The first home visit is made before the child is eight weeks old."""

FIGURES: Mapping[str, Figure] = {
    "visits": Figure(Count.HELD),
    "reported": Figure(Count.REPORTED, Count.HELD, guards_rest=False),
    "accepted": Figure(Count.ACCEPTED, Count.OFFERED),
    "completed": Figure(Count.COMPLETED),
    "in_home": Figure(Count.IN_HOME, Count.REPORTED),
    "right_time": Figure(Count.RIGHT_TIME, Count.HELD),
    "both": Figure(Count.BOTH, Count.JOINT),
    "other_parent": Figure(Count.OTHER_PARENT, Count.REPORTED),
    "interpreter": Figure(Count.INTERPRETER, Count.REPORTED),
    "preschool": Figure(Count.PRESCHOOL, Count.PRESCHOOL_KNOWN),
    "library": Figure(Count.LIBRARY, Count.LIBRARY_KNOWN),
    "same_pair": Figure(Count.SAME_PAIR, Count.PAIRED),
    "supported": Figure(Count.SUPPORTED, Count.REPORTED),
    "model": Figure(Count.MODEL_WELL, Count.MODEL_SAID),
    "alliance": Figure(Count.ALLIANCE_WELL, Count.ALLIANCE_SAID),
    "newborns": Figure(Count.NEWBORNS_VISITED, Count.NEWBORNS, lag_days=NEWBORN_DAYS),
    "answered": Figure(Count.ANSWERED, Count.ASKED),
    "answered_in_a_day": Figure(Count.ANSWERED_IN_A_DAY, Count.ASKED),
    "wished_otherwise": Figure(Count.WISHED_OTHERWISE),
    "moved_by_staff": Figure(Count.MOVED_BY_STAFF),
    "cancelled_by_family": Figure(Count.CANCELLED_BY_FAMILY),
    "cancelled_by_staff": Figure(Count.CANCELLED_BY_STAFF),
    "missed": Figure(Count.MISSED),
    "reached": Figure(Told.SAID, Told.TO_SAY),
    "left": Figure(Count.LEFT),
    "left_moved": Figure(Count.LEFT_MOVED),
    "left_times": Figure(Count.LEFT_TIMES),
    "left_too_many": Figure(Count.LEFT_TOO_MANY),
    "left_no_need": Figure(Count.LEFT_NO_NEED),
    "left_other_help": Figure(Count.LEFT_OTHER_HELP),
    "left_not_at_home": Figure(Count.LEFT_NOT_AT_HOME),
    "left_uneasy": Figure(Count.LEFT_UNEASY),
    "left_loss": Figure(Count.LEFT_LOSS),
    "left_other": Figure(Count.LEFT_OTHER),
    "left_not_said": Figure(Count.LEFT_NOT_SAID),
}
FAMILIES = "families"
"""The one figure that is no sum of months: a family is counted once in any period."""

REASONS = tuple(name for name in FIGURES if name.startswith("left_"))
"""They add up to `left`."""
