"""What ends with a link, and with what it ends: the words of a letter that never went, and signing out everywhere."""

from datetime import timedelta

import pytest
from django.test import Client

from csp.models import AuditEvent, Message
from csp.services.secret_words import forget_dead_links
from csp.services.sessions import sign_out_everywhere
from csp.web import clock
from plans.models import RoundLink
from plans.services.round_links import end_links_of
from tests.integration import people, rounds
from tests.integration.linking import going_on, letter_to, link_to, open_with_letters, page_of, row_of
from tests.integration.reading import words
from tests.integration.test_sign_in_policy import join_a_circle

AFTER_A_WEEK = timedelta(days=7)


@pytest.fixture
def opened():
    return open_with_letters()


def refuse(letter):
    long_ago = clock.now() - timedelta(minutes=5)
    Message.objects.filter(pk=letter.pk).update(
        state=Message.State.REFUSED, fault="bcdfghjkmn", claimed_at=long_ago
    )
    return letter


def keeps_its_words(letter):
    forget_dead_links(now=clock.now() + AFTER_A_WEEK)
    letter.refresh_from_db()
    return bool(letter.text)


def withdraw(link):
    RoundLink.objects.filter(pk=link.pk).update(revoked_at=clock.now(), revoked_by=people.person("june"))


@pytest.mark.parametrize("has_link", [True, False])
@pytest.mark.parametrize(
    ("what", "is_kept"), [("nothing", True), ("the lock", False), ("a withdrawal", False)]
)
def test_a_refused_letter_of_a_round_keeps_its_words_while_they_are_of_use(what, is_kept, has_link):
    if not has_link:  # by whether the words go nobody learns who has a link
        join_a_circle("tom")
    one = open_with_letters()
    letter = refuse(letter_to("tom"))
    assert ("/by-link/" in letter.text) is has_link
    if what == "the lock":
        rounds.lock(one)
    elif what == "a withdrawal":
        withdraw(row_of("tom"))

    assert keeps_its_words(letter) is is_kept


@pytest.mark.parametrize(
    ("what", "is_kept"), [("nothing", True), ("the lock", False), ("a withdrawal", False)]
)
def test_so_does_the_letter_that_brings_another_link(what, is_kept, opened):
    first = link_to("tom")
    going_on(first)
    Client().post(first)
    letter = refuse(letter_to("tom"))
    assert letter.kind == "round-link"
    if what == "the lock":
        rounds.lock(opened)
    elif what == "a withdrawal":
        withdraw(row_of("tom"))

    assert keeps_its_words(letter) is is_kept


def test_signing_out_everywhere_else_ends_ones_own_links_too(opened, tom):
    browser, _ = going_on(link_to("tom"))
    others = RoundLink.objects.exclude(person=people.person("tom"))
    assert "also ends the links for reporting that you were sent" in words(tom.get("/account/sessions/"))

    tom.post("/account/sessions/end/")

    assert browser.get(page_of("tom")).status_code == 404
    assert row_of("tom").revoked_by == people.person("tom")
    assert others.exists()
    assert not others.exclude(revoked_at=None).exists()
    assert AuditEvent.objects.filter(verb="round-link.withdrawn", person=people.person("tom")).exists()


def test_an_administrator_who_signs_somebody_out_everywhere_ends_their_links(opened):
    browser, _ = going_on(link_to("tom"))
    given = {"person": people.person("tom"), "by": people.reader("tess"), "now": clock.now()}

    sign_out_everywhere(partnership=people.vale(), **given)

    assert browser.get(page_of("tom")).status_code == 404
    assert row_of("tom").revoked_by == people.person("tess")


def test_an_administrator_ends_no_link_into_a_round_of_another_partnership(opened, fen):
    before = row_of("tom")
    end_links_of(person=before.person, partnership=fen.partnership, by=people.reader("tess"), now=clock.now())

    assert row_of("tom").revoked_at is None
