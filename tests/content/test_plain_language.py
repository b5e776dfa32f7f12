"""LIX and its parts on small texts that can be counted by hand."""

import pytest

from content.plain_language import lix, placed_sentences, sentences_of, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ni ses. Ni ler.", 2.0),
        ("Sjuksköterskan kommer.", 2 + 100 * 1 / 2),
        ("Föräldrastödjaren informerar vårdnadshavarna.", 3 + 100 * 3 / 3),
        ("Barnet sover.\n\n- Amning\n- Mat", 4 / 3),
    ],
)
def test_lix_adds_sentence_length_and_share_of_long_words(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi ses kl. 14.00 hos er.", 1),
        ("Ta med t.ex. en bok. Kom!", 2),
        ("## Mat\nHur går det?", 2),
        ("- **Mat:** Hur går det? Bra?\n- Sömn", 3),
        ("En rad\nsom går vidare.\n\nEn till.", 2),
        ("كيف حالكم؟ نحن هنا.", 2),
        ("Vänta… Nu!", 2),
    ],
)
def test_headings_items_and_paragraphs_hold_sentences(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_a_sentence_is_found_where_its_paragraph_begins() -> None:
    text = "En.\n\n## Två\n\n- tre\n- fyra\n\nFem,\nfem. Sex."

    assert placed_sentences(text) == [
        (0, "En"),
        (2, "Två"),
        (4, "tre"),
        (5, "fyra"),
        (7, "Fem, fem"),
        (7, "Sex"),
    ]


def test_a_time_and_a_compound_are_one_word_each() -> None:
    assert words_of("Kl 14.00 på BVC-besök") == ["Kl", "1400", "på", "BVC-besök"]
