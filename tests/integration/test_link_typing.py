"""By a link nothing typed is lost without a word, and what is sent opens nothing that the page did not show."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from csp.web import clock
from plans.models import ProgressUpdate, RoundLink
from plans.policies.round_links import IN_A_BROWSER
from plans.services.updates import add_update
from tests.integration import people, rounds
from tests.integration.linking import going_on, let, link_to, open_with_letters, page_of
from tests.integration.reading import boxes, words

TYPED = "Two patrols a week since June\nand a third from December"
NOT_KEPT = "Nothing of it was reported, and it is not kept here. Copy it from this page now."


@pytest.fixture
def opened():
    return open_with_letters()


def typed_on(page, opened, reference, text):
    key = rounds.ask(opened, reference).key
    return {**boxes(page), f"{key}-text": text, f"{key}-status": people.status("G").key, "report": key}


def said(reference, text, *, minutes=0):
    """Have Dana say something of an action, as ordinary work."""
    action = people.action(reference)
    add_update(
        key=action.key,
        version=action.version,
        status=people.status("A"),
        text=text,
        nothing_has_changed=False,
        by=people.reader("dana"),
        now=clock.now() + timedelta(minutes=minutes),
    )


@pytest.mark.parametrize("why", ["withdrawn", "setting", "time"])
def test_what_was_typed_when_the_link_has_just_ended_is_shown_to_be_copied(why, opened):
    browser, page = going_on(link_to("tom"))
    sent = typed_on(page, opened, "1.6", TYPED)
    if why == "withdrawn":
        RoundLink.objects.update(revoked_at=clock.now(), revoked_by=people.person("june"))
    elif why == "setting":
        let("nobody")
    else:
        RoundLink.objects.exclude(taken_up_at=None).update(taken_up_at=clock.now() - IN_A_BROWSER)

    answer = browser.post(page_of("tom"), sent)

    assert answer.status_code == 404
    assert "This link can’t be used any more" in words(answer)
    assert "Two patrols a week since June and a third from December" in words(answer)
    assert NOT_KEPT in words(answer)
    assert "to find what you had typed" not in words(answer)
    assert "Tom" not in words(answer)
    assert "sessionid" not in browser.cookies


def test_a_link_that_ended_says_nothing_of_what_nobody_typed(opened):
    _, page = going_on(link_to("tom"))
    nobodys = Client().post(page_of("tom"), {**boxes(page), "report": ""})

    assert "What you had typed" not in words(Client().get(page_of("tom")))
    assert "csrfmiddlewaretoken" not in words(nobodys)


def stale_answer(browser, path, sent):
    """Send a page that was made before the browser forgot its token."""
    return browser.post(path, {**sent, "csrfmiddlewaretoken": "x" * 64}, HTTP_ORIGIN="http://testserver")


@pytest.fixture
def strict(opened):
    """A browser that went on with Tom's link, whose forms need their token."""
    browser, page = going_on(link_to("tom"))
    browser.handler.enforce_csrf_checks = True
    return browser, page


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_a_page_that_was_out_of_date_shows_what_was_typed_and_makes_no_session(is_signed_in, strict, opened):
    browser, page = strict
    if is_signed_in:
        browser.force_login(people.person("june"))

    answer = stale_answer(browser, page_of("tom"), typed_on(page, opened, "1.6", TYPED))

    assert answer.status_code == 409
    assert "That page was out of date Nothing was done. Copy your words, then open the page again" in words(
        answer
    )
    assert "Two patrols a week since June and a third from December" in words(answer)
    assert NOT_KEPT in words(answer)
    assert ("sessionid" in browser.cookies) is is_signed_in
    assert not ProgressUpdate.objects.filter(text__startswith="Two patrols").exists()
    assert "That page was out of date" not in words(browser.get(page_of("tom")))


def test_continue_on_a_page_that_was_out_of_date_asks_to_open_it_again(opened):
    browser = Client(enforce_csrf_checks=True)

    answer = stale_answer(browser, link_to("tom"), {})

    assert "Nothing was done. To try again, open the page again" in words(answer)
    assert "What you had typed" not in words(answer)
    assert "sessionid" not in browser.cookies


def test_by_a_link_a_form_tells_no_more_of_the_past_than_its_page_did(opened):
    said("1.6", "Said long before the link")
    with time_machine.travel(clock.now() + timedelta(hours=1), tick=False):
        browser, page = going_on(link_to("tom"))
        said("1.6", "Said meanwhile", minutes=1)
        key = rounds.ask(opened, "1.6").key
        sent = typed_on(page, opened, "1.6", TYPED) | {f"{key}-opened": "1", f"{key}-version": "1"}
        clash = browser.post(page_of("tom"), sent)

    assert [one.update.text for one in clash.context["page"].cards[0].news.updates] == ["Said meanwhile"]
    assert "Said meanwhile" in words(clash)


def test_after_the_lock_nobody_learns_by_a_form_what_another_authority_was_asked(opened):
    browser, _ = going_on(link_to("tom"))
    other = rounds.ask(opened, "4.7")
    sent = {"authority": other.action.lead_seat.key, f"{other.key}-version": "1", f"{other.key}-text": TYPED}
    rounds.lock(opened)

    answer = browser.post(page_of("tom"), sent)

    assert answer.status_code == 409
    assert "An action that you no longer report on" in words(answer)
    assert other.action.title not in words(answer)
