"""Which titles say yes. A family is told a new time on the strength of it, so doubt is no yes."""

import pytest

from calendars.convention.gestures import called_off, said_yes

TITLE = "FÖRSLAG · Hembesök · F-0042"


@pytest.mark.parametrize(
    "title",
    [
        f"OK {TITLE}",
        f"ok {TITLE}",
        f"Ok! {TITLE}",
        f"OK: {TITLE}",
        f"OK - {TITLE}",
        f"OK – {TITLE}",
        f"OK, {TITLE}",
        f"(OK) {TITLE}",
        f"[ok] {TITLE}",
        f"ok... {TITLE}",
        f"OK{TITLE[0:0]} · {TITLE}",
        f"{TITLE} OK",
        f"{TITLE} ok!",
        f"{TITLE}, ok.",
        f"{TITLE} (ok)",
        f"{TITLE} - Ja",
        f"Ja {TITLE}",
        f"JA! {TITLE}",
        f"Ja, gärna {TITLE}",
        f"Ja tack {TITLE}",
        f"Yes {TITLE}",
        f"YES!! {TITLE}",
        f"Okej {TITLE}",
        f"okay {TITLE}",
        f"Japp {TITLE}",
        f"Godkänt {TITLE}",
        f"GODKÄND {TITLE}",
        f"Godkänner {TITLE}",
        f"Godka\u0308nt {TITLE}",
        f"✓ {TITLE}",
        f"✓{TITLE}",
        f"✔️ {TITLE}",
        f"✅ {TITLE}",
        f"👍🏽 {TITLE}",
        f"{TITLE} ✓",
        f"{TITLE} 👍",
        "FÖRSLAG · OK Hembesök · F-0042",
        "FÖRSLAG (väntar kommun) · OK Hembesök · F-0042",
        "OK FÖRSLAG (väntar region) · Hembesök · F-0042",
        "OK FLYTTÖNSKAN · Hembesök · F-0042",
        "Hembesök · F-0042 ok (bekräftat)",
        "ok",
        "  OK  ",
        "Ok hembesök 4 mån",
    ],
)
def test_this_is_a_yes(title: str) -> None:
    assert said_yes(title)


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "",
        "   ",
        "·",
        "Hembesök · F-0042 (bekräftat)",
        "VÄNTAR SVAR · Hembesök · F-0042",
        "INSTÄLLT · Hembesök · F-0042",
        "KROCK · Hembesök · F-0042",
        f"Oklart {TITLE}",
        f"Okänt {TITLE}",
        f"OK1 {TITLE}",
        f"OKQ8 {TITLE}",
        f"TOK {TITLE}",
        f"Jan {TITLE}",
        f"Jaha {TITLE}",
        f"Ja-gruppen {TITLE}",
        f"Yesterday {TITLE}",
        f"Inte ok {TITLE}",
        f"inte OK {TITLE}",
        f"Ej ok {TITLE}",
        f"Ej godkänt {TITLE}",
        f"{TITLE} inte ok",
        f"{TITLE} ej ok",
        f"Not ok {TITLE}",
        f"Nej {TITLE}",
        f"Nej, inte ok {TITLE}",
        f"Nja {TITLE}",
        f"Ja/nej {TITLE}",
        f"Ja eller nej? {TITLE}",
        f"OK? {TITLE}",
        f"{TITLE} ok?",
        f"Kanske ok {TITLE}",
        f"{TITLE} kanske ja",
        f"Ogodkänt {TITLE}",
        f"Ring Jakob {TITLE}",
        f"Hon sa ok till mig {TITLE}",
        "Hembesök ok · F-0042",
        "Koja",
        "Maja",
        "Hembesök hos Maja",
        "X",
    ],
)
def test_this_is_no_yes(title: str) -> None:
    assert not said_yes(title)


@pytest.mark.parametrize(
    "title",
    [
        "INSTÄLLT · Hembesök · F-0042",
        "INSTÄLLT Hembesök · F-0042",
        "Inställt: Hembesök · F-0042 (bekräftat)",
        "inställd hembesök",
        "Insta\u0308llt hembesök",
        "Cancelled: Hembesök · F-0042 (bekräftat)",
        "Canceled: Hembesök",
        "Cancelled: FÖRSLAG · Hembesök · F-0042",
        "VÄNTAR SVAR · INSTÄLLT Hembesök · F-0042",
        "Avbokat Hembesök",
        "Avbruten: Hembesök",
        "[INSTÄLLT] Hembesök",
    ],
)
def test_this_is_called_off(title: str) -> None:
    assert called_off(title)


@pytest.mark.parametrize(
    "title",
    [
        "Hembesök · F-0042 (bekräftat)",
        "Inställt? Hembesök",
        "Inställningsmöte",
        "Möte om inställt besök",
        "Ej inställt",
        "Cancelledness",
        "",
    ],
)
def test_this_is_not_called_off(title: str) -> None:
    assert not called_off(title)
