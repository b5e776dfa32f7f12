"""How many forms a counted sentence has in each language, and which numbers they are for."""

from collections import Counter
from functools import cache
from gettext import c2py

# Babel's own table swaps Arabic's last two forms; this is the order that translators' tools use:
# zero, one, two, few, many, other.
PLURAL_FORMS = {
    "sv": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
    "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
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
