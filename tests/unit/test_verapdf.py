"""Our way of asking veraPDF: it passes what is accessible, and names the rule that is broken."""

from pathlib import Path

import pytest

from tests import verapdf
from tests.programs import require

PAGE = """<html lang="en-GB"><head><title>Annual report</title></head><body><h1>Annual report</h1>
<p>Vale had 62 actions.</p><{level}>Priorities</{level}><table><thead><tr><th scope="col">Action</th></tr></thead>
<tbody><tr><td>Light Mill Street</td></tr></tbody></table></body></html>"""
# File: the level of its second heading, and what it claims to be.
WRITTEN = {
    "ŵyth.pdf": ("h2", "pdf/ua-1"),
    "archive.pdf": ("h2", "pdf/a-2a"),
    "skips.pdf": ("h3", "pdf/ua-1"),
    "plain.pdf": ("h2", None),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """What veraPDF finds in small PDFs of ours, and in a letter that is none, each by both flavours."""
    require("pango")
    from weasyprint import HTML

    folder = tmp_path_factory.mktemp("verapdf")
    for name, (level, variant) in WRITTEN.items():
        HTML(string=PAGE.format(level=level)).write_pdf(folder / name, pdf_variant=variant)
    (folder / "letter.pdf").write_text("Dear June")
    return verapdf.check([folder / name for name in (*WRITTEN, "letter.pdf")])


def of(reports, name, flavour):
    return next(one for one in reports if (one.pdf.name, one.flavour) == (name, flavour))


def test_every_pdf_is_judged_by_both_flavours(reports):
    passed = [(one.flavour, one.pdf.name) for one in reports if not one.faults]

    assert len(reports) == 10
    assert passed == [("ua1", "ŵyth.pdf"), ("2a", "archive.pdf")]
    assert all(one.checks > 100 for one in reports if one.pdf.name != "letter.pdf")


def test_a_heading_that_skips_a_level_is_named_with_its_rule_and_place(reports):
    (fault,) = of(reports, "skips.pdf", "ua1").faults

    assert fault.startswith("7.4.2-1 ×1: Heading level 2 is skipped in a descending sequence")
    assert "SEHn H3" in fault


def test_a_pdf_without_tags_breaks_the_rules_that_ask_for_them(reports):
    broken = {fault.partition(" ")[0] for fault in of(reports, "plain.pdf", "ua1").faults}

    assert broken == {"6.2-1", "7.1-3", "7.1-8", "7.1-10", "7.1-11"}


def test_what_is_no_pdf_is_a_fault(reports):
    (fault,) = of(reports, "letter.pdf", "2a").faults

    assert fault.startswith("It could not be checked: ")


def test_a_java_that_fails_is_no_verdict(tmp_path, monkeypatch):
    (tmp_path / "Verify.java").write_text("public class Verify { this does not compile }")
    monkeypatch.setattr(verapdf, "VERIFY", tmp_path / "Verify.java")

    with pytest.raises(verapdf.VeraPdfFailed, match="compilation failed"):
        verapdf.faults(Path("any.pdf"), "ua1")


def test_a_run_that_breaks_off_half_way_has_no_reports():
    assert verapdf.reports_in("checked\tPDFUA-1\tone.pdf\t288\n") == []
