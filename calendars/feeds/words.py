"""The words by which feeds call kinds, languages and conveniences, in Swedish and English."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from visits.activity import Accessible, ActivityKind

KINDS: Mapping[str, ActivityKind] = {
    **{kind.value: kind for kind in ActivityKind},
    **dict.fromkeys(
        ("öppen förskola", "öppna förskolan", "öppna förskolor", "open preschool"),
        ActivityKind.OPEN_PRESCHOOL,
    ),
    **dict.fromkeys(
        ("sagostund", "sagostunder", "berättarstund", "högläsning", "story time", "storytime"),
        ActivityKind.STORY_TIME,
    ),
    **dict.fromkeys(("bibliotek", "biblioteket", "libraries"), ActivityKind.LIBRARY),
    **dict.fromkeys(
        ("familjecentral", "familjecentralen", "family centre", "family center"),
        ActivityKind.FAMILY_CENTRE,
    ),
    **dict.fromkeys(
        ("spädbarnsverksamhet", "babycafé", "babysång", "babyträff", "baby activity", "babies"),
        ActivityKind.BABY_ACTIVITY,
    ),
    **dict.fromkeys(("gemensam lunch", "babylunch", "shared lunch"), ActivityKind.SHARED_LUNCH),
    **dict.fromkeys(("hälsobuss", "hälsobussen", "health bus"), ActivityKind.HEALTH_BUS),
    **dict.fromkeys(
        ("föräldragrupp", "föräldragrupper", "föräldraträff", "parent group"),
        ActivityKind.PARENT_GROUP,
    ),
    **dict.fromkeys(
        ("föräldrakurs", "föräldrautbildning", "trygghetscirkeln", "cos-p", "parent course"),
        ActivityKind.PARENT_COURSE,
    ),
    **dict.fromkeys(
        ("tandvård", "tandhälsa", "folktandvård", "dental care"), ActivityKind.DENTAL_CARE
    ),
}
LANGUAGES: Mapping[str, str] = {
    **dict.fromkeys(("sv", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("en", "engelska", "english"), "en"),
    **dict.fromkeys(("ar", "arabiska", "arabic"), "ar"),
    **dict.fromkeys(("so", "somaliska", "somali"), "so"),
    **dict.fromkeys(("ti", "tigrinska", "tigrinja", "tigrinya"), "ti"),
    **dict.fromkeys(("prs", "dari"), "prs"),
    **dict.fromkeys(("ckb", "sorani", "sydkurdiska", "centralkurdiska"), "ckb"),
    **dict.fromkeys(("kmr", "kurmanji", "nordkurdiska"), "kmr"),
    **dict.fromkeys(("tr", "turkiska", "turkish"), "tr"),
    **dict.fromkeys(("pl", "polska", "polish"), "pl"),
    **dict.fromkeys(("uk", "ukrainska", "ukrainian"), "uk"),
    **dict.fromkeys(("es", "spanska", "spanish"), "es"),
    **dict.fromkeys(("bs", "bosniska", "kroatiska", "serbiska", "bosnian"), "bs"),
    **dict.fromkeys(("fi", "finska", "finnish"), "fi"),
}
CONVENIENCES: Mapping[str, Accessible] = {
    **{one.value: one for one in Accessible},
    **dict.fromkeys(("utan trappor", "utan trappsteg", "hiss", "ramp"), Accessible.STEP_FREE),
    **dict.fromkeys(("barnvagn", "plats för barnvagn", "barnvagnar"), Accessible.PRAM),
    **dict.fromkeys(("skötbord", "changing table"), Accessible.CHANGING_TABLE),
    **dict.fromkeys(
        ("tillgänglig toalett", "handikapptoalett", "rwc", "accessible toilet"),
        Accessible.ACCESSIBLE_TOILET,
    ),
    **dict.fromkeys(("hörslinga", "hearing loop"), Accessible.HEARING_LOOP),
}
YES = frozenset({"ja", "j", "x", "1", "yes", "true", "sant", "inställt", "inställd", "cancelled"})

_BETWEEN = re.compile(r"[,;|/\n]|\boch\b|\band\b|&")


def pieces(written: str) -> list[str]:
    """The words of a list as somebody has written it.

    >>> pieces("Arabiska, svenska och somaliska")
    ['arabiska', 'svenska', 'somaliska']
    """
    parts = (" ".join(part.split()) for part in _BETWEEN.split(normalize("NFC", written)))
    return [part.casefold() for part in parts if part]
