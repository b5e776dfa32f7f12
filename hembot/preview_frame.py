"""The page around the previews of the themes: a list of contents, colours and columns."""

from collections.abc import Iterable, Sequence
from html import escape

TITLE = "Besökens teman"
STYLE = """
:root { color: #1d2b36; background: #f3f6f4; font: 16px/1.5 "Noto Sans", Arial, sans-serif; }
body { margin: 0 auto; max-width: 1500px; padding: 1.5rem; }
h1 { margin: 0 0 .3rem; }
h2 { border-top: 2px solid #cfdad3; margin: 2.5rem 0 .8rem; padding-top: 1.5rem; }
h3 { margin: 0 0 .7rem; }
h4 { color: #1f6b4a; margin: 1.2rem 0 .3rem; }
p, ul { margin: .4rem 0; }
nav ol { columns: 20rem; margin: .8rem 0 0; }
nav a { color: #1f6b4a; }
article { background: #fff; border-radius: .7rem; display: flex; flex-direction: column; }
article { padding: 1.2rem; }
article ul { padding-inline-start: 1.2rem; }
.texts { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); }
[dir=rtl] { font-family: "Noto Sans Arabic", "Noto Naskh Arabic", Arial, sans-serif; }
div[dir=rtl] { font-size: 1.06em; }
dl { border-top: 1px solid #dbe4de; color: #53636e; display: grid; font-size: .85rem; }
dl { grid-template-columns: auto 1fr; gap: 0 .8rem; margin: auto 0 0; padding-top: .7rem; }
article > div { margin-bottom: 1.2rem; }
dd { font-weight: 600; margin: 0; }
.topics { display: grid; gap: .6rem; list-style: none; padding: 0; margin: 0 0 1rem; }
.topics { grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); }
.topics li { background: #fff; border-radius: .7rem; padding: .7rem; text-align: center; }
.topics img, .undrawn { display: block; height: 4.5rem; margin: 0 auto .4rem; }
.undrawn { align-content: center; color: #a34a00; font-size: .8rem; }
.topics span { display: block; font-size: .85rem; line-height: 1.35; overflow-wrap: anywhere; }
.topics span:first-of-type { font-size: 1rem; font-weight: 600; }
.faults { background: #fdeae3; border-radius: .7rem; color: #8a2b00; padding: .8rem 2rem; }
@media print { section { break-before: page; } body { max-width: none; padding: 0; } }
""".strip()


def framed(contents: Iterable[tuple[str, str]], sections: Sequence[str]) -> str:
    """The page with these sections, each found by its slug and title in the list above."""
    entries = (f'<li><a href="#{slug}">{escape(title)}</a></li>' for slug, title in contents)
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="sv">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{TITLE}</title>",
            f"<style>\n{STYLE}\n</style>",
            "</head>",
            "<body>",
            f"<h1>{TITLE}</h1>",
            "<p>Så läser familjerna temana, på varje språk. Skriv om dem i"
            " <code>content/visit_themes</code> och ämnena i <code>content/topics.toml</code>.</p>",
            f"<nav><ol>{''.join(entries)}</ol></nav>",
            *sections,
            "</body>",
            "</html>\n",
        )
    )
