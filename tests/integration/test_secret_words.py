"""A letter that the mail server would not take keeps its link only while that lets somebody in."""

from datetime import timedelta

import pytest
from django.urls import reverse

from csp.models import Invitation, Message
from csp.services.invitations import LASTS, send_again, withdraw
from csp.services.secret_words import forget_dead_links
from csp.web import clock
from csp.worker.due import run_due
from tests.integration import people
from tests.integration.inviting import PASSWORD, invite, letters, link
from tests.integration.mailing import delivered, refused, written
from tests.integration.reading import words

State = Message.State


@pytest.fixture
def letter(sign_in):
    """A letter with an invitation that the mail server refused."""
    invite(sign_in("tess"))
    return unsent(letters()[-1])


def unsent(letter, state=State.REFUSED):
    long_ago = clock.now() - timedelta(minutes=5)
    Message.objects.filter(pk=letter.pk).update(state=state, fault="bcdfghjkmn", claimed_at=long_ago)
    letter.refresh_from_db()
    return letter


def nerys():
    return Invitation.objects.get(name="Nerys Blain")


def text_after(letter, *, later=timedelta()):
    forget_dead_links(now=clock.now() + later)
    letter.refresh_from_db()
    return letter.text


def use(what, client):
    given = {"key": nerys().key, "by": people.reader("tess"), "now": clock.now()}
    if what == "withdrawn":
        withdraw(**given)
    elif what == "sent again":
        send_again(**given, link=lambda token: f"http://testserver/invitation/{token}/")
    else:
        path = link()
        client.get(path)
        client.post(path, {"name": "Nerys Blain", "password": PASSWORD}, follow=True)
        assert nerys().accepted_at


@pytest.mark.parametrize("state", [State.REFUSED, State.CLAIMED])
def test_a_refused_invitation_keeps_its_link_while_it_works(letter, state):
    unsent(letter, state)

    assert link() in text_after(letter, later=LASTS - timedelta(seconds=1))


@pytest.mark.parametrize("what", ["withdrawn", "sent again", "accepted"])
@pytest.mark.parametrize("state", [State.REFUSED, State.CLAIMED])
def test_a_refused_invitation_loses_its_link_once_it_is(letter, state, what, client):
    unsent(letter, state)
    use(what, client)

    assert text_after(letter) == ""


def test_a_refused_invitation_loses_its_link_when_it_runs_out(letter):
    assert text_after(letter, later=LASTS) == ""


def test_the_letter_that_took_its_place_keeps_its_own(letter, client):
    use("sent again", client)
    newer = unsent(letters()[-1])

    assert text_after(letter) == ""
    assert "/invitation/" in text_after(newer)


def test_what_waits_or_is_in_hand_is_left_alone(sign_in):
    invite(sign_in("tess"))
    [waiting] = letters()
    withdraw(key=nerys().key, by=people.reader("tess"), now=clock.now())
    kept = text_after(waiting)
    Message.objects.filter(pk=waiting.pk).update(state=State.CLAIMED, claimed_at=clock.now())

    assert "/invitation/" in kept
    assert "/invitation/" in text_after(waiting)


@pytest.mark.parametrize(("hours", "is_kept"), [(71, True), (72, False)])
def test_a_refused_code_of_sign_in_is_forgotten_after_three_days(hours, is_kept):
    code = refused(kind="sign-in.code", is_secret=True, partnership=None, text="Your code is 123456")

    assert bool(text_after(code, later=timedelta(hours=hours))) == is_kept


def test_a_refused_message_that_lets_nobody_in_keeps_its_words():
    message = refused()

    assert text_after(message, later=timedelta(days=300))


def test_a_letter_without_its_words_cannot_be_sent_again_and_says_why(letter, sign_in, client):
    use("withdrawn", client)
    run_due(clock.now())
    tess = sign_in("tess")
    page = reverse("csp:message-detail", args=["vale", letter.key])

    shown = words(tess.get(page))
    answer = tess.post(reverse("csp:message-resend", args=["vale", letter.key]))

    assert "Send it again" not in shown
    assert "so they were forgotten once it was sent again, or nobody could use them any more." in shown
    assert answer.status_code == 403
    assert "The link in this message can’t be used any more, so there is nothing to send again." in words(
        answer
    )
    assert len(letters()) == 1


def test_a_letter_that_went_still_says_that_it_was_sent(sign_in):
    invite(sign_in("tess"))
    delivered()
    [letter] = letters()

    shown = words(sign_in("tess").get(reverse("csp:message-detail", args=["vale", letter.key])))

    assert "Its words let somebody in, so they were forgotten once it was sent." in shown


def test_many_refused_letters_cost_two_questions(letter, django_assert_num_queries):
    for number in range(5):
        refused(kind="invitation", is_secret=True, text=letter.text, subject=f"Again {number}")
    written()

    with django_assert_num_queries(2):
        forget_dead_links(now=clock.now())
