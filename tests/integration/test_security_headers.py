"""Every answer carries the headers that keep a page to itself, and no page needs an exception from them."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as site
from django.urls import reverse

from csp.demonstration import PASSWORD
from tests.integration import people
from tests.integration.access_walk import every_name
from tests.integration.visitors import addresses

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
SHOWN = ("text/", "image/svg")  # what a browser draws or runs; a PDF or a workbook it hands on
NAMES = [name for name, _ in every_name()]
INLINE = re.compile(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)


def missing(response):
    """Return the headers that an answer lacks or has otherwise."""
    return {
        name: response.headers.get(name)
        for name, value in EVERYWHERE.items()
        if response.headers.get(name) != value
    }


def inline(response):
    """Return what an answer has inline."""
    is_shown = response["Content-Type"].startswith(SHOWN)
    return INLINE.findall(response.getvalue().decode()) if is_shown else []


@pytest.mark.walk
def test_every_page_sends_every_header_is_kept_by_nobody_and_has_nothing_inline(sign_in):
    aled = sign_in("aled")

    answers = {name: aled.get(page) for name, page in addresses(NAMES).items()}

    assert {name: lacks for name, one in answers.items() if (lacks := missing(one))} == {}
    assert [name for name, one in answers.items() if "no-store" not in one["Cache-Control"]] == ["csp:brand"]
    assert {name: found for name, one in answers.items() if (found := inline(one))} == {}
    assert aled.get("/p/vale/").status_code == 200  # he is still signed in


def test_a_signed_out_visitor_gets_the_same_headers(client):
    answers = {name: client.get(page) for name, page in addresses(NAMES).items()}

    assert {name: lacks for name, one in answers.items() if (lacks := missing(one))} == {}
    assert {name: found for name, one in answers.items() if (found := inline(one))} == {}


def test_a_partnerships_colour_is_kept_by_its_own_browser_only(june):
    assert june.get("/p/vale/brand.css")["Cache-Control"] == "private, max-age=86400"


@pytest.mark.parametrize("switch", ["DEBUG", "DEMONSTRATION"])
def test_the_gallery_has_nothing_inline_either(switch, settings, client):
    setattr(settings, switch, True)

    response = client.get(reverse("csp:gallery"))

    assert missing(response) == {}
    assert INLINE.findall(response.content.decode()) == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/nowhere/", 404),
        ("post", "/health/", 405),
        ("get", "/p/vale/plans/2222222222/", 404),
        ("get", "/p/vale/plans/2222222222/actions/add/", 404),
        ("post", "/p/vale/", 405),
    ],
)
def test_a_refusal_sends_every_header_too(method, path, status, june):
    response = getattr(june, method)(path)

    assert response.status_code == status
    assert missing(response) == {}
    assert "no-store" in response["Cache-Control"]


def test_an_answer_to_a_fault_sends_every_header_and_asks_no_database(june, monkeypatch):
    monkeypatch.setattr("csp.views.home.work.asks_of", lambda *_, **__: 1 / 0)
    june.raise_request_exception = False

    response = june.get("/p/vale/")

    assert response.status_code == 500
    assert "It is our fault, not yours." in response.content.decode()
    assert missing(response) == {}


def test_a_host_that_is_not_ours_is_refused(june):
    assert june.get("/p/vale/", HTTP_HOST="attacker.example").status_code == 400


def test_the_cookies_can_be_read_by_no_script_and_sent_by_no_other_site(client):
    client.get(reverse("account_login"))
    client.post(reverse("account_login"), {"login": people.person("tom").email, "password": PASSWORD})

    for name in ("csrftoken", "sessionid"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


PUBLIC = """
from csp import settings as s
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000)
"""


@pytest.mark.parametrize(
    ("hosts", "strict"), [("saferplan.vale.example", True), ("localhost,127.0.0.1", False)]
)
def test_on_a_public_host_everything_is_sent_over_https_only(hosts, strict):
    ours = {"AUDIT_KEY": "a" * 40, "ALLOWED_HOSTS": hosts, "DATABASE_URL": "sqlite://:memory:"}
    values = {**os.environ, **ours}

    command = [sys.executable, "-c", PUBLIC]
    said = subprocess.run(command, cwd=site.BASE_DIR, env=values, capture_output=True, text=True, check=True)

    assert said.stdout.split() == [str(strict)] * 4


def test_a_sign_in_ends_with_the_browser_or_after_the_longest_that_a_partnership_may_say(june):
    # test_timeouts.py has the twelve hours of a partnership that says nothing
    assert site.SESSION_COOKIE_AGE == 24 * 60 * 60
    assert not site.ACCOUNT_SESSION_REMEMBER
