"""Words that no message may name, in any language: parents may be worried by them (S3)."""

import re

# A locked screen shows the first sentence to anybody, and branches and includes can make almost
# any sentence the first: so each is looked at. Swedish words may stand in brackets in a
# translation: so each is held against the words of all languages.
SOCIAL_SERVICES = {
    "sv": r"\bsoc\b|\bsocial(?:en|tjänst|sekreterare|kontor|förvaltning|nämnd)",
    "en": r"\bsocial (?:services?|workers?|welfare)\b|\bchild protection\b",
    "ar": r"(?:خدمات|خدمة|شؤون|رعاية) (?:ال)?اجتماعية|سوسيال|حماية (?:الطفل|الأطفال)",
}
NAMED = re.compile("|".join(SOCIAL_SERVICES.values()), re.IGNORECASE)
VOWELS_AND_STRETCHING = re.compile("[\u0640\u064b-\u0652]")


def forbidden_words(text: str) -> list[str]:
    """The words in the text that must not be named.

    >>> forbidden_words("Vi kommer från socialtjänsten."), forbidden_words("En social stund.")
    (['socialtjänst'], [])
    """
    return NAMED.findall(VOWELS_AND_STRETCHING.sub("", text))
