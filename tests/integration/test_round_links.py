"""The links of a round: who sees and withdraws them, who is sent none, races, guesses, and when they go."""

import io
import logging
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse

from csp.models import AuditEvent, Message
from csp.web import clock
from csp.web.guesses import MOST
from plans.models import ProgressUpdate, RoundLink
from plans.services.reports import report
from plans.services.round_links import (
    CannotBeUsed,
    forget_links,
    give_back,
    go_on,
    held_by_browser,
    withdraw,
)
from plans.services.rounds_telling import chase
from plans.services.updates import add_update
from tests.integration import people, rounds
from tests.integration.linking import (
    going_on,
    let,
    letter_to,
    link_to,
    open_with_letters,
    page_of,
    row_of,
)
from tests.integration.meanwhile import meanwhile
from tests.integration.reading import boxes, words
from tests.integration.restricted import CANARY, open_restricted_plan

NO_LINK = "without signing in"
UNUSABLE = "This link can’t be used any more"


@pytest.fixture
def opened():
    return open_with_letters()


def link_list(opened):
    return reverse("plans:link-list", args=["vale", opened.key])


def reader_by_link(called):
    """Somebody as they are by the link in their newest letter."""
    key, token = link_to(called).strip("/").split("/")[1:]
    secret = go_on(key=key, token=token, secret="", site="", address="", now=clock.now())
    found = held_by_browser(key=key, secret=secret, address="", now=clock.now())
    assert found
    return found[1]


def test_the_coordinator_sees_whose_links_are_taken_up_and_withdraws_one(opened, june):
    browser, _ = going_on(link_to("tom"))

    listed = words(june.get(link_list(opened)))
    assert "Tom Ferrier 23 Nov 2026, 10:30 23 Nov 2026, 10:30 In use Withdraw" in listed
    assert "Not in use yet" in listed
    page = reverse("plans:link-withdraw", args=["vale", row_of("tom").key])
    assert "The link in the letter to Tom Ferrier of 23 November 2026 stops working at once" in words(
        june.get(page)
    )
    done = words(june.post(page, follow=True))

    assert "The link of Tom Ferrier of 23 November 2026 is withdrawn. It opens nothing any more" in done
    assert "Withdrawn by June Okafor, 23 Nov 2026" in done
    assert browser.get(page_of("tom")).status_code == 404
    assert "withdrawn already" in words(june.post(page, follow=True))
    assert AuditEvent.objects.filter(verb="round-link.withdrawn", person=people.person("june")).count() == 1


def test_whoever_was_sent_it_can_end_it(opened, june):
    browser, page = going_on(link_to("tom"))
    end = reverse("plans:link-end", args=[row_of("tom").key])

    assert end in page.content.decode()
    assert "The link stops working at once" in words(browser.get(end))
    assert row_of("tom").revoked_at is None
    ended = browser.post(end)

    assert "The link is ended" in words(ended)
    assert browser.cookies["by-link"].value == ""
    assert browser.post(end).status_code == 404
    assert "Ended by themselves, 23 Nov 2026" in words(june.get(link_list(opened)))


def test_an_ended_link_is_ended_once(opened):
    key, token = link_to("tom").strip("/").split("/")[1:]
    secret = go_on(key=key, token=token, secret="", site="", address="", now=clock.now())
    give_back(key=key, secret=secret, address="", now=clock.now())

    with pytest.raises(CannotBeUsed):
        give_back(key=key, secret=secret, address="", now=clock.now())


def test_a_locked_round_lists_its_links_and_ends_them(opened, june):
    going_on(link_to("tom"))
    rounds.lock(opened)

    said = words(june.get(link_list(opened)))

    assert "Ended with the round" in said
    assert "Withdraw the link of" not in said
    page = reverse("plans:link-withdraw", args=["vale", row_of("tom").key])
    assert june.post(page).status_code == 403


@pytest.mark.parametrize("called", ["tom", "dana", "tess", "elin"])
def test_for_whoever_does_not_run_the_round_there_is_no_link_to_withdraw(called, opened):
    with pytest.raises(Http404):
        withdraw(key=row_of("tom").key, by=people.reader(called), now=clock.now())


@pytest.mark.parametrize(
    ("setting", "officer", "coordinator"),
    [("nobody", False, False), ("without", True, False), ("everyone", True, True)],
)
def test_the_partnership_says_who_is_sent_one(setting, officer, coordinator):
    let(setting)
    held = people.action("1.6")
    held.lead_person = people.person("june")
    held.save()

    open_with_letters()

    assert (NO_LINK in letter_to("tom").text) is officer
    assert (NO_LINK in letter_to("june").text) is coordinator
    assert letter_to("tom").is_secret is officer


def test_each_letter_has_a_link_of_its_own(opened):
    first = link_to("tom")
    later = clock.now() + timedelta(days=1)
    sent = chase(
        key=opened.key,
        seat=None,
        everyone=True,
        site="http://testserver",
        by=people.reader("june"),
        now=later,
    )

    assert sent.written
    assert link_to("tom") != first
    assert Client().get(first).status_code == 200
    assert RoundLink.objects.filter(round=opened, person=people.person("tom")).count() == 2


def test_a_round_of_a_restricted_plan_sends_no_link():
    let("everyone")
    restricted = open_restricted_plan(held_by=("aled", "carys", "tom"))

    open_with_letters(restricted.plan, by="aled")

    for called in ("aled", "carys", "tom"):
        assert NO_LINK not in letter_to(called).text
        assert not letter_to(called).is_secret
    assert not RoundLink.objects.filter(round__plan=restricted.plan).exists()


def test_a_link_shows_nothing_of_a_restricted_action_that_names_its_person():
    open_restricted_plan(held_by=("aled", "carys", "tom"))
    open_with_letters()

    browser, page = going_on(link_to("tom"))

    assert len(page.context["page"].cards) == 7
    assert CANARY not in page.content.decode()
    assert "estricted" not in words(page)
    assert CANARY not in browser.get(page_of("tom")).content.decode()


def test_of_two_browsers_that_go_on_at_once_one_is_let_in(opened):
    link = link_to("tom")
    letters = Message.objects.count()
    first = []

    with meanwhile(RoundLink, lambda: first.append(going_on(link)[1])):
        _, second = going_on(link)

    assert "Report on your actions" in words(first[0])
    assert "This link belongs to another browser" in words(second)
    assert Message.objects.count() == letters + 1
    assert RoundLink.objects.filter(round=opened).exclude(browser_hash="").count() == 1


def test_a_link_that_is_withdrawn_in_this_very_moment_lets_nobody_in(opened):
    link, key = link_to("tom"), row_of("tom").key

    with meanwhile(RoundLink, lambda: withdraw(key=key, by=people.reader("june"), now=clock.now())):
        answer = Client().post(link)

    assert answer.status_code == 404
    assert UNUSABLE in words(answer)


def typed_on(page, opened, reference, text):
    key = rounds.ask(opened, reference).key
    status = people.status("G").key
    return {**boxes(page), f"{key}-text": text, f"{key}-status": status, "report": key}


def test_what_is_typed_while_the_round_is_locked_is_shown_once_more(opened):
    browser, page = going_on(link_to("tom"))
    sent = typed_on(page, opened, "1.6", "Too late by a minute")
    rounds.lock(opened)

    answer = browser.post(page_of("tom"), sent)

    said = words(answer)
    assert answer.status_code == 409
    assert "The round is locked" in said
    assert "Too late by a minute" in said
    assert "/p/vale/" not in answer.content.decode()
    assert browser.cookies["by-link"].value == ""
    assert browser.get(page_of("tom")).status_code == 404
    assert not ProgressUpdate.objects.filter(text="Too late by a minute").exists()


def test_an_action_that_somebody_saved_meanwhile_shows_both_texts(opened):
    browser, page = going_on(link_to("tom"))
    sent = typed_on(page, opened, "1.6", "From the train")
    action = people.action("1.6")
    add_update(
        key=action.key,
        version=action.version,
        status=people.status("A"),
        text="Said by Dana meanwhile",
        nothing_has_changed=False,
        by=people.reader("dana"),
        now=clock.now() + timedelta(minutes=1),
    )

    clash = browser.post(page_of("tom"), sent)

    assert "Said by Dana meanwhile" in words(clash)
    assert "From the train" in clash.content.decode()


def test_somebody_else_who_is_signed_in_here_reads_whose_page_it_is_and_stays_signed_in(opened, june):
    page = june.post(link_to("tom"), follow=True)

    said = words(page)
    assert "You are signed in here as June Okafor, and this page is not yours." in said
    assert "Sign out" not in said
    june.post(page_of("tom"), typed_on(page, opened, "1.6", "Typed at June’s desk"))
    assert ProgressUpdate.objects.get(text="Typed at June’s desk").made_by == people.person("tom")
    assert june.get("/p/vale/").status_code == 200


def test_a_link_reports_to_no_other_round_and_on_nobody_elses_action(opened):
    by = reader_by_link("tom")
    other = rounds.ask(opened, "4.7")
    said = {"status": people.status("G"), "forecast": None, "text": "Not mine", "nothing_has_changed": False}

    with pytest.raises(PermissionDenied):
        report(ask=other, version=other.action.version, by=by, now=clock.now(), **said)
    rounds.nothing_open(people.plan())
    action = people.action("1.6")
    with pytest.raises(PermissionDenied, match="A link is for reporting to its own round"):
        add_update(key=action.key, version=action.version, by=by, now=clock.now(), **said)


def test_guesses_are_stopped_and_the_right_link_goes_through(opened):
    link, browser = link_to("tom"), Client()
    for _ in range(MOST):
        assert browser.get(f"/by-link/{row_of('tom').key}/guessed/").status_code == 404

    assert browser.get(f"/by-link/{row_of('tom').key}/guessed/").status_code == 429
    assert browser.get(link).status_code == 200


def test_no_secret_of_a_link_reaches_the_log_another_site_or_a_search_engine(opened, monkeypatch):
    console = next(one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    monkeypatch.setattr(console, "stream", io.StringIO())
    link = link_to("tom")
    token = link.strip("/").split("/")[2]

    Client().put(link)
    Client(enforce_csrf_checks=True).post(link)
    logging.getLogger("other").warning("next=%s", link.replace("/", "%2F"))
    page = Client().get(link)

    assert token not in console.stream.getvalue()
    assert (page["Referrer-Policy"], page["Cache-Control"]) == ("same-origin", "no-store")
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_links_go_thirty_days_after_the_lock(opened):
    links = RoundLink.objects.filter(round=opened)
    number = links.count()
    rounds.lock(opened)

    forget_links(now=clock.now() + timedelta(days=29))
    assert links.count() == number
    forget_links(now=clock.now() + timedelta(days=31))

    assert number
    assert not links.exists()


def test_ones_own_data_says_which_letters_may_carry_a_link(opened, tom):
    assert "Letters that may carry a link for reporting" in words(tom.get("/account/data/"))


def test_the_trail_names_the_round_of_a_link(opened, sign_in):
    going_on(link_to("tom"))

    said = words(sign_in("tess").get("/p/vale/settings/trail/"))

    assert "Went on with a link for reporting to a round" in said
    assert "December round" in said
