"""Everything that is counted of families, month by month; figures are made of these numbers."""

from enum import StrEnum


class Count(StrEnum):
    """Each is a number of visits, families, questions or minutes, as its name says."""

    HELD = "held"
    REPORTED = "reported"
    IN_HOME = "in_home"
    RIGHT_TIME = "right_time"
    JOINT = "joint"
    BOTH = "both"
    OTHER_PARENT = "other_parent"
    INTERPRETER = "interpreter"
    SUPPORTED = "supported"
    MODEL_SAID = "model_said"
    MODEL_WELL = "model_well"
    ALLIANCE_SAID = "alliance_said"
    ALLIANCE_WELL = "alliance_well"
    PAIRED = "paired"
    SAME_PAIR = "same_pair"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    PRESCHOOL_KNOWN = "preschool_known"
    PRESCHOOL = "preschool"
    LIBRARY_KNOWN = "library_known"
    LIBRARY = "library"
    NEWBORNS = "newborns"
    NEWBORNS_VISITED = "newborns_visited"
    LEFT = "left"
    LEFT_MOVED = "left_moved"
    LEFT_TIMES = "left_times"
    LEFT_TOO_MANY = "left_too_many"
    LEFT_NO_NEED = "left_no_need"
    LEFT_OTHER_HELP = "left_other_help"
    LEFT_NOT_AT_HOME = "left_not_at_home"
    LEFT_UNEASY = "left_uneasy"
    LEFT_LOSS = "left_loss"
    LEFT_OTHER = "left_other"
    LEFT_NOT_SAID = "left_not_said"
    ASKED = "asked"
    ANSWERED = "answered"
    ANSWERED_IN_A_DAY = "answered_in_a_day"
    WISHED_OTHERWISE = "wished_otherwise"
    MOVED_BY_STAFF = "moved_by_staff"
    CANCELLED_BY_FAMILY = "cancelled_by_family"
    CANCELLED_BY_STAFF = "cancelled_by_staff"
    MISSED = "missed"


class Told(StrEnum):
    """The same of messages to parents, by the language in which each of them reads."""

    TO_SAY = "to_say"
    SAID = "said"


class Work(StrEnum):
    """And of what one member of the staff has to do."""

    TO_COME = "to_come"
    HELD = "held"
    MISSED = "missed"
    MINUTES = "minutes"
