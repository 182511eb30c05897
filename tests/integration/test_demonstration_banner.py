"""Every page of a demonstration says that it is one, and no page of a site for people does."""

import pytest
from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse

from csp.web.charset import UNREADABLE
from tests.integration.access_walk import every_name
from tests.integration.reading import words
from tests.integration.test_downloads_are_noted import FILES
from tests.integration.visitors import addresses

BANNER = "This is a demonstration. Every name, place and figure is invented"
NOT_PAGES = {
    "csp:health",
    "csp:brand",
    "mfa_download_recovery_codes",
    "plans:publication-pdf",
    "dhr:publication-document",
    *FILES,
}
NAMES = [name for name, _ in every_name() if name not in NOT_PAGES]


@pytest.fixture
def demonstration(settings):
    settings.DEMONSTRATION = True


def is_said_once(page):
    return words(page).count(BANNER) == 1


@pytest.mark.walk
@pytest.mark.parametrize("called", ["aled", None])
def test_every_page_has_the_banner(called, demonstration, client, sign_in):
    visitor = sign_in(called) if called else client

    pages = {name: visitor.get(page) for name, page in addresses(NAMES).items()}

    shown = {name: page for name, page in pages.items() if page.status_code not in (301, 302)}
    assert {name: page.status_code for name, page in shown.items() if not is_said_once(page)} == {}
    assert visitor.get("/p/vale/").status_code == (200 if called else 302)  # still signed in, or not


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", "/nowhere/", 404), ("post", "/p/vale/", 405), ("get", "/p/vale/brand.css?", 200)],
)
def test_a_refusal_has_it_too(method, path, status, demonstration, june):
    page = getattr(june, method)(path)

    assert page.status_code == status
    assert status == 200 or is_said_once(page)


def test_a_request_that_can_not_be_read_has_it_too(demonstration, client):
    assert is_said_once(client.get("/", HTTP_HOST="attacker.example"))
    assert is_said_once(client.get("/", **{UNREADABLE: True}))


def test_too_many_tries_have_it_too(demonstration, client):
    cache.clear()
    page = None
    for _ in range(40):
        page = client.post(reverse("account_reset_password"), {"email": "nobody@vale.example"})
        if page.status_code == 429:
            break
    cache.clear()

    assert page is not None
    assert page.status_code == 429
    assert is_said_once(page)


def test_a_fault_has_it_too_and_asks_no_database(demonstration, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert is_said_once(render_to_string("errors/500.html"))


@pytest.mark.parametrize("path", ["/account/sign-in/", "/help/", "/nowhere/"])
def test_a_site_for_people_has_no_banner(path, client):
    assert BANNER not in words(client.get(path))
    assert BANNER not in words(render_to_string("errors/500.html"))
