"""Words are found in a text as it was written, whatever its case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.folding import fold
from csp.kernel.marking import excerpt, holds, marked

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "words", "pieces"),
    [
        ("Gate the alleys", "gate", [("Gate", True), (" the alleys", False)]),
        ("ŴYNNE Street", "ŵynne", [("ŴYNNE", True), (" Street", False)]),
        ("Straße 1", "strasse", [("Straße", True), (" 1", False)]),
        (
            "Burglary, burglaries",
            "burglar",
            [("Burglar", True), ("y, ", False), ("burglar", True), ("ies", False)],
        ),
        ("night patrols", "patrols night", [("night", True), (" ", False), ("patrols", True)]),
        ("aaa", "aa", [("aaa", True)]),
        ("Nothing", "else", [("Nothing", False)]),
        ("", "else", []),
        ("Nothing", "", [("Nothing", False)]),
    ],
)
def test_the_words_are_marked_where_they_stand(text, words, pieces):
    assert marked(text, words) == pieces


@given(TEXTS, TEXTS)
def test_the_pieces_together_are_the_text(text, words):
    assert "".join(piece for piece, _ in marked(text, words)) == text


@given(TEXTS, st.data())
def test_a_word_of_the_text_is_marked(text, data):
    words = fold(text).split()
    if words:
        word = data.draw(st.sampled_from(words))
        in_order = "".join(fold(one) for one in text if not one.isspace())
        assert holds(text, word) or word not in in_order


def test_an_excerpt_begins_and_ends_with_whole_words_round_the_first_hit():
    text = "Before it all. " * 20 + "The alleys were gated. " + "After it all. " * 30

    pieces = excerpt(text, "alleys")

    shown = "".join(piece for piece, _ in pieces)
    assert [piece for piece, is_hit in pieces if is_hit] == ["alleys"]
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 240
    assert all(word in {*text.split(), "…"} for word in shown.replace("…", " … ").split())


def test_a_short_text_is_its_own_excerpt():
    assert excerpt("The alleys\nwere gated.", "gated") == [
        ("The alleys were ", False),
        ("gated", True),
        (".", False),
    ]
