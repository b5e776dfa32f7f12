"""Who employs whom, where the profession alone says it."""

from visits.people import Employer, Profession

EMPLOYERS = {
    Profession.NURSE: Employer.REGION,
    Profession.MIDWIFE: Employer.REGION,
    Profession.DENTAL_NURSE: Employer.REGION,
    Profession.DENTAL_HYGIENIST: Employer.REGION,
    Profession.DOCTOR: Employer.REGION,
    Profession.PSYCHOLOGIST: Employer.REGION,
    Profession.SPEECH_THERAPIST: Employer.REGION,
    Profession.FAMILY_SUPPORTER: Employer.MUNICIPALITY,
    Profession.LIBRARIAN: Employer.MUNICIPALITY,
}


def employed_by(employer: Employer) -> tuple[Profession, ...]:
    """What this employer's staff can do here.

    >>> Profession.NURSE in employed_by(Employer.REGION)
    True
    >>> Profession.NURSE in employed_by(Employer.MUNICIPALITY)
    False
    """
    return tuple(one for one in Profession if EMPLOYERS.get(one, employer) is employer)
