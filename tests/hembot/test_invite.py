"""Inviting a staff member from the command line."""

import re

import pytest

from content.read_programmes import read_programmes
from hembot.clock import system_time
from hembot.demo.cast import ANNA, KARIN, SAMIRA
from storage.database import Database
from tests.hembot.installation import Installation
from visits.actions.join import join
from visits.facts import InvitationUnknown
from visits.people import Employer, Person, Profession, Staff

LINK = re.compile(r"https://t\.me/hembot_demo_bot\?start=([A-Za-z0-9_-]{22})\n")
PHONE = ("--phone", "031-390 06 01")


def token_in(printed: str) -> str:
    link = LINK.fullmatch(printed)
    assert link is not None, printed
    return link[1]


def opens(installation: Installation, chat_id: int, token: str) -> Person:
    """Somebody opens the link in their chat."""
    key = installation.key.read_bytes().strip()
    url = f"sqlite:///{installation.database}"
    database = Database.open(url, key=key, programmes=read_programmes())
    try:
        with database.unit_of_work() as work:
            return join(work, chat_id, token, first_name="Anna", now=system_time()).to
    finally:
        database.close()


@pytest.mark.parametrize(
    ("name", "arguments", "profession", "employer"),
    [
        ("Anna", ("--profession", "nurse"), Profession.NURSE, Employer.REGION),
        (
            "Samira",
            ("--profession", "family_supporter"),
            Profession.FAMILY_SUPPORTER,
            Employer.MUNICIPALITY,
        ),
        ("Maria", ("--profession", "midwife"), Profession.MIDWIFE, Employer.REGION),
        (
            "Karin",
            ("--profession", "coordinator", "--employer", "municipality"),
            Profession.COORDINATOR,
            Employer.MUNICIPALITY,
        ),
    ],
)
def test_the_printed_link_lets_its_owner_in(
    installation: Installation,
    name: str,
    arguments: tuple[str, ...],
    profession: Profession,
    employer: Employer,
) -> None:
    printed = installation.hembot("invite", name, *arguments, *PHONE)

    joined = opens(installation, ANNA.chat_id, token_in(printed.stdout))

    assert isinstance(joined, Staff)
    assert (joined.name, joined.profession, joined.employer) == (name, profession, employer)
    assert joined.phone == "031-390 06 01"


def test_a_link_works_for_one_person_only(installation: Installation) -> None:
    printed = installation.hembot("invite", "Anna", "--profession", "nurse", *PHONE)
    token = token_in(printed.stdout)
    opens(installation, ANNA.chat_id, token)

    with pytest.raises(InvitationUnknown):
        opens(installation, SAMIRA.chat_id, token)


def test_the_first_invitation_makes_the_database(empty: Installation) -> None:
    printed = empty.hembot("invite", "Anna", "--profession", "nurse", *PHONE)

    assert opens(empty, ANNA.chat_id, token_in(printed.stdout)).chat_id == ANNA.chat_id


def test_where_the_profession_does_not_say_who_employs_it_is_asked_for(
    installation: Installation,
) -> None:
    refused = installation.hembot("invite", KARIN.name, "--profession", "coordinator", *PHONE)

    assert refused.exit_code == 2
    assert "--employer" in refused.stderr
    assert refused.stdout == ""
