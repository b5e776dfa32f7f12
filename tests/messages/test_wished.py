"""How a wish is asked back: a day and hours, parted as the language parts them."""

from datetime import date, time

import pytest

from messages.languages import LANGUAGES
from messages.wished_holes import of_wished
from messages.wording import unmarked
from visits.wished_time import WishedTime

THURSDAY = date(2025, 12, 4)
FROM_ONE_TO_THREE = WishedTime(THURSDAY, THURSDAY, from_=time(13), to=time(15))


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("sv", "torsdag 4 december, 13:00–15:00"),
        ("uk", "четвер, 4 грудня, 13:00–15:00"),
        ("ar", "الخميس 4 ديسمبر، 13:00–15:00"),
        ("prs", "پنجشنبه 4 دسمبر، 13:00–15:00"),
        ("ckb", "پێنجشەممە، 4/12، 13:00–15:00"),
        ("ti", "ሓሙስ 4 ታሕሳስ (4/12)፣ 13:00–15:00"),
    ],
)
def test_a_day_is_parted_from_its_hours_by_the_comma_of_the_language(code: str, told: str) -> None:
    wished = of_wished("wished", FROM_ONE_TO_THREE, LANGUAGES[code])["wished"]

    assert unmarked(str(wished)) == told
