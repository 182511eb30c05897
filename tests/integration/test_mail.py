"""Mail: written with what it tells of, handed over once, refused or lost sight of in the open, and forgotten."""

import logging
from datetime import timedelta

import pytest
from django.core import mail as mailbox
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from csp import mail
from csp.models import Message
from csp.web import clock
from csp.worker.due import run_due
from tests.integration import mailing, people
from tests.integration.mailing import HANGS_UP, NO_ANSWER, REFUSES, SERVER, delivered, written
from tests.integration.restricted import open_restricted_plan

WAITING, CLAIMED, SENT, REFUSED, BY_HAND = Message.State


def again(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def test_a_message_waits_with_its_words_made_plain():
    message = written(
        text="Dear Tom,\r\nyour update\u00a0is due.\u202e\n\n\n\nBye", subject="Due  on\tFriday"
    )

    assert (message.state, message.written_at, message.claimed_at) == (WAITING, clock.now(), None)
    assert again(message).text == "Dear Tom,\nyour update is due.\n\nBye"
    assert again(message).subject == "Due on Friday"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x00"])
@pytest.mark.parametrize("header", ["subject", "to_address"])
def test_a_header_that_would_begin_another_is_refused(header, end):
    with pytest.raises(mail.NotForAHeader):
        written(**{header: f"tom@vale.example{end}Bcc: all@vale.example"})

    assert Message.objects.count() == 0


def test_an_address_that_is_none_is_refused():
    with pytest.raises(ValidationError):
        written(to_address="tom at vale")


def test_a_long_subject_is_cut_where_its_column_ends():
    message = written(subject="x" * 200)

    assert message.subject == "x" * 149 + "…"


def test_nothing_is_sent_of_what_was_rolled_back():
    with transaction.atomic():
        written()
        transaction.set_rollback(True)

    assert delivered() == []


def test_a_message_arrives_as_it_was_written_once():
    message = written()

    assert len(delivered()) == len(delivered()) == 1

    [letter] = mailbox.outbox
    assert (letter.to, letter.subject, letter.body) == (
        [message.to_address],
        "Your update is due",
        mailing.WORDS,
    )
    assert letter.extra_headers["Message-ID"] == f"<{message.key}@localhost>"
    assert (again(message).state, again(message).ended_at) == (SENT, clock.now())
    assert again(message).text == mailing.WORDS


def test_who_waits_at_the_sign_in_page_is_served_first_then_the_oldest():
    for minutes, subject in ((1, "second"), (3, "first")):
        written(subject=subject, now=clock.now() - timedelta(minutes=minutes))
    written(subject="code", partnership=None)

    assert [letter.subject for letter in delivered()] == ["code", "first", "second"]


@pytest.mark.parametrize(("demonstration", "left"), [(False, ""), (True, mailing.WORDS)])
def test_a_secret_message_is_forgotten_once_it_is_sent_but_for_the_demonstrations_outbox(
    demonstration, left, settings
):
    settings.DEMONSTRATION = demonstration
    message = written(is_secret=True)

    [letter] = delivered()

    assert (letter.body, again(message).text) == (mailing.WORDS, left)


def test_a_message_that_is_refused_says_so_and_keeps_no_other_waiting(settings, caplog):
    settings.EMAIL_BACKEND = SERVER
    wrong, right = written(to_address=f"{REFUSES}@vale.example"), written("june")

    with caplog.at_level(logging.INFO):
        letters = delivered()

    assert (again(wrong).state, again(right).state) == (REFUSED, SENT)
    assert [letter.to for letter in letters] == [[right.to_address]]
    assert f"fault {again(wrong).fault}: SMTPRecipientsRefused 550" in caplog.text


def test_a_connection_that_breaks_leaves_the_message_in_doubt_and_it_is_not_sent_again(settings, caplog):
    settings.EMAIL_BACKEND = SERVER
    message = written(to_address=f"{HANGS_UP}@vale.example", text="canary words")

    with caplog.at_level(logging.INFO):
        delivered()
        run_due(clock.now() + timedelta(hours=1))

    assert (again(message).state, again(message).ended_at) == (CLAIMED, None)
    assert f"fault {again(message).fault}: SMTPServerDisconnected" in caplog.text
    assert caplog.text.count("may not have arrived") == 1
    assert "@vale.example" not in caplog.text
    assert "canary" not in caplog.text


def test_a_server_that_does_not_answer_leaves_everything_waiting(settings, caplog):
    settings.EMAIL_BACKEND = SERVER
    message = written(to_address=f"{NO_ANSWER}@vale.example")

    with caplog.at_level(logging.INFO):
        assert not mail.deliver(clock=clock.now)

    assert again(message).state == WAITING
    assert "The mail server can't be reached, so messages wait: ConnectionRefusedError" in caplog.text
    assert "canary" not in caplog.text


def test_what_still_waits_is_sent_by_the_clock():
    message = written()

    run_due(clock.now())

    assert [letter.body for letter in mailbox.outbox].count(mailing.WORDS) == 1
    assert again(message).state == SENT


def test_a_message_that_somebody_else_has_claimed_is_left_alone():
    theirs = Message.claim(now=clock.now()) or (written() and Message.claim(now=clock.now()))

    assert Message.claim(now=clock.now()) is None
    assert delivered() == []
    assert again(theirs).state == CLAIMED


def test_a_claim_inside_a_transaction_that_could_still_be_undone_is_refused():
    written()

    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        Message.claim(now=clock.now())


def test_what_a_person_sent_meanwhile_is_not_marked_over_by_the_worker():
    message = written()
    taken = Message.claim(now=clock.now())
    Message.objects.filter(pk=message.pk).update(state=BY_HAND)

    taken.was_sent(now=clock.now())

    assert again(message).state == BY_HAND


def test_what_is_for_nobody_is_thrown_away_and_no_server_is_asked(settings):
    settings.EMAIL_BACKEND = "no.such.backend"
    mail.write_to_nobody(subject="Your code", text="123", now=clock.now())

    assert mail.deliver(clock=clock.now)

    assert Message.objects.count() == 0


def test_a_message_of_a_circle_that_is_of_no_partnership_is_refused_by_the_database():
    circle = open_restricted_plan().circle
    with pytest.raises(IntegrityError), transaction.atomic():
        written(partnership=None, circle_id=circle.pk)


def test_the_writer_is_kept():
    assert written(by=people.reader("june")).written_by == people.person("june")
