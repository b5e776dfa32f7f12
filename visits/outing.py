"""Whether a family has found its way to places nearby, as the programmes follow up (S2)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Outing:
    """A family's answer after a visit; the newest one counts."""

    visit_id: int
    open_preschool: bool
    library: bool
    answered_by: int
    answered_at: datetime
