"""Looking at how things stand, before anything is asked for and after anything is refused."""

from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.my_visits import visits_of
from visits.people import Parent, Staff
from visits.scene import Scene, standing
from visits.work import Work


def who_speaks(work: Work, chat_id: int) -> Scene | None:
    """The speaker and, for a parent, the family; None for somebody we do not know."""
    speaker = work.people.by_chat(chat_id)
    if isinstance(speaker, Parent):
        return Scene(speaker, work.families.get(speaker.family_id))
    return Scene(speaker) if speaker else None


def home(work: Work, chat_id: int, *, now: datetime) -> Scene:
    """What the speaker sees first: a parent the visits to come. Raises like `access.ask`."""
    speaker = work.people.by_chat(chat_id)
    if isinstance(speaker, Staff):
        return Scene(speaker)
    return visits_of(work, access.parent(speaker, Act.SEE_OWN_VISITS), now=now)


def how_it_stands(work: Work, chat_id: int, visit_id: int) -> Scene:
    """One visit as it is now, for one of its parents or staff. Raises like `access.ask`."""
    speaker = work.people.by_chat(chat_id)
    act = Act.SEE_OWN_VISITS if isinstance(speaker, Parent) else Act.BOOK
    access.ask(speaker, act)
    now = standing(work, visit_id)
    access.ask(speaker, act, family=now.family)
    assert speaker is not None
    return now.scene(speaker)
