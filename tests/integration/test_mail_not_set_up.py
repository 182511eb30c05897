"""Before a mail server is named, messages wait for somebody to send them by hand, and nothing is said to be sent."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from csp.models import Message
from plans.models import RoundLink
from plans.queries.round_people import CHASED
from tests.integration import mailing
from tests.integration.digesting import MONDAY, joined_long_ago
from tests.integration.digesting import written as digests_of
from tests.integration.linking import letter_to, open_with_letters
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan
from tests.integration.test_settings import run, setting

BY_HAND = "No mail server is set up, so it waits. Send it from your own mail program, then say so below."


@pytest.fixture
def _no_server(settings):
    settings.EMAIL_BACKEND = settings.MAIL_NOT_SET_UP


def state_of(message):
    return Message.objects.get(pk=message.pk).state


def page_of(message):
    return reverse("csp:message-detail", args=["vale", message.key])


@pytest.mark.usefixtures("_no_server")
def test_what_lets_nobody_in_waits_and_what_lets_somebody_in_is_printed(capsys):
    letter = mailing.written(text="This is for Tom alone")
    code = mailing.written(text="Your code is 123", is_secret=True, partnership=None)

    mailing.delivered()

    assert (state_of(letter), state_of(code)) == (Message.State.WAITING, Message.State.SENT)
    printed = capsys.readouterr().out
    assert "Your code is 123" in printed
    assert "This is for Tom alone" not in printed


@pytest.mark.usefixtures("_no_server")
@pytest.mark.parametrize("kind", ["digest", CHASED])
def test_a_digest_and_a_letter_of_a_round_are_there_to_be_copied_or_opened_and_logged(kind, june):
    joined_long_ago()
    if kind == "digest":
        message = digests_of(MONDAY)[0]
    else:
        message = mailing.written(
            kind=CHASED, subject="Still to report: 2 actions", text="Hello Tom,\n\n2 actions"
        )

    page = june.get(page_of(message))

    said = words(page)
    assert BY_HAND in said
    assert "Or copy its words: one click selects them all." in said
    assert message.text.splitlines()[0] in said
    assert message.subject in unquote(page.content.decode().partition('href="mailto:')[2].partition('"')[0])
    june.post(reverse("csp:message-log", args=["vale", message.key]))
    assert state_of(message) == Message.State.BY_HAND


@pytest.mark.usefixtures("_no_server")
def test_the_settings_and_the_list_say_how_many_wait_for_somebody(june):
    Message.objects.filter(state=Message.State.WAITING).delete()
    mailing.written()

    for address in ("/p/vale/settings/", "/p/vale/settings/messages/"):
        said = words(june.get(address))
        assert "No mail server is set up" in said
        assert "1 message waits for somebody to send it by hand" in said
    mailing.written()
    assert "2 messages wait for somebody to send them by hand" in words(june.get("/p/vale/settings/"))


@pytest.mark.usefixtures("_no_server")
def test_the_number_counts_nothing_of_a_circle_that_is_not_theirs(june):
    Message.objects.filter(state=Message.State.WAITING).delete()
    mailing.written(circle_id=open_restricted_plan().circle.pk)

    assert "Nothing waits." in words(june.get("/p/vale/settings/"))


def test_the_list_speaks_of_handing_over_only_where_there_is_a_server(june, settings):
    handed = "Each is handed to the mail server once"
    assert handed in words(june.get("/p/vale/settings/messages/"))

    settings.EMAIL_BACKEND = settings.MAIL_NOT_SET_UP

    assert handed not in words(june.get("/p/vale/settings/messages/"))


def test_where_there_is_a_server_nothing_is_said_of_it(june):
    assert "No mail server" not in words(june.get("/p/vale/settings/"))


@pytest.mark.parametrize(
    ("changes", "backend"),
    [
        ({}, "csp.mail.not_set_up.Printed"),
        ({"EMAIL_URL": "console:"}, "django.core.mail.backends.console.EmailBackend"),
        ({"DEMONSTRATION": "1"}, "django.core.mail.backends.dummy.EmailBackend"),
        (
            {"EMAIL_URL": "submission://name:word@mail.vale.example:587"},
            "django.core.mail.backends.smtp.EmailBackend",
        ),
    ],
)
def test_which_server_is_used_is_what_the_environment_says(changes, backend):
    assert setting("s.EMAIL_BACKEND", **changes) == backend


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({}, "http://localhost:8000"),
        ({"ALLOWED_HOSTS": "localhost,plan.vale.example"}, "https://plan.vale.example"),
        ({"SITE_ADDRESS": "https://csp.vale.example/"}, "https://csp.vale.example"),
    ],
)
def test_links_of_e_mails_by_the_clock_lead_to_the_site(changes, address):
    assert setting("s.SITE_ADDRESS", **changes) == address


def test_the_site_starts_without_a_mail_server():
    assert run("manage.py", "check").returncode == 0


@pytest.mark.usefixtures("_no_server")
def test_the_letters_of_a_round_carry_no_links_so_that_they_can_be_copied(june):
    open_with_letters()

    letter = letter_to("tom")

    assert not letter.is_secret
    assert "/by-link/" not in letter.text
    assert not RoundLink.objects.filter(round__title="December round").exists()
    assert BY_HAND in words(june.get(page_of(letter)))
