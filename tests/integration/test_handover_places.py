"""Where the page of handing over leads, which place it belongs to, and what is said when work is taken."""

import re

import pytest

from tests.integration import people
from tests.integration.handing import hand, page_of
from tests.integration.reading import words

SETTLE = "/p/vale/taken-over/"


def test_reading_an_action_opens_beside_the_form_so_that_no_note_is_lost(tom):
    page = tom.get(page_of("tom"))

    address = people.action("1.6").get_absolute_url()
    [link] = re.findall(rf'<a [^>]*href="{address}"[^>]*>', page.content.decode())
    assert ('target="_blank"' in link, 'rel="noopener"' in link) == (True, True)
    assert f"Read it : {people.action('1.6').title} (opens in a new tab)" in words(page)


@pytest.mark.parametrize(
    ("called", "holder", "here"),
    [("tom", "tom", ["My work"]), ("june", "june", ["My work"]), ("june", "tom", ["People"])],
)
def test_the_page_about_ones_own_work_is_a_part_of_my_work(called, holder, here, sign_in):
    navigation = sign_in(called).get(page_of(holder)).context["navigation"]

    assert [place.label for place in navigation if place.is_here] == here


def test_the_button_says_nothing_when_there_was_nothing_left_to_take_over(sign_in):
    dana = sign_in("dana")
    hand("tom", "tom", "dana", people.action("1.6"))
    keys = dana.get("/p/vale/").context["taken"]["handovers"].value()

    assert "This is yours now" in words(dana.post(SETTLE, {"handovers": keys}, follow=True))
    assert "yours now" not in words(dana.post(SETTLE, {"handovers": keys}, follow=True))
