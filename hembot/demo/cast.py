"""The people of the demo and of the tests. Their phone numbers are kept free for fiction."""

from dataclasses import dataclass

from visits.people import Employer, Profession, Staff


@dataclass(frozen=True, eq=False)
class Somebody:
    """A person with a phone: chat id, first name, Telegram's language, and who they are."""

    chat_id: int
    name: str
    speaks: str
    caption: dict[str, str]
    shown: bool = True


AMINA = Somebody(
    7001001, "Amina", "ar", {"sv": "Mamma i F-0001 · arabiska", "en": "Mother in F-0001 · Arabic"}
)
YUSUF = Somebody(
    7001002, "Yusuf", "sv", {"sv": "Pappa i F-0001 · svenska", "en": "Father in F-0001 · Swedish"}
)
ELIN = Somebody(
    7001003,
    "Elin",
    "sv",
    {"sv": "Mamma i F-0002 · svenska", "en": "Mother in F-0002 · Swedish"},
    shown=False,
)
GRACE = Somebody(
    7001004,
    "Grace",
    "en",
    {"sv": "Mamma i F-0003 · engelska", "en": "Mother in F-0003 · English"},
    shown=False,
)
ANNA = Somebody(
    7002001, "Anna", "sv", {"sv": "BHV-sjuksköterska · regionen", "en": "Child nurse · region"}
)
SAMIRA = Somebody(
    7002002,
    "Samira",
    "sv",
    {"sv": "Föräldrastödjare · kommunen", "en": "Family supporter · municipality"},
)
KARIN = Somebody(
    7002003, "Karin", "sv", {"sv": "Samordnare · kommunen", "en": "Coordinator · municipality"}
)
MARIA = Somebody(
    7002004, "Maria", "sv", {"sv": "Barnmorska · regionen", "en": "Midwife · region"}, shown=False
)

EVERYBODY = (AMINA, YUSUF, ANNA, SAMIRA, KARIN, ELIN, GRACE, MARIA)

STAFF = {
    ANNA: Staff(0, Profession.NURSE, Employer.REGION, ANNA.name, "031-390 06 01"),
    SAMIRA: Staff(
        0, Profession.FAMILY_SUPPORTER, Employer.MUNICIPALITY, SAMIRA.name, "031-390 06 02"
    ),
    KARIN: Staff(0, Profession.COORDINATOR, Employer.MUNICIPALITY, KARIN.name, "031-390 06 03"),
    MARIA: Staff(0, Profession.MIDWIFE, Employer.REGION, MARIA.name, "031-390 06 04"),
}
