"""Those who worked at the demo's centres before Anna and Samira: they have no phone on the page."""

from visits.people import Employer, Profession, Staff

BERIT = Staff(0, Profession.NURSE, Employer.REGION, "Berit", "031-390 06 05")
OMAR = Staff(0, Profession.NURSE, Employer.REGION, "Omar", "031-390 06 06")
INGRID = Staff(0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, "Ingrid", "031-390 06 07")

PHONES = frozenset({BERIT.phone, OMAR.phone, INGRID.phone})
"""Who is recognised by them is nobody whom somebody plays."""
