"""A session ends after a while without a page, and after its longest time; words typed meanwhile are kept."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.urls import reverse

from csp.models import SignInPolicy
from csp.web import clock
from tests.integration import people
from tests.integration.reading import boxes, words

HOME = "/p/vale/"
KEPT = "We kept what you had typed. Read it through, then save it."


@contextmanager
def later(minutes):
    """So many minutes later."""
    with time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False):
        yield


def is_signed_out(answer):
    return answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))


def update_address():
    return reverse("plans:update-add", args=["vale", people.action("1.6").key])


def typed():
    return {
        "status": people.status("A").key,
        "text": "Words that took an hour",
        "version": people.action("1.6").version,
        "written_by": people.person("tom").key,
    }


@pytest.mark.parametrize(("minutes", "ended"), [(64, False), (65, True), (600, True)])
def test_a_session_ends_after_an_hour_without_a_page_and_never_sooner(minutes, ended, tom):
    tom.get(HOME)

    with later(minutes):
        assert is_signed_out(tom.get(HOME)) is ended


def test_pages_opened_meanwhile_keep_a_session_going(tom):
    tom.get(HOME)

    for minutes in range(50, 600, 50):
        with later(minutes):
            assert tom.get(HOME).status_code == 200


def test_whatever_one_does_a_session_ends_after_twelve_hours(tom):
    tom.get(HOME)
    for minutes in range(50, 720, 50):
        with later(minutes):
            tom.get(HOME)

    with later(719):
        assert tom.get(HOME).status_code == 200
    with later(720):
        assert is_signed_out(tom.get(HOME))


def test_the_partnership_says_how_long(tom):
    SignInPolicy(partnership=people.vale(), idle_minutes=10, longest_hours=1).save()
    tom.get(HOME)

    with later(14):
        assert tom.get(HOME).status_code == 200
    with later(29):
        assert is_signed_out(tom.get(HOME))


def test_the_more_careful_of_two_partnerships_says_how_long(tom, fen):
    second = people.person("tom").appointments.get()
    second.pk, second.key, second.partnership = None, "tomsinfen0", fen.partnership
    second.save()
    SignInPolicy(partnership=fen.partnership, idle_minutes=10).save()
    SignInPolicy(partnership=people.vale(), idle_minutes=480, longest_hours=1).save()
    tom.get(HOME)

    with later(15):
        assert is_signed_out(tom.get(HOME))


def test_somebody_without_an_appointment_is_signed_out_after_the_usual_time(sign_in):
    gareth = sign_in("gareth")
    gareth.get("/")

    with later(64):
        assert gareth.get("/").status_code == 200
    with later(64 + 65):
        assert is_signed_out(gareth.get("/"))


def test_to_have_been_seen_is_written_at_most_every_five_minutes(tom):
    tom.get(HOME)
    before = Session.objects.get().session_data

    with later(4):
        tom.get(HOME)
        assert Session.objects.get().session_data == before
    with later(5):
        tom.get(HOME)
        assert Session.objects.get().session_data != before


def test_words_sent_after_the_session_ended_come_back_after_signing_in(tom):
    tom.get(update_address())

    with later(90):
        asked = tom.post(update_address(), typed())
        assert is_signed_out(asked)
        assert "Your session ended while you were writing." in words(tom.get(asked["Location"]))
        assert "_auth_user_id" not in tom.session
        tom.force_login(people.person("tom"))
        back = tom.get(update_address())

    assert KEPT in words(back)
    assert boxes(back)["text"] == "Words that took an hour"
    assert people.action("1.6").updates.filter(text="Words that took an hour").count() == 0


def test_a_session_that_has_ended_stays_ended_and_a_new_one_counts_from_its_own_start(tom):
    tom.get(HOME)

    with later(700):
        assert is_signed_out(tom.get(HOME))
        assert is_signed_out(tom.get(HOME))
        tom.force_login(people.person("tom"))
        assert tom.get(HOME).status_code == 200
    with later(730):
        assert tom.get(HOME).status_code == 200


def test_a_form_one_may_sit_over_says_when_one_will_be_signed_out(tom):
    page = words(tom.get(reverse("plans:action-detail", args=["vale", people.action("1.6").key])))

    assert (
        "You will be signed out at 11:35 unless you open a page before then. "
        "What you have typed would come back when you sign in again." in page
    )


def test_a_time_after_midnight_says_so(sign_in):
    with later(13 * 60):
        page = words(
            sign_in("tom").get(reverse("plans:action-detail", args=["vale", people.action("1.6").key]))
        )

    assert "You will be signed out at 00:35 tomorrow unless" in page


def test_staying_signed_in_lengthens_the_session_and_says_by_how_much(tom):
    tom.get(HOME)

    with later(62):
        assert tom.post("/account/stay/").json() == {"seconds": 65 * 60}
    with later(100):
        assert tom.get(HOME).status_code == 200


def test_staying_signed_in_comes_too_late_when_the_session_has_ended(tom):
    tom.get(HOME)

    with later(66):
        assert is_signed_out(tom.post("/account/stay/"))


def test_every_page_of_somebody_signed_in_carries_what_the_warning_needs(tom, client):
    assert 'class="sp-stay" data-seconds="3900"' in tom.get(HOME).content.decode()
    assert "sp-stay" not in client.get("/help/").content.decode()
