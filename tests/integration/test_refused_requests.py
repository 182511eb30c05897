"""What can't be read, or is used in a way it does not know, is answered with a page of ours."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from csp.web.charset import checked
from csp.wsgi import application
from tests.integration import people
from tests.integration.reading import problems, words

CHARSETS = [
    "rot13",
    "rot_13",
    "utf-7",
    "hex",
    "idna",
    "unicode_escape",
    "punycode",
    "base64",
    "zlib",
    "undefined",
]
CHARSETS += ["utf-16", "iso-8859-1", "no-such-thing", "", "."]
FORM = "application/x-www-form-urlencoded"
TYPES = [
    f"{kind}; charset={charset}" for charset in CHARSETS for kind in (FORM, "multipart/form-data; boundary=x")
]
# A parameter may also bring an encoding of its own.
TYPES += [f"{FORM}; a*=idna''%41", f"{FORM}; a*=nope''%41", f"{FORM}; charset*=punycode''%ff"]


@pytest.fixture
def visitor(called, sign_in):
    """Return somebody's browser, or a stranger's, whose requests are read as the served site reads them."""
    browser = sign_in(called) if called else Client()
    handler = browser.handler
    browser.handler = lambda environ: handler(checked(environ))
    return browser


@pytest.mark.parametrize("content_type", TYPES)
@pytest.mark.parametrize("called", ["june", None])
def test_a_form_in_another_encoding_is_refused_with_our_page(content_type, visitor):
    address = reverse("plans:action-add", args=["vale", people.plan().key])

    page = visitor.generic("POST", f"{address}?a=%ff", b"title=a+b%ff", content_type)

    assert page.status_code == 400
    assert "This request can’t be read" in words(page)


@pytest.mark.parametrize(
    "path", ["/", "/health/", "/account/sign-in/", "/nowhere/", "/p/vale/plans/?words=%41"]
)
@pytest.mark.parametrize("called", ["june", None])
def test_any_page_asked_for_in_another_encoding_is_refused(path, visitor):
    page = visitor.get(path, CONTENT_TYPE=f"{FORM}; charset=rot13")

    assert page.status_code == 400
    assert "This request can’t be read" in words(page)


@pytest.mark.parametrize("content_type", TYPES)
def test_the_served_site_answers_them_all_with_400(content_type):
    environ = RequestFactory().post("/help/?a=%ff").environ | {"CONTENT_TYPE": content_type}
    said = []

    body = b"".join(application(environ, lambda status, headers: said.append(status)))

    assert said == ["400 Bad Request"]
    assert "This request can’t be read" in body.decode()


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
@pytest.mark.parametrize("called", ["june"])
def test_a_form_that_says_it_is_utf_8_is_read(charset, visitor):
    address = reverse("plans:action-add", args=["vale", people.plan().key])

    page = visitor.generic("POST", address, "title=&detail=Café".encode(), f"{FORM}; charset={charset}")

    assert problems(page) == ["Enter what will be done"]
    assert "Café" in words(page)


@pytest.mark.parametrize(
    ("called", "method", "path"),
    [
        ("june", "post", "/p/vale/"),
        ("june", "post", "/health/"),
        (None, "post", "/health/"),
        ("june", "delete", "/help/"),
        (None, "options", "/help/"),
    ],
)
def test_a_page_used_in_a_way_it_does_not_know_says_so(method, path, visitor):
    page = getattr(visitor, method)(path)

    assert page.status_code == 405
    assert page["Allow"] == "GET, HEAD"
    assert "This page can’t be used that way" in words(page)
    assert "Nothing was saved" in words(page)
    assert page["Content-Type"] == "text/html; charset=utf-8"


def test_the_page_stands_in_the_frame_of_the_partnership(june):
    page = june.post("/p/vale/")

    assert "June Okafor" in words(page)
    assert 'aria-label="Main"' in page.content.decode()
