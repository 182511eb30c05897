"""Reporting by a link, without signing in: the one page that it opens, and what is kept apart from it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from csp.models import AuditEvent, Message, Person
from plans.models import ProgressUpdate, ReportDraft, RoundLink
from tests.integration import linking, people, rounds
from tests.integration.linking import going_on, let, letter_to, link_to, open_with_letters, page_of, row_of
from tests.integration.reading import boxes, problems, words

UNUSABLE = "This link can’t be used any more"
TOMS = ["1.6", "1.14", "2.9", "3.3", "3.10", "5.4", "6.2"]


@pytest.fixture
def opened():
    return open_with_letters()


def send(client, page, opened, reference, *, text, letter="G", report=None):
    """Send the page with what was typed on one card, and press its button."""
    key = rounds.ask(opened, reference).key
    typed = {f"{key}-text": text, f"{key}-status": people.status(letter).key}
    return client.post(
        page_of("tom"),
        {**boxes(page), **typed, "report": key if report is None else report},
        follow=True,
    )


def test_the_letter_carries_a_link_beside_the_ordinary_one_and_loses_its_words_once_sent(opened):
    letter = letter_to("tom")

    assert reverse("plans:round-report", args=["vale", opened.key]) in letter.text
    assert "You can also report without signing in." in letter.text
    assert letter.is_secret
    assert row_of("tom").token_hash not in letter.text
    assert link_to("tom").split("/")[3] not in str(RoundLink.objects.values())


def test_opening_the_link_twice_changes_no_row_and_names_nobody(opened):
    link, before = link_to("tom"), list(RoundLink.objects.order_by("pk").values())
    events = AuditEvent.objects.count()
    browser = Client()

    first, second = browser.get(link), browser.get(link)
    browser.head(link)

    assert words(first).count("Vale Community Safety Partnership") >= 1
    assert "Continue" in words(first)
    assert "Tom" not in words(first)
    assert "December round" not in words(first)
    assert first.content.count(b"by-link") == 0
    assert words(first) == words(second)
    assert list(RoundLink.objects.order_by("pk").values()) == before
    assert AuditEvent.objects.count() == events
    assert "sessionid" not in browser.cookies
    assert "by-link" not in browser.cookies


def test_continue_binds_it_to_this_browser_and_opens_what_the_round_asks(opened):
    browser, page = going_on(link_to("tom"))

    assert page.redirect_chain == [(page_of("tom"), 302)]
    assert [card.reference for card in page.context["page"].cards] == TOMS
    assert "This page is for Tom Ferrier" in words(page)
    cookie = browser.cookies["by-link"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (page_of("tom"), True, "Lax")
    assert cookie["max-age"] == 365 * 24 * 60 * 60
    assert row_of("tom").taken_up_at
    assert cookie.value not in str(RoundLink.objects.values())
    assert "sessionid" not in browser.cookies


def test_the_page_leads_nowhere_but_to_sign_in(opened):
    _, page = going_on(link_to("tom"))

    found = page.content.decode()
    assert "/p/vale/" not in found
    assert reverse("account_login") in found


def test_a_report_counts_and_is_marked_by_link_wherever_it_is_shown(opened, june):
    browser, page = going_on(link_to("tom"))

    page = send(browser, page, opened, "1.6", text="Given from the train")

    assert "You have reported. What you said is below" in words(page)
    update = ProgressUpdate.objects.get(text="Given from the train")
    assert (update.by_link, update.made_by, update.round) == (True, people.person("tom"), opened)
    assert "sessionid" not in browser.cookies
    assert "Tom Ferrier, by link, 23 November 2026" in words(june.get(update.action.get_absolute_url()))
    seat = update.action.lead_seat.key
    reported = june.get(reverse("plans:round-authority", args=["vale", opened.key]), {"lead": seat})
    assert "Tom Ferrier, by link, 23 Nov 2026" in words(reported)
    assert AuditEvent.objects.filter(verb="update.added-by-link", person=people.person("tom")).count() == 1
    theirs = browser.get(page_of("tom"), {"change": rounds.ask(opened, "1.6").key})
    assert "by you, by link" in words(theirs)


def test_what_is_typed_and_not_reported_is_kept_for_the_same_person(opened, tom):
    browser, page = going_on(link_to("tom"))

    page = send(browser, page, opened, "1.6", text="Half a sentence", report="")

    assert "What you have typed is kept here. It is not reported yet." in words(page)
    assert ReportDraft.objects.get(text="Half a sentence").person == people.person("tom")
    signed_in = tom.get(reverse("plans:round-report", args=["vale", opened.key]))
    assert "Half a sentence" in signed_in.content.decode()


def test_a_mistake_has_its_sentence_and_loses_nothing(opened):
    browser, page = going_on(link_to("tom"))

    page = send(browser, page, opened, "1.6", text="", letter="A")

    assert problems(page) == ["1.6: Say what has happened, as the status moved from on track to behind"]
    assert not ProgressUpdate.objects.filter(by_link=True, action__reference="1.6").exists()


def test_in_another_browser_nothing_opens_and_a_new_link_goes_to_its_persons_own_address(opened):
    link = link_to("tom")
    going_on(link)
    letters = Message.objects.count()

    other, page = going_on(link)

    assert "This link belongs to another browser" in words(page)
    assert "Tom" not in words(page)
    assert "by-link" not in other.cookies
    [letter] = Message.objects.order_by("pk")[letters:]
    assert (letter.to_person, letter.is_secret, letter.kind) == (people.person("tom"), True, "round-link")
    assert "nobody was let in" not in letter.text
    assert "than the one in which somebody went on with" in letter.text
    assert "tell the coordinator of the Vale Community Safety Partnership, who can withdraw" in letter.text
    assert "it was not you who went on with it there, tell the coordinator" in words(page)
    _, theirs = going_on(link_to("tom"))
    assert "Report on your actions" in words(theirs)


def test_a_few_new_links_go_out_in_a_day_and_the_words_are_the_same_after(opened):
    link = link_to("tom")
    going_on(link)
    before = Message.objects.count()

    said = [words(going_on(link)[1]) for _ in range(5)]

    assert len(set(said)) == 1
    assert Message.objects.count() == before + 3


def test_the_same_browser_goes_on_as_often_as_it_likes(opened):
    link = link_to("tom")
    browser, _ = going_on(link)
    before = Message.objects.count()

    page = browser.post(link, follow=True)

    assert "Report on your actions" in words(page)
    assert Message.objects.count() == before


@pytest.fixture
def ending():
    """What can end a link while it is open in a browser."""
    tom = people.person("tom")
    return {
        "the appointment ended": lambda: (
            people.appointment("tom")
            .__class__.objects.filter(person=tom)
            .update(ends_on=linking.date(2026, 11, 22))
        ),
        "their sign-in was closed": lambda: Person.objects.filter(pk=tom.pk).update(is_active=False),
        "their address was replaced": lambda: Person.objects.filter(pk=tom.pk).update(
            email="tom.f@marshland-constabulary.example"
        ),
        "their address was removed": lambda: Person.objects.filter(pk=tom.pk).update(
            email=f"{tom.key}@removed.invalid"
        ),
        "it was withdrawn": lambda: RoundLink.objects.update(
            revoked_at=linking.clock.now(), revoked_by=people.person("june")
        ),
        "the partnership sends none any more": lambda: let("nobody"),
        "the round was locked": lambda: rounds.lock(RoundLink.objects.first().round),
    }


@pytest.mark.parametrize(
    "why",
    [
        "the appointment ended",
        "their sign-in was closed",
        "their address was replaced",
        "their address was removed",
        "it was withdrawn",
        "the partnership sends none any more",
        "the round was locked",
    ],
)
def test_it_ends_at_once_and_every_link_that_ended_has_the_same_answer(why, opened, ending):
    link, page = link_to("tom"), page_of("tom")
    browser, _ = going_on(link)

    ending[why]()

    answers = [browser.get(page), browser.get(link), browser.post(link), Client().get(link)]
    answers += [Client().get("/by-link/bcdfghjkmn/guessed/"), Client().get(page)]
    assert [one.status_code for one in answers] == [404] * 6
    assert len({words(one) for one in answers}) == 1
    assert UNUSABLE in words(answers[0])
    assert "Tom" not in words(answers[0])


def test_somebody_in_a_circle_has_a_letter_without_a_link_and_nobody_can_tell(opened):
    from tests.integration.test_sign_in_policy import join_a_circle

    with_link = (letter_to("tom").is_secret, RoundLink.objects.filter(round=opened).count())
    join_a_circle("tom")

    again = open_with_letters()

    assert "without signing in" not in letter_to("tom").text
    assert (letter_to("tom").is_secret, RoundLink.objects.filter(round=again).count()) == with_link


def test_whoever_joins_a_circle_meanwhile_is_let_in_no_more(opened):
    from tests.integration.test_sign_in_policy import join_a_circle

    browser, _ = going_on(link_to("tom"))

    join_a_circle("tom")

    assert browser.get(page_of("tom")).status_code == 404


def test_whoever_set_up_a_second_step_unasked_is_let_in_by_no_link(opened):
    browser, _ = going_on(link_to("tom"))
    recovery, app = Authenticator.Type.RECOVERY_CODES, Authenticator.Type.TOTP
    Authenticator.objects.create(user=people.person("tom"), type=recovery, data={})
    assert browser.get(page_of("tom")).status_code == 200

    Authenticator.objects.create(user=people.person("tom"), type=app, data={})

    assert browser.get(page_of("tom")).status_code == 404
    open_with_letters()
    assert "without signing in" not in letter_to("tom").text
    assert letter_to("tom").is_secret
    let("everyone")
    assert browser.get(page_of("tom")).status_code == 404  # that round is locked
    open_with_letters()
    assert "without signing in" in letter_to("tom").text


def test_a_new_link_names_the_site_as_its_own_settings_do_and_not_as_the_request_does(opened, settings):
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://plan.vale.example", ["*"]
    link = link_to("tom")
    going_on(link)

    Client(HTTP_HOST="elsewhere.example").post(link)

    assert "https://plan.vale.example/by-link/" in letter_to("tom").text
    assert "elsewhere.example" not in letter_to("tom").text
