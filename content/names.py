"""The names that content files may use: languages, slugs and the keys of sources."""

import re

SOURCE_LANGUAGE = "sv"
LANGUAGES = frozenset(
    {"sv", "en", "ar", "so", "ti", "prs", "ckb", "kmr", "tr", "pl", "uk", "es", "bs", "fi"}
)

PROGRAMME_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
THEME_SLUG = re.compile(r"\d\d-[a-z0-9]+(?:-[a-z0-9]+)*")
SOURCE = re.compile(r"S\d+")
