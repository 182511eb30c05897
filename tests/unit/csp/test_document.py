"""A report becomes a PDF that everyone can read: the renderer, in its own process, and what it makes."""

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from csp.documents.html import html_of
from csp.documents.reading import Reader
from csp.documents.render import FONTS, Bounds, CannotRender, render
from csp.kernel.report import ActionLine, Recommendation, Report, Status, number
from tests.programs import require
from tests.unit.csp.sample import SCHEME, action_line, sample, with_actions
from tests.verapdf import check

LONG_NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
LONG_UPDATE = " ".join(f"Update{at} of a text that goes on." for at in range(600))


@pytest.fixture(scope="module", autouse=True)
def _pango():
    require("pango")


@pytest.fixture(scope="module")
def rendered():
    return render(number(sample(24)))


@pytest.fixture(scope="module")
def without_actions():
    return render(number(sample(0)))


@pytest.fixture(scope="module")
def extremes():
    """A report of what people do write, and of what nobody should."""
    signs = "ŵŷŴŶẁẃẅỳ 👍🏽 👨‍👩‍👧 🇬🇧 ✓▲ Ωμέγα Привет"
    lists = "- a\n\n- b\n\n  > c\n\n1. x\n2. y\n\n`{ref:nothing}` <b onclick='x'>"
    lines = (
        ActionLine("1.1", "An action with nothing beside it"),
        ActionLine(
            "1.2", LONG_NAME * 3, LONG_NAME, "Ongoing", Status("A/G", "Held up by others", "amber"), signs
        ),
        ActionLine("1.3.4.5.6", "A long one", progress=LONG_UPDATE),
        ActionLine("", "", progress=lists),
        *(action_line(at) for at in range(5, 30)),
    )
    asked = tuple(Recommendation(f"ask-{at}", "note it.\n\n- a\n- b") for at in range(12))
    report = with_actions(
        *lines,
        title="Annual report " * 9,
        partnership=f"{LONG_NAME} Partnership 👍",
        front=tuple((f"Label {at}", "One\nTwo\nThree") for at in range(14)),
        recommendations=asked,
        brand_colour="#5a1a4a",
    )
    return render(number(report))


def text_of(pdf, *pages):
    with pikepdf.open(BytesIO(pdf)) as document:
        reader = Reader()
        chosen = [document.pages[at - 1] for at in pages] if pages else document.pages
        return " ".join(" ".join(reader.pieces(page)) for page in chosen)


def test_every_check_passes(rendered):
    assert [check.words for check in rendered.checks.failures] == []
    assert [check.name for check in rendered.checks.checks] == [
        "opens", "page-numbers", "references", "contents", "language", "title",
        "figures", "standards", "fonts", "letters", "warnings", "alone",
    ]  # fmt: skip
    assert rendered.pages == 7


def test_it_is_accessible_and_fit_to_be_kept(rendered, extremes, without_actions, tmp_path):
    pdfs = {"all.pdf": rendered, "extremes.pdf": extremes, "none.pdf": without_actions}
    for name, made in pdfs.items():
        (tmp_path / name).write_bytes(made.pdf)
        assert made.checks.passed, [check.words for check in made.checks.failures]

    reports = check([tmp_path / name for name in pdfs])

    assert [(one.pdf.name, one.flavour, one.faults) for one in reports if one.faults] == []
    assert len(reports) == 6
    assert all(one.checks > 1000 for one in reports)


def test_the_same_report_gives_the_same_bytes_in_another_process(rendered):
    script = (
        "import django; django.setup()\n"
        "from hashlib import sha256\n"
        "from csp.kernel.report import number\n"
        "from csp.documents.render import render\n"
        "from tests.unit.csp.sample import sample\n"
        "print(sha256(render(number(sample(24))).pdf).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LANG": "cy_GB.UTF-8"}

    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == sha256(rendered.pdf).hexdigest()


def test_another_report_has_another_hash(rendered):
    assert render(number(sample(25))).pdf != rendered.pdf


def test_no_time_of_day_is_in_it(rendered):
    with pikepdf.open(BytesIO(rendered.pdf)) as document:
        assert set(document.docinfo.keys()) <= {"/Title", "/Producer"}
        metadata = document.Root.Metadata.read_bytes().decode()

    assert "Date" not in metadata


def test_its_pages_are_compressed_once_and_hold_no_move_that_moves_nothing(rendered):
    with pikepdf.open(BytesIO(rendered.pdf)) as document:
        pages = [page.Contents for page in document.pages]
        assert all(page.Filter == "/FlateDecode" for page in pages)
        assert all(b">0<" not in page.read_bytes() for page in pages)
        assert len(document.trailer.ID) == 2


def test_every_page_says_where_one_is(rendered):
    for page in range(1, 8):
        text = text_of(rendered.pdf, page)
        assert f"Page {page} of 7" in text
        assert "Scrutiny Committee · 19 April 2027 · Part 1, public" in text
    assert "Vale and Marsh Community Safety Partnership 1. Summary" in text_of(rendered.pdf, 3)
    assert "Vale and Marsh Community Safety Partnership 2. Action plan" in text_of(rendered.pdf, 5)


def test_the_heads_of_a_table_are_repeated_on_its_next_page(rendered):
    heads = "Ref Action Lead Due Status Progress"

    assert text_of(rendered.pdf, 4).count(heads) == 2
    assert text_of(rendered.pdf, 5).replace("2. Action plan ", "").partition(heads)[0].count("Table") == 0


def test_a_status_is_its_letter_and_its_word(rendered):
    text = text_of(rendered.pdf, 4)

    assert all(f" {one.letter} {one.word} " in text for one in SCHEME)


def test_a_link_says_where_it_leads(rendered):
    with pikepdf.open(BytesIO(rendered.pdf)) as document:
        links = {str(link.Contents) for page in document.pages for link in page.get("/Annots", [])}

    assert {"section 1", "Figure 1", "Table 6", "paragraph 1.1", "https://vale.example/plan"} <= links
    assert not any(words.startswith("ref-") for words in links)


def test_what_is_missing_is_said_in_words():
    text = text_of(render(number(with_actions(ActionLine("1.1", "Gates")))).pdf)

    assert "Gates No lead No date Not reported" in text


def test_a_priority_without_actions_says_so(without_actions):
    assert text_of(without_actions.pdf).count("There are no actions here.") == 5


def test_a_sign_that_the_typeface_lacks_is_written_as_its_name(extremes):
    text = text_of(extremes.pdf)

    named = "[thumbsupsign][man][woman][girl][g][b]✓▲ΩμέγαПривет"  # wherever the lines of the cell end
    assert named in "".join(text.split())
    assert extremes.checks.passed


def test_nothing_of_a_long_text_is_lost(extremes):
    text = " ".join(text_of(extremes.pdf).split())

    assert [at for at in range(600) if f"Update{at} " not in text] == []


def test_a_letter_that_no_typeface_has_is_written_by_name_and_the_check_says_where(monkeypatch, tmp_path):
    monkeypatch.setenv("FONTCONFIG_FILE", str(_no_fonts(tmp_path)))

    made = render(number(with_actions(ActionLine("1.1", "Meet 李"), title="By தி")))

    text = "".join(text_of(made.pdf).split())
    assert made.checks.passed, [check.words for check in made.checks.failures]
    assert "Meet[letterU+674E]" in text
    assert "By[tamilletterta][tamilvowelsigni]" in text
    assert [check.words for check in made.checks.checks if check.name == "letters"] == [
        "3 letters or signs were written by name, as no typeface here has them: in the front sheet, Table 1."
    ]


def test_words_of_the_record_bring_no_links_and_cannot_stop_the_report():
    written = (
        "see [the minutes](minutes.docx), [x](//evil.example/a), [c](/p/vale/plans/), [n](#ref-nowhere), "
        "[Section 2](#ref-action-plan), [half](https://[), <https://vale.example/>"
    )

    made = render(number(with_actions(ActionLine("1.1", "Gates", progress=written))))

    assert made.checks.passed, [check.words for check in made.checks.failures]
    assert "seetheminutes,x,c,n,Section2,half,https://vale.example/" in "".join(text_of(made.pdf).split())
    with pikepdf.open(BytesIO(made.pdf)) as document:
        links = [
            link.get("/A", {}).get("/URI") for page in document.pages for link in page.get("/Annots", [])
        ]
    assert {str(one) for one in links if one} == {"https://vale.example/plan"}


def test_it_needs_no_typeface_of_the_machine(monkeypatch, tmp_path, rendered):
    monkeypatch.setenv("FONTCONFIG_FILE", str(_no_fonts(tmp_path)))

    assert render(number(sample(24))).pdf == rendered.pdf


def _no_fonts(folder: Path) -> Path:
    path = folder / "fonts.conf"
    path.write_text(f'<?xml version="1.0"?><fontconfig><cachedir>{folder}</cachedir></fontconfig>')
    return path


def test_the_pages_of_the_web_have_the_same_parts_and_numbers():
    html = html_of(number(sample(5)))

    assert '<h2 id="ref-summary">1. Summary</h2>' in html
    assert "<figcaption>Figure 1. Anti-social behaviour incidents by month</figcaption>" in html
    assert "<caption>Table 1. Actions under Domestic abuse</caption>" in html
    assert 'style="' not in html
    assert "<script" not in html


def test_text_never_becomes_markup_or_style():
    nasty = '</style><script>alert(1)</script><img src="https://vale.example/x"> url(x) </title>'
    report = with_actions(
        ActionLine(nasty, nasty, nasty, nasty, Status(nasty, nasty, nasty), nasty), title=nasty
    )

    made = render(number(report))

    assert made.checks.passed, [check.words for check in made.checks.failures]
    assert "<script>alert(1)</script>" in text_of(made.pdf)


def test_no_section_at_all_still_makes_a_report():
    bare = Report("Report", "Vale", "Committee", sample().meeting_on, sample().as_at, ())

    assert render(number(bare)).checks.passed


def test_the_process_is_told_no_secret(monkeypatch):
    from csp.documents import bounded

    assert "SECRET_KEY" in os.environ
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(bounded._environment())


def test_whoever_waits_hears_a_beat(monkeypatch):
    monkeypatch.setattr("csp.documents.bounded.BEAT", 0.05)
    beats = []

    render(number(sample(5)), beat=lambda: beats.append(1))

    assert len(beats) > 3


def test_who_stops_waiting_stops_the_process(monkeypatch):
    class Enough(Exception):
        pass

    def stop():
        raise Enough

    monkeypatch.setattr("csp.documents.bounded.BEAT", 0.05)
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *a, **k: started.append(popen(*a, **k)) or started[0])

    with pytest.raises(Enough):
        render(number(sample(5)), beat=stop)

    assert started[0].returncode == -9


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        (Bounds(wait=0.3), "it took too long"),
        (Bounds(seconds=1), "it took too long"),
        (Bounds(memory=160 * 1024 * 1024), "could not be made"),
    ],
)
def test_what_takes_too_much_ends_in_a_sentence(bounds, sentence):
    with pytest.raises(CannotRender, match=sentence):
        render(number(sample(200)), bounds=bounds)


def test_without_the_typeface_a_sentence_says_what_to_do(settings, tmp_path):
    settings.BASE_DIR = tmp_path

    with pytest.raises(CannotRender, match="The typeface of PDFs is missing on this server"):
        render(number(sample(1)))


def test_an_empty_folder_of_typefaces_is_a_missing_one(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / FONTS).mkdir(parents=True)

    with pytest.raises(CannotRender, match="The typeface of PDFs is missing on this server"):
        render(number(sample(1)))


def test_the_typeface_is_there_to_be_rendered_with():
    assert len(list((settings.BASE_DIR / FONTS).glob("*.ttf"))) == 4
