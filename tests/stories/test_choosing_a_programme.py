"""Stories: staff register a family where more than one programme is in use."""

import pytest

from messages.taps import Verb
from tests.resident import ISOLATES, Resident, is_arabic
from tests.town import Town
from visits.actions.use_programme import activate, confirm_assumptions, stop
from visits.booking_rules import BookingRules
from visits.matching import Child, Match, Matching
from visits.people import Employer, Family, Profession, Staff

MATCHING = Matching(
    "trygg-start",
    (
        Match("goteborg", frozenset({"Angered"}), children=frozenset({Child.FIRST})),
        Match("rinkeby", children=frozenset({Child.FIRST, Child.FIRST_IN_SWEDEN})),
    ),
)
RULES = BookingRules(areas=("Angered", "Centrum"))


@pytest.fixture
async def choice(town: Town) -> None:
    """Karin has taken two more programmes into use."""
    await town.goes_by(RULES)
    await town.matches_by(MATCHING)
    for slug in ("goteborg", "orebro"):
        await takes_into_use(town, slug)


async def takes_into_use(town: Town, slug: str) -> None:
    now = town.clock.now()
    await town.look(lambda work: confirm_assumptions(work, slug, by="Karin", now=now))
    await town.look(lambda work: activate(work, slug, now=now))


async def test_where_only_one_is_in_use_nothing_is_asked(town: Town, anna: Resident) -> None:
    await until_the_child(anna)

    assert "Stämmer det här?" in anna.reads() and "trygg start" in anna.reads()


async def test_otherwise_it_is_asked_whether_it_is_the_first_child(
    choice: None, anna: Resident
) -> None:
    await until_the_child(anna, area="Centrum")

    assert "Är det familjens första barn?" in anna.reads()
    assert len(anna.buttons(Verb.FORM)) == len(Child)


@pytest.mark.parametrize(
    ("area", "child", "name"),
    [
        ("Angered", "first", "Utökade hembesök Göteborg"),
        ("Angered", "first_in_sweden", "Tillsammans för en trygg start"),
        ("Centrum", "first", "Tillsammans för en trygg start"),
        ("", "later", "Tillsammans för en trygg start"),
    ],
)
async def test_the_programme_that_fits_is_proposed_and_stands_first(
    choice: None, anna: Resident, area: str, child: str, name: str
) -> None:
    await until_the_child(anna, area=area)

    await anna.fills_in(f"child={child}")

    labels = [label for label, _ in anna.newest_buttons()]
    assert f"Förslag för familjen: {name}" in anna.reads()
    assert labels[0] == name and len(labels) == 3


async def test_staff_decide(choice: None, town: Town, anna: Resident) -> None:
    await until_the_child(anna, area="Angered")
    await anna.fills_in("child=first")
    await anna.fills_in("programme=orebro")

    await anna.fills_in("register=yes")

    family = await registered(town)
    assert family is not None and family.programme == "orebro"


async def test_a_programme_that_is_not_in_use_cannot_be_chosen(
    choice: None, town: Town, anna: Resident
) -> None:
    await until_the_child(anna, area="Angered")
    await anna.fills_in("child=first")

    await anna.taps_data("form:0:0:programme=rinkeby")

    assert "Vilket program?" in anna.reads()


@pytest.fixture
async def two_of_each(town: Town) -> None:
    """A second family supporter works here, so that it is asked which one."""
    await town.look(
        lambda work: work.people.add_staff(
            Staff(0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, "Lisa", "031-390 06 05")
        )
    )


@pytest.mark.parametrize(
    ("slug", "asked", "looked_over"),
    [
        ("goteborg", "Vilken föräldrastödjare gör besöken?", "Anna och Lisa"),
        ("vaxa-tryggt", "Vilken föräldrastödjare gör besöken?", "Anna och Lisa"),
        ("norrbotten", "föräldrastödjare kan hjälpa familjen?", "Lisa gör inga besök"),
        ("vipp-sd", "föräldrastödjare kan hjälpa familjen?", "Anna och Lisa gör inga besök"),
    ],
)
async def test_who_makes_no_visit_is_not_asked_for_as_if_they_did(
    town: Town, two_of_each: None, anna: Resident, slug: str, asked: str, looked_over: str
) -> None:
    await takes_into_use(town, slug)
    await until_the_child(anna)
    await anna.fills_in("child=later")

    await anna.fills_in(f"programme={slug}")

    assert asked in anna.reads()
    await anna.taps(Verb.FORM, nth=1)
    assert looked_over in anna.reads().translate(ISOLATES)


async def test_of_a_programme_of_others_the_nurse_who_keeps_in_touch_is_asked_for(
    town: Town, karin: Resident
) -> None:
    await town.look(
        lambda work: work.people.add_staff(
            Staff(0, Profession.NURSE, Employer.REGION, "Britta", "031-390 06 04")
        )
    )
    await takes_into_use(town, "vipp-sd")
    await until_the_child(karin)
    await karin.fills_in("child=later")

    await karin.fills_in("programme=vipp-sd")

    assert "Vilken sjuksköterska håller kontakten" in karin.reads()


async def test_a_programme_that_was_stopped_meanwhile_takes_nobody(
    choice: None, town: Town, anna: Resident
) -> None:
    await until_the_child(anna, area="Angered")
    await anna.fills_in("child=later")
    await anna.fills_in("programme=orebro")
    await town.look(lambda work: stop(work, "orebro"))

    await anna.fills_in("register=yes")

    assert await registered(town) is None
    assert "/familj" in anna.reads()


@pytest.fixture
async def barnsakert(town: Town, anna: Resident) -> Resident:
    """A family whose home visits are made when they are needed; its mother reads Arabic."""
    await takes_into_use(town, "barnsakert")
    await until_the_child(anna, language="ar")
    await anna.fills_in("child=later")
    await anna.fills_in("programme=barnsakert")
    await anna.fills_in("register=yes")
    family = await registered(town)
    assert family is not None
    token = await town.invites(family.parents[0].id)
    mother = town.newcomer("Hodan", "ar")
    await mother.starts(token)
    await mother.chooses_language("ar")
    await mother.taps(Verb.CONSENT)
    await anna.writes("/familjer")
    await anna.taps(Verb.CARD, nth=-1)
    return mother


async def test_staff_add_a_visit_from_the_familys_card(
    town: Town, anna: Resident, barnsakert: Resident
) -> None:
    await anna.taps(Verb.ADD_VISIT)
    assert "När familjen behöver det" in anna.reads()

    await anna.taps(Verb.ADD_VISIT)

    assert "Besöket är tillagt" in anna.reads() and not anna.sees(Verb.ADD_VISIT)
    await anna.writes("/boka")
    labels = [label.translate(ISOLATES) for label, _ in anna.newest_buttons()]
    assert any(label.startswith("F-0004 · 7") for label in labels)


@pytest.mark.parametrize("value", ["=1", "=99", "=", "=x", "=-7", "=7=7"])
async def test_a_made_up_button_adds_nothing(
    town: Town, anna: Resident, barnsakert: Resident, value: str
) -> None:
    await anna.taps_data(f"addvisit:4:0:{value}")

    visits = await town.look(lambda work: work.visits.of_family(4))
    assert max(visit.number for visit in visits) == 6


async def test_a_colleague_of_others_adds_nothing(
    town: Town, barnsakert: Resident, karin: Resident
) -> None:
    await karin.starts()

    await karin.taps_data("addvisit:4:0:=7")

    assert len(await town.look(lambda work: work.visits.of_family(4))) == 6


async def test_a_visit_of_the_nurse_alone_is_told_so_and_leaves_her_colleague_free(
    town: Town, anna: Resident, samira: Resident, barnsakert: Resident
) -> None:
    visit = await town.visit(4)
    moment = town.clock.now().replace(hour=12, minute=0)
    await town.turns_to(days=1)
    booked = await town.books(visit, moment.replace(day=moment.day + 3))

    await barnsakert.writes("/visits")

    assert is_arabic(barnsakert.reads())
    assert "Anna" in barnsakert.reads() and "Samira" not in barnsakert.reads()
    since, until = booked.starts_at, booked.starts_at.replace(hour=14)
    samira_id = (await town.look(lambda work: work.families.get(4))).pair.family_supporter.id
    busy = await town.look(lambda work: work.visits.busy([samira_id], since, until, but=0))
    assert busy == []
    assert not any("F-0004" in text for text in samira.has_read())


async def until_the_child(anna: Resident, *, area: str | None = None, language: str = "sv") -> None:
    await anna.writes("/familj")
    await anna.writes("2026-10-12")
    await anna.fills_in(f"language={language}")
    await anna.fills_in("other_language=none")
    if area is not None:
        await anna.fills_in(f"area={area}")


async def registered(town: Town) -> Family | None:
    return await town.look(lambda work: work.families.by_alias("F-0004"))
