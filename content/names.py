"""The names that content files may use: languages, days, slugs, places and keys of sources."""

import re

SOURCE_LANGUAGE = "sv"
LANGUAGES = frozenset(
    {"sv", "en", "ar", "so", "ti", "prs", "ckb", "kmr", "tr", "pl", "uk", "es", "bs", "fi"}
)

HALF_DAYS_AND_EVES = (
    "Trettondagsafton",
    "Skärtorsdagen",
    "Påskafton",
    "Valborgsmässoafton",
    "Klämdag",
    "Pingstafton",
    "Allahelgonsafton",
)
"""Days off that each employer decides about itself."""

PROGRAMME_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
THEME_SLUG = re.compile(r"\d\d-[a-z0-9]+(?:-[a-z0-9]+)*")
TOPIC_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
PLACE_NAME = re.compile(r"\w(?:[\w .-]*[\w.])?")
"""An area or a centre: a comma parts two of them, and a button carries no colon."""

SOURCE = re.compile(r"S\d+")
