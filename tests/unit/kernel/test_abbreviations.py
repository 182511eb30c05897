"""Abbreviations that nobody explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.abbreviations import unexplained


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MARAC met; the IDVA was there.", ["MARAC", "IDVA"]),
        ("The Multi-Agency Risk Assessment Conference (MARAC) met. MARAC decides.", []),
        ("Two PSPOs and one PSPO.", ["PSPO"]),
        ("Independent Domestic Violence Advisers (IDVAs) help; each IDVA has a desk.", []),
        ("The NHS and CCTV in the UK.", []),
        ("Part II of the Act, priority IV.", []),
        ("A&E on Fridays.", ["A&E"]),
        ("Reference VDC-12 and B.1.", []),
        ("I saw A cat.", []),
    ],
)
def test_an_abbreviation_is_explained_in_brackets_or_not_at_all(text, found):
    assert unexplained([text], explained=[]) == found


def test_what_a_glossary_explains_is_explained():
    assert unexplained(["The DARDR ends."], explained=["DARDR"]) == []


def test_what_one_text_explains_holds_for_all():
    assert unexplained(["MARAC", "Conference (MARAC)"], explained=[]) == []


@given(st.text())
def test_any_text_can_be_asked(text):
    assert all(one == one.upper() for one in unexplained([text], explained=[]))
