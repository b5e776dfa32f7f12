"""The themes: what parents read about each, and what is shown of it, in every language."""

from markupsafe import Markup

from console.ask import Ask, Image, Page, Said
from content.theme_file import ThemeText, body_sha
from messages.drafts import is_draft_text
from messages.languages import LANGUAGES, SOURCE
from messages.theme_as_page import as_page_part
from visits.actions.see_programmes import see_programmes
from visits.facts import Unknown


async def listed(ask: Ask) -> Said:
    staff, _ = await ask.does(see_programmes)
    return Page("themes", staff, fields={"themes": ask.office.voice.written.themes})


async def shown(ask: Ask) -> Said:
    """One theme in the language that is asked for, by default in Swedish."""
    staff, _ = await ask.does(see_programmes)
    written = ask.office.voice.written
    slug, language = ask.path["theme"], ask.query.get("language", SOURCE)
    if slug not in written.themes or language not in LANGUAGES:
        raise Unknown
    texts = written.themes[slug]
    swedish, text = texts[SOURCE], texts.get(language)
    fields = {
        "slug": slug,
        "heading": texts.get(ask.language, swedish).title,
        "chosen": LANGUAGES[language],
        "text": text,
        "swedish": swedish,
        "body": _as_page(text) if text else None,
        "swedish_body": _as_page(swedish),
        "topics": [written.topics[name] for name in swedish.topics if name in written.topics],
        "is_draft": text is not None and is_draft_text(language, text),
        "is_stale": text is not None and text.sv_sha not in (None, body_sha(swedish)),
        "drafts": {code for code, one in texts.items() if is_draft_text(code, one)},
        "picture": _picture(ask, slug, language),
    }
    return Page("theme_page", staff, fields=fields)


async def image(ask: Ask) -> Said:
    """A picture that stands on a page of somebody who is signed in."""
    await ask.does(see_programmes)
    content = await ask.office.showroom.drawn(ask.path["key"].removesuffix(".png"))
    if content is None:
        raise Unknown
    return Image(content)


def _as_page(text: ThemeText) -> Markup:
    return Markup(as_page_part(text.body, heading="h3"))


def _picture(ask: Ask, slug: str, language: str) -> str | None:
    """Where it is seen; None where there is none in this language."""
    sheet = ask.office.voice.with_drafts().sheet(slug, language)
    return ask.office.showroom.hang(sheet) if sheet is not None else None
