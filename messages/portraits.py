"""Which pictograms show who comes, where, and how big the child is by then."""

from visits.people import Portrait, Profession
from visits.programme import Age, AgeUnit, Place

PLACES = {
    Place.HOME: "place-home",
    Place.CENTRE: "place-centre",
    Place.FAMILY_CENTRE: "place-centre",
    Place.MIDWIFE: "pregnant-parent",
}
IN_WHITE = frozenset(
    {
        Profession.NURSE,
        Profession.MIDWIFE,
        Profession.DENTAL_NURSE,
        Profession.DENTAL_HYGIENIST,
        Profession.DOCTOR,
    }
)
BADGES = {
    Profession.NURSE: "badge-nurse",
    Profession.FAMILY_SUPPORTER: "badge-family-supporter",
    Profession.MIDWIFE: "badge-midwife",
    Profession.DENTAL_NURSE: "tooth-and-toothbrush",
    Profession.DENTAL_HYGIENIST: "tooth-and-toothbrush",
    Profession.LIBRARIAN: "badge-librarian",
    Profession.DOCTOR: "badge-nurse",
    Profession.PSYCHOLOGIST: "own-topic",
    Profession.SPEECH_THERAPIST: "talking-and-open-book",
    Profession.INTERPRETER: "two-speech-bubbles",
}
ANY_AGE = "family"
_WEEKS_A_MONTH = 4
_GROWS = (
    (1, "age-newborn"),
    (6, "age-lying"),
    (9, "age-sitting"),
    (12, "age-crawling"),
    (18, "age-walking"),
)


def portrait_of(profession: Profession, portrait: Portrait) -> str:
    """As the staff member has chosen to be drawn, in the clothes of the profession."""
    if portrait is Portrait.HEADSCARF:
        return "person-headscarf"
    return f"person-{'nurse' if profession in IN_WHITE else 'staff'}-{portrait}"


def child_at(age: Age) -> str:
    """A child of this age.

    >>> child_at(Age(AgeUnit.WEEKS, 1, 2)), child_at(Age(AgeUnit.MONTHS, 8, 8))
    ('age-newborn', 'age-sitting')
    """
    if age.unit is AgeUnit.GESTATIONAL_WEEKS:
        return "pregnant-parent"
    months = age.last // _WEEKS_A_MONTH if age.unit is AgeUnit.WEEKS else age.last
    return next((name for below, name in _GROWS if months < below), "age-toddler")
