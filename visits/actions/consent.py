"""A parent says yes or no to being written to about visits."""

from dataclasses import replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.actions.my_visits import visits_of
from visits.actions.plan import plan_for_family
from visits.people import Consent
from visits.scene import Scene
from visits.work import Work

CONSENT_VERSION = 1


def give_consent(work: Work, chat_id: int, *, version: int, now: datetime) -> Scene:
    """Save the consent with its version, language and time, and plan what is still to be said."""
    parent = access.parent(work.people.by_chat(chat_id), Act.GIVE_CONSENT)
    if parent.consent is None:
        parent = replace(parent, consent=Consent(version, parent.language, now))
        work.people.save(parent)
        plan_for_family(work, parent.family_id, now=now)
    return visits_of(work, parent, now=now)


def refuse_consent(work: Work, chat_id: int) -> Scene:
    """No is a full answer: nothing is planned, and the way back stays open."""
    parent = access.parent(work.people.by_chat(chat_id), Act.GIVE_CONSENT)
    if parent.consent is not None:
        parent = replace(parent, consent=None)
        work.people.save(parent)
    return Scene(parent, work.families.get(parent.family_id))
