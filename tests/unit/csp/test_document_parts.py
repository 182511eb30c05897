"""The renderer's small parts: what it may open, what it writes for a sign, what it answers when it can't."""

import json
import sys
from pathlib import Path

import pytest
from django.conf import settings

from csp.documents import child, render
from csp.documents.fetching import Locked
from csp.documents.letters import letters_of, names_for, names_of, undrawn
from csp.documents.render import FONTS, CannotRender
from tests.programs import require


@pytest.fixture(scope="module", autouse=True)
def _pango():
    require("pango")


@pytest.fixture
def fonts():
    return settings.BASE_DIR / FONTS


@pytest.mark.parametrize(
    "address",
    [
        "https://vale.example/x.png",
        "http://localhost/",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://vale.example/",
        "font:../app.css",
        "font:LICENSE_FONT",
        "font:/etc/hosts.ttf",
        "font:none.ttf",
        "font:",
        "",
    ],
)
def test_nothing_but_our_typeface_is_opened(fonts, address):
    from weasyprint.urls import FatalURLFetchingError

    locked = Locked(fonts)

    with pytest.raises(FatalURLFetchingError):
        locked.fetch(address)
    assert locked.refused == [address]


@pytest.mark.parametrize("name", ["../secret.ttf", "link.ttf", "more/inner.ttf"])
def test_a_typeface_elsewhere_is_not_opened(tmp_path, name):
    from weasyprint.urls import FatalURLFetchingError

    folder = tmp_path / "fonts"
    (folder / "more").mkdir(parents=True)
    for path in (tmp_path / "secret.ttf", folder / "more" / "inner.ttf"):
        path.write_text("secret")
    (folder / "link.ttf").symlink_to(tmp_path / "secret.ttf")

    with pytest.raises(FatalURLFetchingError):
        Locked(folder).fetch(f"font:{name}")


def test_our_typeface_is_opened(fonts):
    locked = Locked(fonts)

    assert locked.fetch("font:SourceSans3_700Bold.ttf").read()[:4] == b"\x00\x01\x00\x00"
    assert locked.refused == []


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="x" src="https://vale.example/x.png">',
        '<link rel="attachment" href="file:///etc/passwd">',
        "<style>@import url(https://vale.example/x.css)</style>",
        '<object data="file:///etc/passwd"></object>',
        '<svg><image href="file:///etc/passwd"/></svg>',
    ],
)
def test_markup_that_asks_for_something_stops_the_rendering_or_is_kept(fonts, markup):
    html = f'<html lang="en-GB"><title>x</title><p>x</p>{markup}</html>'

    noted, pdf = child.made({"html": html, "style": "", "places": {}}, fonts)

    refused = noted.get("detail") or "".join(noted["refused"])
    assert refused.startswith(("https://vale.example/", "file:///etc/passwd"))
    assert noted.get("failed") in {child.REFUSED, None}
    assert b"root:" not in pdf


def test_the_typeface_has_every_letter_of_welsh(fonts):
    assert {ord(letter) for letter in "âêîôûŵŷÂÊÎÔÛŴŶáéíóúẃýàèìòùẁỳäëïöüẅÿ£€–—‘’“”…✓▲▼●"} <= letters_of(fonts)


def test_a_sign_is_written_as_its_name_and_a_letter_stays():
    names = names_for("A ŵ 👍🏽 👩‍👧 🇬🇧 你 é", frozenset(map(ord, "ŵé")))

    assert names == {
        "👍": "[thumbs up sign]",
        "🏽": "",
        "👩": "[woman]",
        "\u200d": "",
        "👧": "[girl]",
        "🇬": "[g]",
        "🇧": "[b]",
    }


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (
            {"failed": "library", "detail": "no libpango"},
            "PDFs can't be made on this server: the Pango library is missing",
        ),
        ({"failed": "memory"}, "it needs more memory than a PDF may take"),
        ({"failed": "deep"}, "something in it is nested too deeply"),
        ({"failed": "refused", "detail": "x"}, "something in it asks for a file or an address from outside"),
    ],
)
def test_why_there_is_no_pdf_is_a_sentence(answer, sentence):
    with pytest.raises(CannotRender, match=sentence) as refused:
        render._answer(json.dumps(answer).encode() + b"\n")

    assert refused.value.detail == answer.get("detail", "")


def test_a_letter_that_cannot_be_drawn_has_a_name_people_can_look_up():
    assert names_of("李க한") == {
        "李": "[letter U+674E]",
        "க": "[tamil letter ka]",
        "한": "[hangul syllable han]",
    }


def test_the_renderers_words_name_the_letters_it_could_not_draw():
    line = '.notdef glyph rendered for Unicode string unsupported by fonts: "你" (U+4F60)'

    assert undrawn([line, line, "Ignored something (U+0041)"]) == ["你"]


@pytest.mark.parametrize("answer", [b"", b"Killed\n", b"{"])
def test_a_process_that_ends_well_without_an_answer_is_a_sentence(answer):
    with pytest.raises(CannotRender, match="Tell whoever keeps this site") as refused:
        render._answer(answer)

    assert repr(answer.partition(b"\n")[0]) in refused.value.detail


def test_a_missing_library_is_told_from_other_mistakes(monkeypatch, fonts):
    class NoPango:
        def find_spec(self, name, *rest):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0': and much more\nand more")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])

    assert child._tried(child.made, {}, fonts) == (
        {"failed": "library", "detail": "cannot load library 'libpango-1.0-0': and much more"},
        b"",
    )


@pytest.mark.parametrize(("mistake", "why"), [(MemoryError, "memory"), (RecursionError, "deep")])
def test_too_much_of_anything_is_an_answer(mistake, why):
    def fail(*given):
        raise mistake

    assert child._tried(fail, {}, Path()) == ({"failed": why}, b"")


def test_a_process_that_ends_badly_leaves_what_it_said_for_the_keeper_of_the_site(monkeypatch, fonts):
    script = "import sys; sys.stdin.read(); sys.exit('it broke')"

    with pytest.raises(CannotRender, match="Tell whoever keeps this site") as refused:
        render._run([sys.executable, "-c", script], b"x", beat=lambda: None, bounds=render.BOUNDS)

    assert refused.value.detail == "it broke"
