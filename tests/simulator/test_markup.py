"""Telegram's HTML, its complaints, and what it finds in a text by itself."""

import pytest

from simulator.text.formatted import finished
from simulator.text.found import with_found
from simulator.text.html import parse_html
from simulator.text.links import BadLink, checked_link
from simulator.text.tags import BadMarkup


@pytest.mark.parametrize(
    ("markup", "entity"),
    [
        ("<b>ja</b>", {"type": "bold"}),
        ("<strong>ja</strong>", {"type": "bold"}),
        ("<i>ja</i>", {"type": "italic"}),
        ("<em>ja</em>", {"type": "italic"}),
        ("<u>ja</u>", {"type": "underline"}),
        ("<ins>ja</ins>", {"type": "underline"}),
        ("<s>ja</s>", {"type": "strikethrough"}),
        ("<strike>ja</strike>", {"type": "strikethrough"}),
        ("<del>ja</del>", {"type": "strikethrough"}),
        ("<tg-spoiler>ja</tg-spoiler>", {"type": "spoiler"}),
        ('<span class="tg-spoiler">ja</span>', {"type": "spoiler"}),
        ("<code>ja</code>", {"type": "code"}),
        ("<pre>ja</pre>", {"type": "pre"}),
        ('<pre><code class="language-sv">ja</code></pre>', {"type": "pre", "language": "sv"}),
        ("<blockquote>ja</blockquote>", {"type": "blockquote"}),
        ("<blockquote expandable>ja</blockquote>", {"type": "expandable_blockquote"}),
        ('<a href="https://1177.se/">ja</a>', {"type": "text_link", "url": "https://1177.se/"}),
        ("<a href=1177.se>ja</a>", {"type": "text_link", "url": "http://1177.se/"}),
        (
            '<tg-emoji emoji-id="42">ja</tg-emoji>',
            {"type": "custom_emoji", "custom_emoji_id": "42"},
        ),
        (
            '<tg-time unix="1772438400" format="wDT">ja</tg-time>',
            {"type": "date_time", "unix_time": 1772438400, "date_time_format": "wDT"},
        ),
        ('<tg-time unix="1772438400">ja</tg-time>', {"type": "date_time", "unix_time": 1772438400}),
        ("<B>ja</b>", {"type": "bold"}),
        ("<b>ja</>", {"type": "bold"}),
    ],
)
def test_a_tag_becomes_an_entity(markup: str, entity: dict[str, object]) -> None:
    text, entities = parse_html(markup)

    assert text == "ja"
    assert entities == [{**entity, "offset": 0, "length": 2}]


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<p>hej</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("å <br/>", 'Unsupported start tag "br/" at byte offset 3'),
        ("👶 <b", "Unclosed start tag at byte offset 5"),
        ("<b>hej", 'Can\'t find end tag corresponding to start tag "b"'),
        ("hej</b>", "Unexpected end tag at byte offset 3"),
        ("<b>hej</b", "Unclosed end tag at byte offset 6"),
        (
            "<b><i>hej</b></i>",
            'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"',
        ),
        ("<b =x>hej</b>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href = ", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=å>hej</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>hej</a>', "Unclosed start tag at byte offset 0"),
        (
            '<span class="x">hej</span>',
            'Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
        ('<tg-emoji emoji-id="x">hej</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="rt">hej</tg-time>', "Invalid date format used"),
        ('<tg-time unix="i dag">hej</tg-time>', "Invalid date specified"),
        (
            "&#xD83D;",
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units",
        ),
    ],
)
def test_a_complaint_is_telegrams_own(markup: str, complaint: str) -> None:
    with pytest.raises(BadMarkup) as heard:
        parse_html(markup)

    assert str(heard.value) == complaint


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a &lt;b&gt; &amp; &quot;c&quot;", 'a <b> & "c"'),
        ("&#229;&#xE4;&ouml;", "åä&ouml;"),
        ("1 &lt 2", "1 < 2"),
        ("Anna & Samira", "Anna & Samira"),
        ("<b></b>hej", "hej"),
        ("<a>hej</a>", "hej"),
    ],
)
def test_what_is_left_as_text(markup: str, text: str) -> None:
    assert parse_html(markup) == (text, [])


def test_entities_are_counted_in_utf16() -> None:
    text, entities = parse_html("👶🏽 <b>أمينة</b> <i>å</i>")

    assert text == "👶🏽 أمينة å"
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bold", 5, 5),
        ("italic", 11, 1),
    ]


def test_the_outer_entity_comes_first() -> None:
    _, entities = finished(*parse_html("<i><b>hej</b></i> <blockquote><u>du</u></blockquote>"))

    kinds = [entity["type"] for entity in entities]
    assert kinds == ["bold", "italic", "blockquote", "underline"]


def test_blanks_at_the_ends_go_and_entities_move_along() -> None:
    text, entities = finished(*parse_html("\n  <b> hej </b>\n"))

    assert text == "hej"
    assert entities == [{"type": "bold", "offset": 0, "length": 3}]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (
            "Se https://t.me/hembot_demo_bot?start=inv_7.",
            "url",
            "https://t.me/hembot_demo_bot?start=inv_7",
        ),
        ("Läs på 1177.se, tack", "url", "1177.se"),
        ("(www.bibliotek.se/sagor)", "url", "www.bibliotek.se/sagor"),
        ("/start inv_7", "bot_command", "/start"),
        ("Skriv /hjalp@hembot_demo_bot", "bot_command", "/hjalp@hembot_demo_bot"),
        ("anna@region.se", "email", "anna@region.se"),
        ("Fråga @samira_stod", "mention", "@samira_stod"),
        ("#hembesök", "hashtag", "#hembesök"),
    ],
)
def test_telegram_finds_by_itself(text: str, kind: str, found: str) -> None:
    [entity] = with_found(text, [])

    start, end = entity["offset"], entity["offset"] + entity["length"]
    assert (entity["type"], text[start:end]) == (kind, found)


@pytest.mark.parametrize("text", ["9.30–12", "kl. 14.00", "och/eller", "2/3", "hej.då"])
def test_telegram_finds_nothing_there(text: str) -> None:
    assert with_found(text, []) == []


def test_nothing_is_looked_for_in_code() -> None:
    text, given = parse_html("<code>/start 1177.se</code>")

    assert with_found(text, given) == given


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org", "Unsupported URL protocol"),
        ("https://localhost/", "Wrong HTTP URL"),
        ("https://", "URL host is empty"),
        ("https://ex ample.org/", "Wrong HTTP URL"),
    ],
)
def test_a_bad_link_is_refused(url: str, reason: str) -> None:
    with pytest.raises(BadLink, match=reason):
        checked_link(url)
