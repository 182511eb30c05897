"""What people write becomes clean HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.markdown import addresses, leads_outside, to_html, to_paper, to_words

ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code"}


def test_paragraphs_and_lists_are_kept():
    html = to_html("Two things:\n\n- gates\n- lights\n\nThen:\n\n1. one\n2. two")

    assert html == (
        "<p>Two things:</p>\n<ul>\n<li>gates</li>\n<li>lights</li>\n</ul>\n"
        "<p>Then:</p>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"
    )


def test_emphasis_and_a_link_are_kept():
    html = to_html("**38%** of _all_ [reports](https://vale.example/map)")

    assert "<strong>38%</strong> of <em>all</em>" in html
    assert '<a href="https://vale.example/map" rel="noopener noreferrer nofollow">reports</a>' in html


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,hello", "vbscript:x", "file:///etc"],
)
def test_a_link_that_could_do_harm_is_no_link(address):
    html = to_html(f"[press here]({address})")

    assert "href" not in html
    assert "press here" in html


def test_html_that_somebody_typed_is_shown_as_typed():
    html = to_html('<script>alert(1)</script> <b onclick="x()">bold</b>')

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "&lt;b onclick" in html


@pytest.mark.parametrize(
    "text", ["# A heading", "A heading\n===", "![a picture](https://vale.example/p.png)", "---"]
)
def test_headings_pictures_and_rules_would_break_the_page_and_stay_text(text):
    assert re.findall(r"<(h\d|img|hr)", to_html(text)) == []


def test_four_spaces_at_the_start_of_a_line_are_no_program_code():
    assert to_html("    four spaces, as Word indents") == "<p>four spaces, as Word indents</p>\n"


@given(st.text(alphabet=st.sampled_from("<>&\"'`*_[]()!#-=.: \n\tabjsz/")))
def test_no_text_ever_makes_another_tag_or_an_attribute_but_a_links_address(text):
    html = to_html(text)

    for tag, rest in re.findall(r"<([a-zA-Z0-9]+)([^>]*)>", html):
        assert tag in ALLOWED
        assert tag == "a" or not rest.strip(" /")


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://vale.example/map?a=1#b", True),
        ("http://vale.example", True),
        ("mailto:june.okafor@vale.example", True),
        ("minutes.docx", False),
        ("//evil.example/a", False),
        ("/p/vale/plans/", False),
        ("#ref-priorities", False),
        ("https:minutes.docx", False),
        ("https://", False),
        ("https://[", False),
        ("https://vale.example:port/", False),
        ("mailto:", False),
        ("ftp://vale.example/", False),
    ],
)
def test_on_paper_a_link_leads_to_a_page_or_a_mailbox_or_is_its_text(address, leads):
    html = to_paper(f"see [the **minutes**]({address}).")

    assert leads_outside(address) is leads
    assert ("<a " in html) is leads
    assert "the <strong>minutes</strong>" in html


def test_words_have_no_links_at_all():
    html = to_words("see [the _minutes_](https://vale.example/) and <https://vale.example/>\n\n- one")

    assert html == "<p>see the <em>minutes</em> and https://vale.example/</p>\n<ul>\n<li>one</li>\n</ul>\n"


def test_the_addresses_of_links_are_told_in_order():
    text = "- [a](minutes.docx)\n\n> **[b][1]** <https://vale.example/>\n\n[1]: /p/vale/"

    assert addresses(text) == ["minutes.docx", "/p/vale/", "https://vale.example/"]
