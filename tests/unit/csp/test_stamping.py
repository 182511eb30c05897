"""A PDF that somebody takes has their name on each page, and says no longer that it meets a standard."""

from io import BytesIO

import pikepdf
import pytest

from csp.documents.pdf_words import words_in
from csp.documents.stamping import CannotStamp, stamped
from csp.documents.stamping_child import stamped as written
from tests.integration.attaching import pdf


def marked(made):
    with made.open_metadata(set_pikepdf_as_editor=False) as about:
        about["pdfaid:part"] = "2"
        about["dc:title"] = "Annual report"


def test_each_page_has_the_words_and_what_it_said_before():
    found = words_in(stamped(pdf("One", "Two"), words="Taken by Cerys ŵynne-Ŷork (Vale)"))

    assert "One" in found["page 1"]
    assert [
        place for place in ("page 1", "page 2") if "Taken by Cerys wynne-York (Vale)" in found[place]
    ] == [
        "page 1",
        "page 2",
    ]


def test_it_no_longer_says_that_it_meets_a_standard_and_keeps_its_title_and_tags():
    with pikepdf.open(BytesIO(written(pdf(change=marked), "Taken by Hal"))) as made:
        about = made.open_metadata()
        assert "pdfaid:part" not in about
        assert about["dc:title"] == "Annual report"
        assert made.Root.MarkInfo.Marked


def test_what_is_no_pdf_is_not_stamped():
    with pytest.raises(CannotStamp):
        stamped(b"no PDF", words="Taken by Hal")
