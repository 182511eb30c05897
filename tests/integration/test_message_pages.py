"""The pages of messages: the list by state, one message, and what a person does about it."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
import time_machine
from django.urls import reverse

from csp.models import AuditEvent, Message
from csp.queries.messages import sent_again_as
from csp.web import clock
from tests.integration import mailing, people
from tests.integration.mailing import delivered, in_doubt, refused, written
from tests.integration.reading import words

LIST = "/p/vale/settings/messages/"


def page(message, name="message-detail"):
    return reverse(f"csp:{name}", args=["vale", message.key])


def events(message):
    return list(AuditEvent.objects.filter(subject="csp.message", subject_id=message.pk))


def test_an_empty_list_says_what_will_be_there(june):
    assert "No messages When Saferplan writes to somebody" in words(june.get(LIST))


def test_the_list_shows_the_newest_first_with_how_far_each_got(june):
    written(subject="First", now=clock.now() - timedelta(hours=2))
    in_doubt(subject="Second", now=clock.now() - timedelta(hours=1))
    refused(subject="Third", to_person=None, to_address="gone@vale.example")

    text = words(june.get(LIST))

    assert "3 messages, newest first." in text
    assert text.index("Third gone@vale.example 23 Nov 2026, 10:30 Refused by the mail server") < text.index(
        "Second Tom Ferrier 23 Nov 2026, 09:30 May not have arrived"
    )
    assert text.index("Second") < text.index("First Tom Ferrier 23 Nov 2026, 08:30 Waiting to be sent")


def test_the_list_is_narrowed_to_a_state_and_counts_each(june):
    written(subject="Goes out")
    delivered()
    in_doubt(subject="In doubt")

    everything = words(june.get(LIST))
    doubtful = words(june.get(LIST, {"state": "claimed"}))

    assert "All (2) May not have arrived (1) Sent (1)" in everything
    assert "In doubt" in doubtful
    assert "Goes out" not in doubtful


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"state": "waiting"}, "None is in this state. Show all messages"),
        ({"state": "odd"}, "1 message, newest first."),
        ({"page": "x"}, "1 message, newest first."),
    ],
)
def test_an_address_that_asks_for_nothing_there_is_answered_in_words(asked, said, june):
    refused()

    assert said in words(june.get(LIST, asked))


def test_fifty_stand_on_a_page(june):
    for number in range(51):
        written(subject=f"Number {number:02}", now=clock.now() + timedelta(seconds=number))

    first, second = words(june.get(LIST)), words(june.get(LIST, {"page": "2"}))

    assert "51 messages, newest first. Showing 1 to 50." in first
    assert "Number 50" in first
    assert "Number 00" not in first
    assert "Number 00" in second


def test_messages_of_sign_in_are_on_no_partnerships_list(client, june):
    client.post("/account/sign-in/code/", {"email": people.person("tom").email})

    assert "No messages" in words(june.get(LIST))
    assert june.get(page(Message.objects.get())).status_code == 404


def test_a_message_in_doubt_says_what_is_known_and_what_can_be_done(june):
    text = words(june.get(page(in_doubt(by=people.reader("june")))))

    assert "May not have arrived" in text
    assert "It may have arrived, so it is not sent again by itself. Ask its reader, then choose." in text
    assert "Dear Tom, Your update is due on Friday." in text
    assert "Written 23 Nov 2026, 10:30 by June Okafor" in text
    assert "Send it again I have sent it myself" in text


def test_one_that_a_worker_has_in_hand_is_being_sent_and_nothing_is_offered(june):
    written()
    message = Message.claim(now=clock.now() - timedelta(seconds=5))

    text = words(june.get(page(message)))

    assert "Being sent" in text
    assert "Send it again" not in text
    assert "I have sent it myself" not in text
    assert "Being sent" in words(june.get(LIST))


def test_a_refused_one_names_its_fault(june):
    text = words(june.get(page(refused())))

    assert "The mail server would not take it, so it has not arrived. Check the address." in text
    assert "Fault in the log bcdfghjkmn" in text


def test_a_message_opens_in_ones_own_mail_program(june):
    message = refused(subject="Due & late?", text="Dear Tom,\n100% of it", to_person=None)

    link = unescape(re.search(r'href="(mailto:[^"]+)"', june.get(page(message)).content.decode()).group(1))

    assert unquote(link) == f"mailto:{message.to_address}?subject=Due & late?&body=Dear Tom,\r\n100% of it"
    assert " " not in link


def test_one_that_is_too_long_for_a_mail_program_is_copied(june):
    text = june.get(page(refused(text="word " * 500)))

    assert "copy its words from the box" in words(text)
    assert "&amp;body=" not in text.content.decode()


def test_saying_that_one_sent_it_is_logged_and_keeps_the_worker_from_it(june):
    message = written()

    answer = june.post(page(message, "message-log"), follow=True)

    assert "Logged: you have sent it yourself" in words(answer)
    assert "June Okafor sent it from their own mail program, 23 Nov 2026, 10:30" in words(answer)
    assert "I have sent it myself" not in words(answer)
    [event] = events(message)
    assert (event.verb, event.person) == ("message.sent-by-hand", people.person("june"))
    assert (event.partnership, event.circle, event.at) == (people.vale(), None, clock.now())
    assert delivered() == []
    assert Message.objects.get().get_state_display() == "Sent by a person"


def test_one_that_the_server_took_can_be_logged_too_and_stays_sent(june):
    message = written()
    delivered()

    june.post(page(message, "message-log"))

    message.refresh_from_db()
    assert message.state == Message.State.SENT
    assert [event.verb for event in events(message)] == ["message.sent-by-hand"]


def test_sending_again_writes_a_new_message_and_shows_it(june):
    message = in_doubt(is_secret=False)

    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        answer = june.post(page(message, "message-resend"), follow=True)
        [letter] = delivered()
        old = words(june.get(page(message)))

    new = Message.objects.exclude(pk=message.pk).get()
    assert answer.redirect_chain == [(page(new), 302)]
    assert (letter.body, new.written_by, new.to_person) == (
        mailing.WORDS,
        people.person("june"),
        message.to_person,
    )
    assert "June Okafor had it sent again, 23 Nov 2026, 10:31" in old
    assert "Show the message that was written when it was sent again" in old
    assert sent_again_as(people.reader("june"), message=message, verb="message.sent-again") == new
    assert [event.verb for event in events(message)] == ["message.sent-again"]


def test_a_button_pressed_twice_sends_once(june):
    message = refused()

    first, second = (june.post(page(message, "message-resend")) for _ in range(2))

    assert (first.status_code, second.status_code) == (302, 403)
    assert "This message was sent again already." in words(second)
    assert Message.objects.count() == 2


@pytest.mark.parametrize("name", ["message-resend", "message-log"])
def test_opening_the_address_of_a_button_does_nothing(name, june):
    message = refused()

    assert june.get(page(message, name))["Location"] == page(message)
    assert (Message.objects.count(), events(message)) == (1, [])


def test_a_secret_message_shows_its_words_to_nobody_and_can_be_sent_again(june):
    message = refused(is_secret=True, text="canary link")

    answer = june.get(page(message))
    assert "canary" not in answer.content.decode()
    assert "mailto:" not in answer.content.decode()
    assert "Its words let somebody in, so they are shown to nobody but its reader." in words(answer)
    assert june.post(page(message, "message-log")).status_code == 403

    june.post(page(message, "message-resend"))
    [letter] = delivered()

    assert letter.body == "canary link"
    assert not Message.objects.exclude(text="").exists()
    assert "forgotten once it was sent" in words(june.get(page(message)))


def test_in_the_demonstration_secret_words_are_shown(june, settings):
    settings.DEMONSTRATION = True

    assert "a link" in words(june.get(page(refused(is_secret=True, text="a link"))))


@pytest.mark.parametrize("called", ["tess", "june"])
def test_whoever_looks_after_messages_finds_them_from_any_page(called, sign_in):
    client = sign_in(called)

    assert 'href="/p/vale/settings/"' in client.get("/p/vale/").content.decode()
    assert LIST in client.get("/p/vale/settings/").content.decode()


def test_a_coordinator_finds_nothing_else_in_the_settings(june):
    assert "Messages The e-mails" in words(june.get("/p/vale/settings/"))
    assert "How people sign in" not in words(june.get("/p/vale/settings/"))


def test_whoever_has_no_page_of_the_settings_reads_why(tom):
    page = tom.get("/p/vale/settings/")

    assert page.status_code == 403
    assert "Only an administrator can set up the partnership." in words(page)
    assert 'href="/p/vale/settings/"' not in tom.get("/p/vale/").content.decode()


def test_the_outbox_of_a_demonstration_shows_every_message_whole(client, settings):
    settings.DEMONSTRATION = True
    assert "Nothing has been written yet" in words(client.get("/outbox/"))
    written(text="First words", now=clock.now() - timedelta(hours=1))
    client.post("/account/sign-in/code/", {"email": people.person("tom").email})
    client.post("/account/sign-in/code/", {"email": "nobody@vale.example"})
    delivered()

    text = words(client.get("/outbox/"))

    assert text.index("Your code to sign in to Saferplan") < text.index("First words")
    assert "Your code to sign in is" in text
    assert "nobody@" not in text
    assert 'href="/outbox/"' in client.get("/help/").content.decode()


@pytest.mark.parametrize("debug", [True, False])
def test_no_other_site_has_an_outbox(debug, client, settings):
    settings.DEBUG = debug
    written()

    assert client.get("/outbox/").status_code == 404
