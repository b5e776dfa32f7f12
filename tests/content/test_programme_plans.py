"""Each programme's plan for one child, written out by hand from domain.md and its source."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

import pytest

from content.read_programmes import read_programmes
from visits.planned import Extent, Handout, Questionnaire
from visits.programme import Place, Programme

BORN = date(2026, 3, 3)
"""A Tuesday, and the day on which the child was due."""
PROGRAMMES = read_programmes()
# number, first and last day, place, professions; + is added by staff, * as often as needed
PLANS = """
trygg-start  S0
1  Tue 2026-01-20 Mon 2026-02-23  midwife  midwife nurse family_supporter
2  Tue 2026-03-10 Mon 2026-03-23  home     nurse family_supporter
3  Fri 2026-04-03 Tue 2026-06-02  home     nurse family_supporter
4  Fri 2026-07-03 Sun 2026-08-02  home     nurse family_supporter
5  Tue 2026-11-03 Wed 2026-12-02  home     nurse family_supporter
6  Sun 2027-01-03 Tue 2027-02-02  home     nurse family_supporter
7  Thu 2027-06-03 Fri 2027-07-02  home     nurse family_supporter
8  Fri 2028-03-03 Sun 2028-04-02  centre   nurse family_supporter

rinkeby  S4
1  Tue 2026-03-10 Mon 2026-03-23  home     nurse family_supporter
2  Fri 2026-04-03 Tue 2026-06-02  home     nurse family_supporter
3  Fri 2026-07-03 Sun 2026-08-02  home     nurse family_supporter
4  Tue 2026-11-03 Wed 2026-12-02  home     nurse family_supporter
5  Sun 2027-01-03 Tue 2027-02-02  home     nurse family_supporter
6  Thu 2027-06-03 Fri 2027-07-02  home     nurse family_supporter

goteborg  S3
1  Tue 2026-03-10 Mon 2026-03-23  home     nurse family_supporter
2  Fri 2026-04-03 Tue 2026-06-02  home     nurse family_supporter
3  Fri 2026-07-03 Sun 2026-08-02  home     nurse family_supporter
4  Tue 2026-11-03 Wed 2026-12-02  home     nurse family_supporter
5  Sun 2027-01-03 Tue 2027-02-02  home     nurse family_supporter
6  Thu 2027-06-03 Fri 2027-07-02  home     nurse family_supporter

orebro  S1
1  Tue 2026-03-10 Mon 2026-03-23  home     nurse family_supporter
2  Sun 2026-05-03 Tue 2026-06-02  home     nurse family_supporter
3  Fri 2026-07-03 Sun 2026-08-02  home     nurse family_supporter
4  Tue 2026-11-03 Wed 2026-12-02  home     nurse family_supporter
5  Wed 2027-03-03 Fri 2027-04-02  home     nurse family_supporter
6  Thu 2027-06-03 Fri 2027-07-02  home     nurse family_supporter

orebro-2019  S4
1  Tue 2026-03-10 Mon 2026-03-23  home     nurse family_supporter
2  Sun 2026-05-03 Tue 2026-06-02  home     nurse family_supporter
3  Fri 2026-07-03 Sun 2026-08-02  home     nurse family_supporter
4  Tue 2026-11-03 Wed 2026-12-02  home     nurse family_supporter
5  Thu 2027-06-03 Fri 2027-07-02  home     nurse family_supporter

torvalla  S4
1  Tue 2026-03-17 Mon 2026-03-23  home     nurse midwife
2  Sun 2026-05-03 Tue 2026-06-02  home     nurse librarian
3  Tue 2026-11-03 Wed 2026-12-02  home     nurse librarian
4  Thu 2027-06-03 Fri 2027-07-02  home     nurse

vaxa-tryggt  S4
1  Tue 2026-03-10 Mon 2026-03-23  home     nurse midwife
2  Tue 2026-03-24 Mon 2026-03-30  home     nurse family_supporter
3  Fri 2026-07-03 Sun 2026-08-02  home     nurse family_supporter
4  Tue 2026-11-03 Wed 2026-12-02  home     nurse dental_nurse
5  Sun 2027-01-03 Tue 2027-02-02  home     nurse family_supporter
6  Thu 2027-06-03 Fri 2027-07-02  home     nurse family_supporter

norrbotten  S4
1  Tue 2026-03-10 Mon 2026-03-23  home     nurse
2+ Tue 2026-11-03 Wed 2026-12-02  home     nurse

barnsakert  S4
1  Tue 2026-04-14 Mon 2026-05-04  centre   nurse
2  Fri 2026-07-03 Sun 2026-08-02  centre   nurse
3  Sun 2027-01-03 Tue 2027-02-02  centre   nurse
4  Fri 2027-09-03 Sat 2027-10-02  centre   nurse
5  Sun 2028-09-03 Mon 2028-10-02  centre   nurse
6  Sun 2030-03-03 Tue 2030-04-02  centre   nurse
7* Tue 2026-03-03 Tue 2032-03-02  home     nurse family_supporter

tandhornan  S4
1  Fri 2026-07-03 Sun 2026-08-02  family_centre   nurse
2  Thu 2026-09-03 Fri 2026-10-02  family_centre   nurse
3  Tue 2026-11-03 Wed 2026-12-02  family_centre   nurse
4  Sun 2027-01-03 Tue 2027-02-02  family_centre   nurse
5  Sun 2027-01-03 Tue 2027-02-02  family_centre   dental_hygienist
6* Sun 2027-01-03 Fri 2029-03-02  family_centre   dental_hygienist

tandhalsa  S4
1  Sun 2027-01-03 Tue 2027-02-02  centre   nurse dental_nurse
2  Wed 2027-03-03 Fri 2027-04-02  centre   nurse
3+ Thu 2027-06-03 Fri 2027-07-02  centre   nurse dental_nurse

tandvard-vasterbotten  S4
1  Sun 2027-01-03 Tue 2027-02-02  centre   nurse dental_hygienist
2+ Wed 2027-03-03 Fri 2027-04-02  centre   nurse

gotland-itc  S4
1  Fri 2027-09-03 Sat 2027-10-02  centre   nurse
2+ Fri 2027-12-03 Sun 2028-01-02  centre   nurse
3+ Fri 2027-09-03 Sat 2028-09-02  home     speech_therapist

vipp-sd  S4
1+ Wed 2027-03-03 Wed 2033-03-02  home     psychologist
2+ Wed 2027-03-03 Wed 2033-03-02  home     psychologist
3+ Wed 2027-03-03 Wed 2033-03-02  home     psychologist
4+ Wed 2027-03-03 Wed 2033-03-02  home     psychologist
5+ Wed 2027-03-03 Wed 2033-03-02  home     psychologist
6+ Wed 2027-03-03 Wed 2033-03-02  home     psychologist
7+ Wed 2027-03-03 Wed 2033-03-02  home     psychologist

ostergotland-barnmorska  S4
1  Fri 2026-04-03 Sat 2026-05-02  family_centre   nurse doctor midwife
"""
BY_SLUG = {plan.split()[0]: plan.splitlines() for plan in PLANS.strip().split("\n\n")}
KINDS = {  # S1; S4 for the others. None where the source does not say
    "orebro": "ordinary extra extra ordinary extra extra",
    "norrbotten": "ordinary ordinary",
    "barnsakert": "ordinary ordinary ordinary ordinary ordinary ordinary extra",
}


def test_every_programme_of_the_domain_has_its_file() -> None:
    assert PROGRAMMES.keys() == BY_SLUG.keys()


@pytest.mark.parametrize("slug", BY_SLUG)
def test_a_programmes_plan_is_that_of_its_source(slug: str) -> None:
    heading, *rows = BY_SLUG[slug]

    assert heading.split() == [slug, PROGRAMMES[slug].source]
    assert list(plan_of(PROGRAMMES[slug])) == [row.split() for row in rows]


def plan_of(programme: Programme) -> Iterator[list[str]]:
    for visit in programme.visits:
        window = visit.age.window(due_on=BORN, born_on=BORN)
        sign = ("*" if visit.repeats else "+") if visit.only_when else ""
        days = f"{window.first:%a %Y-%m-%d} {window.last:%a %Y-%m-%d}"
        row = f"{visit.number}{sign} {days} {visit.place} {' '.join(visit.professions)}"
        yield row.split()


def test_each_literal_names_its_weekday() -> None:
    for weekday, day in pairwise(PLANS.split()):
        if day.startswith("20"):
            assert f"{datetime.fromisoformat(day):%a}" == weekday


@pytest.mark.parametrize("slug", KINDS)
def test_what_is_ordinary_and_what_extra_is_as_the_source_says(slug: str) -> None:
    kinds = [visit.extent for visit in PROGRAMMES[slug].visits]

    assert kinds == [Extent(word) for word in KINDS[slug].split()]


def test_torvallas_families_get_books_and_all_of_them_a_toothbrush() -> None:
    handouts = [visit.handouts for visit in PROGRAMMES["torvalla"].visits]

    brush = (Handout.TOOTHBRUSH, Handout.TOOTHPASTE)
    assert handouts == [(), (Handout.BOOK,), (Handout.BOOK, *brush), ()]


def test_barnsakerts_ordinary_visits_have_the_questionnaire_on_paper() -> None:
    *ordinary, at_home = PROGRAMMES["barnsakert"].visits

    assert {visit.questionnaire for visit in ordinary} == {Questionnaire.ON_PAPER}
    assert at_home.questionnaire is None


@pytest.mark.parametrize("slug", [slug for slug in BY_SLUG if slug != "trygg-start"])
def test_every_theme_but_the_pilots_is_assumed(slug: str) -> None:
    programme = PROGRAMMES[slug]
    assumed = {one.number for one in programme.assumptions if one.detail == "theme"}

    assert assumed == {visit.number for visit in programme.visits if visit.theme}


def test_the_pilot_assumes_nothing() -> None:
    assert PROGRAMMES["trygg-start"].assumptions == ()


@pytest.mark.parametrize("slug", ["rinkeby", "goteborg", "orebro-2019"])
def test_the_ages_of_three_programmes_are_assumed(slug: str) -> None:
    numbers = {one.number for one in PROGRAMMES[slug].assumptions if one.detail == "age"}

    assert numbers == {visit.number for visit in PROGRAMMES[slug].visits}


def test_only_the_pilot_begins_before_the_birth() -> None:
    early = {slug for slug, one in PROGRAMMES.items() if one.visits[0].age.is_before_birth}

    assert early == {"trygg-start"}
    assert PROGRAMMES["trygg-start"].visits[0].place is Place.MIDWIFE
