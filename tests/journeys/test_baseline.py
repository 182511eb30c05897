"""The baseline itself: it must see what it is there to see."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.journeys.baseline import Baseline

ADDRESS = "http://127.0.0.1/page/"
POLICY = {"Content-Security-Policy": "script-src 'self'; style-src 'self'"}
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>A page</title></head>"
    "<body><main><h1>A page</h1>{}</main></body></html>"
)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def found_in(page: Page, body: str, *, headers: dict[str, str] | None = None) -> list[str]:
    """What the baseline says of a page with this in its body."""

    def answer(route: Route) -> None:
        route.fulfill(body=PAGE.format(body), content_type="text/html", headers=headers or {})

    fresh = Baseline()
    fresh.watch(page, scripts=True)
    page.route(ADDRESS, answer)
    page.goto(ADDRESS)
    fresh.look(page)
    return fresh.found


def test_it_finds_nothing_wrong_with_a_good_page(page: Page):
    assert found_in(page, "<p>Good.</p>", headers=POLICY) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "image-alt"),
        ("<p style='color: #999'>Pale</p>", "color-contrast"),
        ("<div tabindex='0' style='width: 900px'>Wide</div>", "scrolls sideways at 320 px"),
        ("<script>console.error('Something is wrong')</script>", "the console says: Something is wrong"),
        ("<script>throw new Error('Broken')</script>", "a script broke"),
    ],
)
def test_it_finds_what_is_wrong(page: Page, body: str, words: str):
    assert any(words in one for one in found_in(page, body))


@pytest.mark.parametrize(
    "body", ["<script>document.title = 'Ours'</script>", "<p style='color: red'>Red</p>"]
)
def test_it_hears_the_policy_refuse_what_is_inline(page: Page, body: str):
    found = found_in(page, body, headers=POLICY)

    assert any("Content Security Policy" in one for one in found)
