"""The languages we speak: one table from our codes to Babel's, with how each writes a moment."""

from dataclasses import dataclass

SOURCE = "sv"

# what may be typed in the chat, and the same in Swedish; everybody may type either
COMMANDS = {
    "visits": "besok",
    "language": "sprak",
    "swedish": "svenska",
    "activities": "aktiviteter",
    "rest": "tyst",
    "help": "hjalp",
    "no": "nej",
    "today": "idag",
    "tomorrow": "imorgon",
    "week": "vecka",
    "away": "borta",
    "book": "boka",
    "calls": "ring",
    "family": "familj",
    "families": "familjer",
    "picture": "bild",
    "console": "konsol",
    "remind": "paminn",
    "reminders": "utskick",
    "new_activity": "ny_aktivitet",
}


@dataclass(frozen=True, slots=True)
class Language:
    """`moment`, `short` … are CLDR patterns; weekday and number carry the date.

    What we translated `needs_readers` before families meet it; staff read only what is `for_staff`,
    and in the console what is `for_pages`. `telegram` is the nearest code that Telegram's menus
    know, and `weekdays`, from Monday, are for a language whose own pattern would decline them.
    `english_name` and `arabic_name` are for staff, where Babel calls the language by a name that
    nobody uses.
    """

    code: str
    babel: str
    autonym: str
    swedish_name: str
    moment: str
    short: str = "EEEE d/M HH:mm"
    day: str = "EEEE d MMMM"
    date: str = "d MMMM"
    weekday: str = "EEEE"
    comma: str = ","
    right_to_left: bool = False
    needs_readers: bool = False
    for_staff: bool = False
    for_pages: bool = False
    telegram: str | None = None
    weekdays: tuple[str, ...] = ()
    english_name: str | None = None
    arabic_name: str | None = None

    def command(self, name: str) -> str:
        """How a command is written to somebody who reads this language."""
        return COMMANDS[name] if self.code == SOURCE else name

    def name_in(self, reader: str) -> str | None:
        """What this language is called in the reader's; None where Babel's name is as good."""
        names = {SOURCE: self.swedish_name, "en": self.english_name, "ar": self.arabic_name}
        return names.get(reader)


LANGUAGES = {
    language.code: language
    for language in (
        Language(
            "sv",
            "sv",
            "Svenska",
            "svenska",
            "EEEE d MMMM 'kl.' HH:mm",
            for_staff=True,
            for_pages=True,
        ),
        Language(
            "en",
            "en_GB",
            "English",
            "engelska",
            "EEEE d MMMM 'at' HH:mm",
            for_staff=True,
            for_pages=True,
            telegram="en",
        ),
        Language(
            "ar",
            "ar",
            "العربية",
            "arabiska",
            "EEEE d MMMM، 'الساعة' HH:mm",
            comma="،",
            right_to_left=True,
            for_staff=True,
            telegram="ar",
        ),
        Language(
            "so",
            "so",
            "Soomaali",
            "somaliska",
            "EEEE d MMMM, 'saacadda' HH:mm",
            needs_readers=True,
            telegram="so",
        ),
        Language(
            "ti",
            "ti_ER",
            "ትግርኛ",
            "tigrinska",
            "EEEE d MMMM (d/M)፣ 'ሰዓት' HH:mm",
            # months are counted otherwise in Ethiopia
            day="EEEE d MMMM (d/M)",
            date="d MMMM (d/M)",
            comma="፣",
            needs_readers=True,
            telegram="ti",
        ),
        Language(
            "prs",
            "fa_AF",
            "دری",
            "dari",
            "EEEE d MMMM، 'ساعت' HH:mm",
            comma="،",
            right_to_left=True,
            needs_readers=True,
            telegram="fa",
        ),
        Language(
            "ckb",
            "ckb",
            "کوردی (سۆرانی)",
            "sorani",
            "EEEE، d/M، 'کاتژمێر' HH:mm",
            # the months have several names, and are spelled in several ways
            day="EEEE، d/M",
            date="d/M",
            comma="،",
            right_to_left=True,
            needs_readers=True,
            english_name="Sorani",
            arabic_name="السورانية",
        ),
        Language(
            "kmr",
            "ku",
            "Kurdî (Kurmancî)",
            "kurmanji",
            "EEEE d/M, 'saet' HH:mm",
            # there are three traditions of naming the months
            day="EEEE d/M",
            date="d/M",
            needs_readers=True,
            telegram="ku",
            english_name="Kurmanji",
            arabic_name="الكرمانجية",
        ),
        Language(
            "tr",
            "tr",
            "Türkçe",
            "turkiska",
            "d MMMM EEEE, 'saat' HH:mm",
            day="d MMMM EEEE",
            telegram="tr",
        ),
        Language(
            "pl",
            "pl",
            "Polski",
            "polska",
            "EEEE, d MMMM, 'godz.' HH:mm",
            day="EEEE, d MMMM",
            telegram="pl",
        ),
        Language(
            "uk",
            "uk",
            "Українська",
            "ukrainska",
            "EEEE, d MMMM, 'о' HH:mm",
            day="EEEE, d MMMM",
            telegram="uk",
        ),
        Language(
            "es",
            "es",
            "Español",
            "spanska",
            "EEEE, d 'de' MMMM, 'a las' HH:mm",
            day="EEEE, d 'de' MMMM",
            date="d 'de' MMMM",
            telegram="es",
        ),
        Language(
            "bs",
            "bs",
            "Bosanski / hrvatski / srpski",
            "bosniska/kroatiska/serbiska",
            "EEEE, d. MMMM, 'u' HH:mm",
            short="EEEE d.M. HH:mm",
            day="EEEE, d. MMMM",
            date="d. MMMM",
            telegram="bs",
            english_name="Bosnian/Croatian/Serbian",
            arabic_name="البوسنية/الكرواتية/الصربية",
        ),
        Language(
            "fi",
            "fi",
            "Suomi",
            "finska",
            "EEEE d. MMMM 'klo' HH:mm",
            short="EEEE d.M. 'klo' HH:mm",
            day="EEEE d. MMMM",
            date="d. MMMM",
            telegram="fi",
            weekdays=(
                "maanantai",
                "tiistai",
                "keskiviikko",
                "torstai",
                "perjantai",
                "lauantai",
                "sunnuntai",
            ),
        ),
    )
}

CLOSEST = {
    "nb": ("sv",),
    "no": ("sv",),
    "da": ("sv",),
    "fa": ("prs",),
    # «ku» may be either, and who reads one of them may have their Telegram in Turkish or Arabic
    "ku": ("kmr", "ckb"),
    "tr": ("tr", "kmr"),
    "ar": ("ar", "ckb"),
    "hr": ("bs",),
    "sr": ("bs",),
    "sh": ("bs",),
}
"""By Telegram's code. Russian leads nowhere: it is no stand-in for Ukrainian."""


def closest(code: str | None) -> tuple[str, ...]:
    """The languages that somebody may read whose Telegram is set to this one, the likeliest first.

    >>> closest("ar-SY"), closest("nb"), closest("uk"), closest("xx"), closest(None)
    (('ar', 'ckb'), ('sv',), ('uk',), (), ())
    """
    base = (code or "").lower().partition("-")[0]
    return CLOSEST.get(base, (base,) if base in LANGUAGES else ())


def nearest(code: str | None) -> str:
    """The language for somebody of whom we know only what their Telegram is set to.

    >>> nearest("ar-SY"), nearest("nb"), nearest("xx"), nearest(None)
    ('ar', 'sv', 'en', 'sv')
    """
    return next(iter(closest(code)), "en" if code else SOURCE)
