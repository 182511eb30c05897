"""The link of an invitation: whoever it was sent to takes it up, once; nobody else gains anything by it."""

import io
import logging
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from csp.models import AuditEvent, Invitation, Person
from csp.permissions import Role
from csp.services import invitations as services
from csp.services.invitations import IsKnown, join
from csp.web import clock
from csp.web.guesses import MOST
from tests.integration import people
from tests.integration.inviting import PASSWORD, invite, link
from tests.integration.reading import boxes, problems, words

UNUSABLE = "This invitation can’t be used"
EMAIL = "nerys.blain@marshland-fire.example"


@pytest.fixture
def invited(sign_in):
    """The link that was sent to Nerys, who is nobody yet."""
    invite(sign_in("tess"))
    return link()


@pytest.fixture
def invited_tom(sign_in):
    """The link by which Tom, who signs in already, is to become an observer for the fire service."""
    invite(sign_in("tess"), email=people.person("tom").email, role="observer")
    return link()


def nerys():
    return Person.objects.get(email=EMAIL)


def joined(client, path, **changed):
    return client.post(path, {**boxes(client.get(path)), "password": PASSWORD, **changed}, follow=True)


def observing():
    return people.person("tom").appointments.filter(role=Role.OBSERVER)


def test_somebody_new_joins_and_signs_in(invited, client):
    page = joined(client, invited)

    said = words(page)
    assert "You have joined. Sign in to begin." in said
    assert page.redirect_chain[-1][0] == reverse("account_login")
    assert "_auth_user_id" not in client.session, "A link alone gives nobody a session"
    appointment = nerys().appointments.get()
    assert (nerys().name, appointment.role, appointment.post) == (
        "Nerys Blain",
        "officer",
        "Prevention officer",
    )
    assert (appointment.starts_on, appointment.ends_on) == (people.TODAY, None)
    signed_in = client.post(reverse("account_login"), {"login": EMAIL, "password": PASSWORD}, follow=True)
    assert "Hello, Nerys." in words(signed_in)


def test_every_step_is_on_the_trail(invited, client):
    joined(client, invited)

    events = AuditEvent.objects.filter(person=nerys()).order_by("pk")
    assert list(events.values_list("verb", "partnership__slug")) == [
        ("person.joined", None),
        ("invitation.accepted", "vale"),
        ("appointment.added", "vale"),
    ]


def test_whoever_invited_them_reads_that_they_accepted(invited, client, sign_in):
    joined(client, invited, name="Nerys M. Blain")

    page = reverse("csp:invitation-detail", args=["vale", Invitation.objects.get(name="Nerys Blain").key])
    said = words(sign_in("tess").get(page))
    assert "Accepted by Nerys M. Blain, 23 Nov 2026" in said
    assert "Withdraw it" not in said


def test_without_a_password_one_signs_in_by_a_code(invited, client, mailoutbox):
    joined(client, invited, password="")

    assert not nerys().has_usable_password()
    page = client.post(reverse("account_request_login_code"), {"email": EMAIL}, follow=True)
    assert "Enter the code" in words(page)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Enter the name"),
        ({"password": "short"}, "This password is too short. It must contain at least 12 characters."),
        ({"password": "qwerty123456"}, "This password is too common."),
        ({"password": "nerys.blain@marshland"}, "The password is too similar to the e-mail address."),
        ({"password": "x" * 1001}, "The password must be 1000 characters or fewer"),
    ],
)
def test_each_mistake_in_joining_has_its_sentence(changed, sentence, invited, client):
    assert problems(joined(client, invited, **changed)) == [sentence]
    assert not Person.objects.filter(email=EMAIL).exists()


def test_opening_the_link_changes_nothing(invited, client):
    before = Invitation.objects.filter(name="Nerys Blain").values().get()

    said = words(client.get(invited))

    assert (
        "You are invited to the Vale Community Safety Partnership As officer, Marshland Fire and Rescue."
        in said
    )
    assert Invitation.objects.filter(name="Nerys Blain").values().get() == before
    assert not Person.objects.filter(email=EMAIL).exists()


def answer(client, path, method):
    """Return the status and the words of an answer."""
    page = getattr(client, method)(
        path, {"name": "Nerys", "password": PASSWORD} if method == "post" else None
    )
    return page.status_code, words(page)


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_link_that_cannot_be_used_has_the_same_answer(method, invited, sign_in):
    used, withdrawn, expired, unknown = (Invitation.objects.get(name="Nerys Blain") for _ in range(4))
    now, tess = clock.now(), people.person("tess")
    states = [
        {"accepted_at": now, "accepted_by": tess},
        {"revoked_at": now, "revoked_by": tess},
        {"expires_at": now},
        {"token_hash": "0" * 64},
    ]

    answers = set()
    for one, state in zip((used, withdrawn, expired, unknown), states, strict=True):
        fields = {"accepted_at": None, "accepted_by": None, "revoked_at": None, "revoked_by": None}
        later = {"expires_at": one.expires_at, "token_hash": one.token_hash}
        Invitation.objects.filter(pk=one.pk).update(**{**fields, **later, **state})
        answers.add(answer(Client(), invited, method))
    answers.add(answer(Client(), "/invitation/guessed/", method))

    assert len(answers) == 1
    status, said = answers.pop()
    assert status == 404
    assert UNUSABLE in said
    assert "Ask the administrator of your partnership for a new one." in said
    assert not Person.objects.filter(email=EMAIL).exists()


def test_a_link_works_once(invited, client):
    joined(client, invited)

    again = client.post(invited, {"name": "Somebody Else", "password": PASSWORD})

    assert UNUSABLE in words(again)
    assert nerys().name == "Nerys Blain"
    assert nerys().appointments.count() == 1


def test_it_works_for_seven_days_and_not_a_minute_longer(invited, client, time_machine_at):
    time_machine_at(timedelta(days=7) - timedelta(minutes=1))
    assert client.get(invited).status_code == 200

    time_machine_at(timedelta(days=7))
    assert client.get(invited).status_code == 404


@pytest.fixture
def time_machine_at(monkeypatch):
    """Let the link's page ask the time later than the test began."""
    began = clock.now()

    def later(by):
        monkeypatch.setattr("csp.web.clock.now", lambda: began + by)

    return later


def test_somebody_known_signs_in_first_and_comes_back(invited_tom, client):
    asked = words(client.get(invited_tom))
    sent = client.post(invited_tom, {"name": "Thief", "password": PASSWORD})

    assert "Somebody signs in with tom.ferrier@marshland-constabulary.example already." in asked
    assert f"/account/sign-in/?next={invited_tom.replace('/', '%2F')}" in sent.content.decode()
    assert not observing().exists()
    assert people.person("tom").name == "Tom Ferrier"
    client.force_login(people.person("tom"))
    page = client.post(invited_tom, boxes(client.get(invited_tom)), follow=True)
    assert "You now work with the Vale Community Safety Partnership" in words(page)
    assert observing().get().starts_on == people.TODAY


def test_sign_in_leads_back_to_the_link(invited_tom, client):
    sign_in_page = f"{reverse('account_login')}?next={invited_tom}"

    page = client.post(sign_in_page, {"login": people.person("tom").email, "password": "try-saferplan-here"})

    assert page["Location"] == invited_tom


def test_somebody_else_who_is_signed_in_is_offered_to_sign_out(invited_tom, june):
    asked = words(june.get(invited_tom))
    june.post(invited_tom, {})

    assert (
        "You are signed in as June Okafor, and this invitation was sent to another e-mail address." in asked
    )
    assert "tom.ferrier" not in asked
    assert not observing().exists()
    out = june.post(reverse("account_logout"), {"next": invited_tom})
    assert out["Location"] == invited_tom


def test_what_somebody_holds_already_is_not_given_twice(invited_tom, sign_in):
    tom = sign_in("tom")
    page = boxes(tom.get(invited_tom))
    people.appoint_also("tom", Role.OBSERVER, authority="Marshland Fire and Rescue")

    answer = tom.post(invited_tom, page)

    assert "Tom Ferrier is appointed to this already" in problems(answer)[0]
    assert observing().count() == 1


def test_of_two_who_answer_at_once_one_joins(invited, monkeypatch, client):
    """Both looked before either wrote: the second looks again once the first is done."""
    looked = []

    def looks(token, *, now):
        looked.append(token)
        return usable(token, now=now) if len(looked) != 2 else None

    usable = services.invitations.usable
    monkeypatch.setattr(services.invitations, "usable", looks)

    page = client.post(invited, {"name": "Nerys Blain", "password": PASSWORD})

    assert UNUSABLE in words(page)
    assert not Person.objects.filter(email=EMAIL).exists()


def test_an_address_that_was_taken_meanwhile_is_asked_to_sign_in(invited, client, monkeypatch):
    answers = iter([False, True])  # the view asks first, the service again once nobody else can write
    monkeypatch.setattr("csp.queries.invitations.is_known", lambda _: next(answers))

    page = client.post(invited, {"name": "Nerys Blain", "password": PASSWORD})

    assert page["Location"] == invited
    assert not Person.objects.filter(email=EMAIL).exists()


def test_the_service_gives_a_known_address_nothing(invited_tom):
    with pytest.raises(IsKnown):
        join(token=invited_tom.split("/")[2], name="Thief", password=PASSWORD, address="", now=clock.now())


def test_guesses_are_counted_for_an_address_and_stopped(invited, client):
    for _ in range(MOST):
        assert client.get("/invitation/guessed/").status_code == 404

    assert client.get("/invitation/guessed/").status_code == 429
    assert client.get(invited).status_code == 200, "The right one goes through: it can't be guessed"
    assert Client(REMOTE_ADDR="203.0.113.9").get("/invitation/guessed/").status_code == 404


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [("2001:db8::1", "2001:db8::2", 429), ("2001:db8::1", "2001:db8:1::1", 404), ("", "", 429)],
)
def test_one_household_is_one_guesser(first, second, status):
    for _ in range(MOST):
        Client(REMOTE_ADDR=first).get("/invitation/guessed/")

    assert Client(REMOTE_ADDR=second).get("/invitation/guessed/").status_code == status


def test_no_secret_reaches_the_log(monkeypatch):
    console = next(one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    monkeypatch.setattr(console, "stream", io.StringIO())

    Client().get("/invitation/guessed-secret/")
    Client(enforce_csrf_checks=True).post("/invitation/guessed-secret/")
    Client().put("/invitation/guessed-secret/")
    logging.getLogger("other").warning("next=%s", "%2Finvitation%2Fguessed-secret%2F")

    written = console.stream.getvalue()
    assert "guessed-secret" not in written
    assert "Not Found: /invitation/…/" in written
    assert "Forbidden (CSRF cookie not set.): /invitation/…/" in written
    assert "Method Not Allowed: /invitation/…/" in written
    assert "next=%2Finvitation%2F…%2F" in written


def test_no_other_site_is_told_the_address(invited, client):
    page = client.get(invited)

    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cache-Control"] == "no-store"
