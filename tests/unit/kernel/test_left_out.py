"""Names and months are left out of a text however they are written there, and nothing else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.code_names import says_name
from csp.kernel.left_out import LEFT_OUT, Leaver, Telling
from csp.kernel.month_words import month_pattern

NAMES = ("Grace", "Copper Lantern", "D(1)", "Siân O’Neill", "Anne-Marie Cole", "")
LEAVER = Leaver([Telling(frozenset(NAMES), frozenset({(2026, 10)}))])
WRITTEN = (
    *(
        "October 2026",
        "OCTOBER, 2026",
        "Oct 2026",
        "Oct. 2026",
        "October of 2026",
        "October\n2026",
        "October_2026",
    ),
    *("10/2026", "10.2026", "2026-10", "10–2026", "１０/２０２６"),
    *(
        "October-2026",
        "Oct/2026",
        "October (2026",
        "October2026",
        "October in 2026",
        "October ’26",
        "Oct '26",
    ),
    *(
        "October 12, 2026",
        "October 12th 2026",
        "2026 October",
        "2026, Oct",
        "Oct-26",
        "12 Oct 26",
        "12-Oct-26",
    ),
    *("Oct 26", "10/26", "10-26", "20261012"),
    *("03 - 10 - 2026", "3 / 10 / 26", "10 / 2026", "2026 - 10 - 03", "Octo\u034fber 2026"),
    *("12.10.2026", "12/10/2026", "2026-10-12", "12 October 2026", "3rd of Oct 2026", "12.10.26"),
)
JOINS = ["", " ", "  ", "-", "\u2010", "\u2011", "–", "—", "_", ".", "\n", "\u00a0", "\u200b", "\u00ad"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Copper Lantern began it", "[left out] began it"),
        ("COPPER  lantern, again", "[left out], again"),
        ("the copper-lantern\nreview", "the [left out]\nreview"),
        ("Copper\nLantern", "[left out]"),
        ("CopperLantern said", "[left out] said"),
        ("in copper_lantern, too", "in [left out], too"),
        ("Copper–Lantern", "[left out]"),
        ("Copper\u2011Lantern", "[left out]"),
        ("Cop\u00adper Lantern", "[left out]"),
        ("_Copper Lantern_", "_[left out]_"),
        ("Grace’s visits", "[left out]’s visits"),
        ("GRACE, Gráce and ｇｒａｃｅ", "[left out], [left out] and [left out]"),
        ("with gracefulness", "with gracefulness"),
        ("Siân O’Neill met", "[left out] met"),
        ("Siân O'Neill met", "[left out] met"),
        ("Sian ONeill met", "[left out] met"),
        (unicodedata.normalize("NFD", "met Siân") + " O'Neill.", "met [left out]."),
        ("Anne Marie Cole and Annemarie Cole", "[left out] and [left out]"),
        ("O’Neill, Siân met", "[left out] met"),
        ("Cole (Anne-Marie) met", "[left out]) met"),
        ("Anne-Marie B. Cole and COLE Anne Marie", "[left out] and [left out]"),
        ("Copper\u3164Lan\u034ftern began", "[left out] began"),
        ("D(1) and d1", "[left out] and [left out]"),
        ("a copper pipe", "a copper pipe"),
        ("Ŵynne’s ﬁrst  café", "Ŵynne’s ﬁrst  café"),
        ("", ""),
    ],
)
def test_a_name_is_left_out_however_it_is_written(text, left):
    assert LEAVER.without(text) == left


@pytest.mark.parametrize("written", WRITTEN)
def test_the_month_is_left_out_with_its_day_however_it_is_written(written):
    assert LEAVER.without(f"Since {written}, when it began") == "Since [left out], when it began"


@pytest.mark.parametrize(
    "written",
    [
        *("October 2025", "Oct 20261", "1.2026", "110/2026", "2026-1", "2026", "11/10/2025"),
        *(
            "October 25",
            "Oct 26th",
            "Octagon 2026",
            "10/260",
            "10/26/31",
            "2025 October",
            "120261012",
            "9/26",
        ),
    ],
)
def test_another_month_stays(written):
    assert LEAVER.without(f"Since {written}.") == f"Since {written}."


@pytest.mark.parametrize(
    "text",
    [
        "theCopperLanternReview began",
        "C o p p e r Lantern began",
        "see /copper%2Dlantern",
        "see /copper%25252Dlantern",
        "Cop&#112;er Lantern",
        "in October – – – 2026",
    ],
)
def test_where_a_name_cannot_be_taken_out_alone_all_of_the_text_goes(text):
    assert LEAVER.without(text) == LEFT_OUT


def test_names_that_overlap_go_together_so_that_nothing_of_either_stays():
    leaver = Leaver([Telling(frozenset({"Grace", "Grace Lantern"})), Telling(frozenset({"Lantern Cole"}))])

    assert leaver.without("Then Grace Lantern Cole said") == "Then [left out] said"


def test_who_leaves_out_nothing_changes_nothing():
    assert Leaver([]).without("Grace, in October 2026") == "Grace, in October 2026"


@st.composite
def a_name_written(draw):
    words = draw(st.sampled_from([["Copper", "Lantern"], ["Siân", "O", "Neill"], ["Anne", "Marie", "Cole"]]))
    shape = draw(st.sampled_from([str.upper, str.lower, str.swapcase, str.title]))
    form = draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    return unicodedata.normalize(form, shape(draw(st.sampled_from(JOINS)).join(words)))


@given(st.text(), a_name_written(), st.text())
def test_no_text_says_a_name_afterwards(before, written, after):
    left = LEAVER.without(f"{before} {written} {after}")

    assert LEFT_OUT in left
    assert not any(says_name(part, name) for part in left.split(LEFT_OUT) for name in NAMES)
    assert written not in left


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_a_text_that_says_nothing_of_it_is_left_as_it_is(text):
    if not any(says_name(text, name) for name in NAMES) and "26" not in unicodedata.normalize("NFKC", text):
        assert LEAVER.without(text) in (text, LEFT_OUT)


@pytest.mark.parametrize(("year", "month"), [(2026, 1), (2026, 9), (1999, 12)])
def test_the_pattern_finds_no_month_but_its_own(year, month):
    other = month % 12 + 1

    assert month_pattern(year, month).search(f"{month}/{year}")
    assert not month_pattern(year, month).search(f"{other:02d}/{year}")
