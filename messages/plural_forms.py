"""How many forms a counted sentence has in each language, and which numbers they are for."""

from collections import Counter
from functools import cache
from gettext import c2py

ALWAYS_THE_SAME = "nplurals=1; plural=0;"
ONE_AND_MANY = "nplurals=2; plural=(n != 1);"
ONE_FEW_MANY = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
    "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
# Babel's own table swaps Arabic's last two forms; this is the order that translators' tools use:
# zero, one, two, few, many, other.
PLURAL_FORMS = {
    "sv": ONE_AND_MANY,
    "en": ONE_AND_MANY,
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "so": ONE_AND_MANY,
    "ti": ONE_AND_MANY,
    "prs": ALWAYS_THE_SAME,
    "ckb": ONE_AND_MANY,
    "kmr": ONE_AND_MANY,
    "tr": ALWAYS_THE_SAME,
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "uk": ONE_FEW_MANY,
    "es": ONE_AND_MANY,
    "bs": ONE_FEW_MANY,
    "fi": ONE_AND_MANY,
}
MANY_NUMBERS = range(1000)


@cache
def forms_for_one_number(language: str) -> frozenset[int]:
    """The forms that need not say their number, because they are for one number alone.

    >>> sorted(forms_for_one_number("ar")), sorted(forms_for_one_number("en"))
    ([0, 1, 2], [0])
    """
    form_of = c2py(PLURAL_FORMS[language].partition("plural=")[2].rstrip(";"))
    times = Counter(form_of(number) for number in MANY_NUMBERS)
    return frozenset(form for form, said in times.items() if said == 1)
