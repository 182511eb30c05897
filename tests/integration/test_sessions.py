"""Where one is signed in: the list, signing out elsewhere, and what ends a session."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client

from csp.demonstration import PASSWORD
from csp.models import AuditEvent
from csp.services.sessions import sign_out_everywhere
from csp.web import clock
from csp.web.origin import NOWHERE
from tests.integration import people
from tests.integration.reading import words

LIST = "/account/sessions/"
END = "/account/sessions/end/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604"
HOME = "/p/vale/"


def sign_in(called="tom", agent=FIREFOX, address="192.0.2.7"):
    """Return a browser in which somebody has signed in by the page."""
    browser = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    browser.post("/account/sign-in/", {"login": people.person(called).email, "password": PASSWORD})
    browser.get(HOME)
    return browser


def is_in(browser):
    return browser.get(HOME).status_code == 200


def test_the_list_says_in_which_browser_from_where_and_since_when():
    sign_in(agent=SAFARI, address="198.51.100.4")
    with time_machine.travel(clock.now() + timedelta(minutes=30), tick=False):
        here = sign_in()

        page = words(here.get(LIST))

    assert "Firefox on Windows This one 23 Nov 2026, 11:00 23 Nov 2026, 11:00 192.0.2.7" in page
    assert "Safari on an iPhone 23 Nov 2026, 10:30 23 Nov 2026, 10:30 198.51.100.4" in page


def test_nobody_sees_the_sessions_of_somebody_else():
    sign_in("dana", agent=SAFARI)

    assert "iPhone" not in words(sign_in().get(LIST))


def test_a_session_that_time_has_ended_is_not_listed():
    sign_in(agent=SAFARI)
    with time_machine.travel(clock.now() + timedelta(minutes=65), tick=False):
        assert "iPhone" not in words(sign_in().get(LIST))


def test_signing_out_everywhere_else_ends_the_others_and_not_this_one():
    phone, tablet, here = sign_in(agent=SAFARI), sign_in(agent=SAFARI), sign_in()

    page = here.post(END, follow=True)

    assert "You are signed out everywhere else" in words(page)
    assert "iPhone" not in words(page)
    assert (is_in(phone), is_in(tablet), is_in(here)) == (False, False, True)
    event = AuditEvent.objects.get(verb="person.sessions-ended")
    assert (event.person, event.subject_id) == (people.person("tom"), people.person("tom").pk)


def test_signing_out_elsewhere_leaves_other_people_alone():
    dana, here = sign_in("dana"), sign_in()

    here.post(END)

    assert is_in(dana)


def test_with_one_session_there_is_nothing_to_end_and_nothing_to_write_down():
    here = sign_in()

    assert "You were signed in nowhere else" in words(here.post(END, follow=True))
    assert not AuditEvent.objects.filter(verb="person.sessions-ended").exists()


def test_changing_the_password_ends_every_other_session():
    phone, here = sign_in(agent=SAFARI), sign_in()

    here.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": "three odd words", "password2": "three odd words"},
    )

    page = words(here.get(LIST))
    assert "Firefox on Windows This one" in page
    assert "iPhone" not in page
    assert (is_in(phone), is_in(here)) == (False, True)


def test_an_administrator_signs_somebody_out_everywhere():
    phone, desk, tess = sign_in(agent=SAFARI), sign_in(), people.reader("tess")

    ended = sign_out_everywhere(
        person=people.person("tom"), partnership=people.vale(), by=tess, now=clock.now()
    )

    assert ended == 2
    assert (is_in(phone), is_in(desk)) == (False, False)
    event = AuditEvent.objects.get(verb="person.sessions-ended")
    assert (event.person, event.subject_id) == (tess.person, people.person("tom").pk)


def test_only_an_administrator_signs_people_out_and_only_their_own(fen):
    tom, vale, now = people.person("tom"), people.vale(), clock.now()

    with pytest.raises(PermissionDenied, match="Only an administrator can invite people and appoint them"):
        sign_out_everywhere(person=tom, partnership=vale, by=people.reader("june"), now=now)
    with pytest.raises(PermissionDenied, match="Only people who work with the partnership"):
        sign_out_everywhere(person=fen.coordinator, partnership=vale, by=people.reader("tess"), now=now)


def test_where_a_session_began_is_forgotten_when_it_has_ended():
    gone, here = sign_in(), sign_in()
    gone.post("/account/sign-out/")
    assert UserSession.objects.count() == 2

    call_command("run_due")

    assert [one.session_key for one in UserSession.objects.all()] == [here.session.session_key]
    assert is_in(here)


@pytest.mark.parametrize(
    ("forwarded", "kept"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("203.0.113.9:5123", "203.0.113.9"),
        ("[2001:db8::9]:443", "2001:db8::9"),
        ("2001:db8::9", "2001:db8::9"),
        ("unknown", NOWHERE),
        ("x" * 300, NOWHERE),
    ],
)
def test_whatever_a_proxy_says_of_the_address_signing_in_works(forwarded, kept, settings):
    settings.BEHIND_PROXY = True
    browser = Client(HTTP_X_FORWARDED_FOR=forwarded)

    browser.post("/account/sign-in/", {"login": people.person("tom").email, "password": PASSWORD})

    assert is_in(browser)
    assert UserSession.objects.get().ip == kept


def test_the_list_costs_the_same_however_many_sessions_there_are(django_assert_max_num_queries):
    here = sign_in()
    for _ in range(5):
        sign_in(agent=SAFARI)

    with django_assert_max_num_queries(6):
        here.get(LIST)
    assert Session.objects.count() == 6


def test_an_administrator_signs_somebody_out_of_every_browser_from_their_page():
    first, second, tess = sign_in(), sign_in(agent=SAFARI), Client()
    tess.force_login(people.person("tess"))
    page = f"/p/vale/people/{people.person('tom').key}/"
    assert "Sign them out everywhere" in words(tess.get(page))

    done = tess.post(f"{page}disconnect/", follow=True)

    assert "Tom Ferrier is signed out everywhere" in words(done)
    assert not is_in(first)
    assert not is_in(second)


def test_whoever_only_reads_people_has_no_such_button():
    june = Client()
    june.force_login(people.person("june"))

    assert "Sign them out everywhere" not in words(june.get(f"/p/vale/people/{people.person('tom').key}/"))


def test_an_administrator_does_not_sign_out_somebody_who_works_elsewhere_now():
    people.person("tom").appointments.update(ends_on=people.TODAY.replace(day=1))
    tess = Client()
    tess.force_login(people.person("tess"))
    page = f"/p/vale/people/{people.person('tom').key}/"

    assert "Sign them out everywhere" not in words(tess.get(page))
    assert tess.post(f"{page}disconnect/").status_code == 403
