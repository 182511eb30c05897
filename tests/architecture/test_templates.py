"""Templates loop and print: no script, style or address of their own, and nothing that is trusted blindly."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import templates, text_of

FORBIDDEN = {
    "an inline style": r"\sstyle\s*=|<style\b",
    "an inline script": r"<script\b(?![^>]*\bsrc=)",
    "a handler": r"""\s(hx-)?on[a-z:-]+\s*=\s*["']""",
    "text that is trusted blindly": r"\|\s*safe(seq)?\b|autoescape\s+off",
    "an address of its own": r"""["'=]/?p/""",
    "a file of another site": r"""\b(src|href)\s*=\s*["'](https?:)?//""",
    "a field drawn by hand": r"\{\{\s*form\.as_|\.as_p\b|\.as_table\b",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str):
    pages = [path for path in templates() if path.suffix == ".html"]
    found = [
        f"{path}:{text_of(path)[: match.start()].count(chr(10)) + 1}"
        for path in pages
        for match in re.finditer(FORBIDDEN[what], text_of(path))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        ("an inline style", '<p style="color: red">'),
        ("an inline script", "<script>alert(1)</script>"),
        ("a handler", '<a onclick="go()">'),
        ("a handler", '<a hx-on:click="go()">'),
        ("text that is trusted blindly", "{{ words|safe }}"),
        ("an address of its own", '<a href="/p/vale/">'),
        ("a file of another site", '<img src="https://pictures.example/one.png">'),
        ("a field drawn by hand", "{{ form.as_p }}"),
    ],
)
def test_these_rules_see_what_they_forbid(what: str, wrong: str):
    assert re.search(FORBIDDEN[what], wrong)


def test_every_template_stands_in_a_folder_that_has_a_meaning():
    known = {
        "account",
        "allauth",
        "components",
        "csp",
        "dhr",
        "documents",
        "errors",
        "govuk",
        "layouts",
        "mfa",
        "plans",
        "scrutiny",
    }
    # Django looks for this one at the top.
    strays = [
        path for path in templates() if path.parts[1] not in known and path != Path("templates/429.html")
    ]

    assert strays == []
