"""Removing a leaver's contact details: what goes, what stays, and who may."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client

from csp import audit, mail
from csp.demonstration import PASSWORD
from csp.kernel.removed_address import is_removed
from csp.mail.writing import AddressRemoved
from csp.models import Appointment, AuditEvent, Authority, Invitation, Message, Person
from csp.permissions import Role
from csp.policies.leavers import ELSEWHERE, GONE, INVITED_HERE, REMOVED, STILL_HERE, may_come_back, may_remove
from csp.queries.leavers import leavers
from csp.services.leavers import forget, remove_contact_details
from csp.web import clock
from tests.integration import mailing, people
from tests.integration.fen import found_fen
from tests.integration.test_two_worlds import plain

TODAY = people.TODAY


def gareth():
    """Gareth, whose only appointment ended; his name outlasts his address."""
    return Person.objects.get(name__startswith="Gareth ")


def remove(person=None, *, by="tess"):
    person = person or gareth()
    return remove_contact_details(
        key=person.key,
        version=person.version,
        partnership=people.vale(),
        by=people.reader(by),
        now=clock.now(),
    )


def may(called="gareth", *, by="tess"):
    person = gareth() if called == "gareth" else people.person(called)
    return may_remove(people.reader(by), person, people.vale(), now=clock.now())


def invite(partnership, *, expires_in=7, **changed):
    now = clock.now()
    invitation = Invitation(
        partnership=partnership,
        authority=Authority.objects.get(name="Vale District Council"),
        role=Role.OBSERVER,
        name="Gareth the Younger",
        email=gareth().email,
        token_hash="a" * 64,
        invited_by=people.person("tess"),
        invited_at=now - timedelta(days=20),
        expires_at=now + timedelta(days=expires_in),
        **changed,
    )
    invitation.save()
    return invitation


def appoint_in(partnership, *, starts_on=date(2025, 1, 1), ends_on=None):
    council = Authority.objects.get(name="Vale District Council")
    Appointment(
        person=gareth(),
        partnership=partnership,
        authority=council,
        role=Role.OBSERVER,
        starts_on=starts_on,
        ends_on=ends_on,
    ).save()


def test_only_an_administrator_removes_them():
    assert may(by="tess")
    assert may(by="june").refusal == "Only an administrator can invite people and appoint them."
    with pytest.raises(PermissionDenied):
        remove(by="june")


def test_somebody_who_is_appointed_here_keeps_theirs():
    assert may("tom").refusal == STILL_HERE


def test_somebody_appointed_from_a_day_to_come_keeps_theirs():
    appoint_in(people.vale(), starts_on=TODAY + timedelta(days=30))

    assert may().refusal == STILL_HERE


@pytest.mark.parametrize("starts_in", [-100, 30])
def test_somebody_who_works_elsewhere_keeps_theirs_and_no_more_is_said(starts_in):
    appoint_in(found_fen().partnership, starts_on=TODAY + timedelta(days=starts_in))

    assert may().refusal == ELSEWHERE
    assert "Fen" not in ELSEWHERE
    with pytest.raises(PermissionDenied):
        remove()
    assert gareth().has_contact_details


def test_somebody_who_left_elsewhere_too_can_be_removed():
    appoint_in(found_fen().partnership, ends_on=TODAY - timedelta(days=1))

    assert may()


def test_somebody_who_is_invited_again_keeps_theirs():
    invite(people.vale())

    assert may().refusal == INVITED_HERE


def test_somebody_who_is_invited_elsewhere_keeps_theirs_and_no_more_is_said():
    invite(found_fen().partnership)

    assert may().refusal == ELSEWHERE


def test_an_invitation_that_ran_out_keeps_nobody():
    invite(people.vale(), expires_in=-1)

    assert may()


def test_a_stranger_cannot_be_removed_from_here():
    with pytest.raises(Http404):
        remove(found_fen().coordinator)


def signed_in_by_the_page(email, client=None):
    browser = client or Client()
    browser.post("/account/sign-in/", {"login": email, "password": PASSWORD})
    return browser


def test_what_would_reach_them_goes_and_who_they_are_stays():
    person, browser = gareth(), signed_in_by_the_page(gareth().email)
    before = (person.name, person.key, list(person.appointments.values()))
    people.give_second_step(person)
    EmailAddress(user=person, email=person.email, primary=True, verified=True).save()
    SocialAccount(user=person, provider="work", uid="gareth-1").save()

    remove()

    after = gareth()
    assert after.email == f"{after.key}@removed.invalid"
    assert (after.name, after.key, list(after.appointments.values())) == before
    assert not after.is_active
    assert not after.has_usable_password()
    for ways_in in (EmailAddress, SocialAccount, Authenticator, UserSession):
        assert not ways_in.objects.filter(user=after).exists()
    assert not Session.objects.filter(session_key=browser.session.session_key).exists()
    assert browser.get("/account/sessions/").status_code == 302
    assert "_auth_user_id" not in signed_in_by_the_page(person.email).session


@pytest.mark.parametrize("page", ["/account/sign-in/", "/account/sign-in/code/", "/account/password/"])
def test_their_old_address_gets_the_answer_of_an_unknown_one(page, client):
    known = gareth().email
    unknown = f"z{known[1:]}"  # as long as theirs
    remove()
    written = Message.objects.exclude(kind=Message.TO_NOBODY).count()

    def answer(email):
        sent = {"login": email, "email": email, "password": PASSWORD}
        return plain(Client().post(page, sent, follow=True))

    for_theirs = str(answer(known)).replace(known, unknown)
    assert for_theirs == str(answer(unknown))
    assert Message.objects.exclude(kind=Message.TO_NOBODY).count() == written


def test_it_is_on_the_partnerships_trail():
    remove()

    event = AuditEvent.objects.get(verb="person.contact-removed")
    assert (event.partnership, event.person, event.subject) == (
        people.vale(),
        people.person("tess"),
        "csp.person",
    )
    assert event.subject_id == gareth().pk


def test_what_they_did_stays():
    done = AuditEvent.objects.filter(person=gareth()).count()
    AuditEvent(
        at=clock.now(), person=gareth(), verb="person.signed-in", subject="csp.person", subject_id=gareth().pk
    ).save()

    remove()

    assert AuditEvent.objects.filter(person=gareth()).count() == done + 1


def test_invitations_of_theirs_forget_to_whom_they_went():
    person = gareth()
    ran_out = invite(people.vale(), expires_in=-1)
    other = people.invitation("bryn")

    remove()

    ran_out.refresh_from_db()
    assert (is_removed(ran_out.email), ran_out.name) == (True, "Somebody who has left")
    assert not Invitation.objects.filter(email=person.email).exists()
    assert people.invitation("bryn").name == other.name


def test_an_invitation_they_accepted_under_another_address_forgets_it_too():
    accepted = invite(people.vale(), accepted_at=clock.now(), accepted_by=gareth())
    Invitation.objects.filter(pk=accepted.pk).update(email="g.pryce@old.example")

    remove()

    accepted.refresh_from_db()
    assert is_removed(accepted.email)
    assert accepted.accepted_by == gareth()


def test_messages_to_them_lose_address_and_words():
    to_them = mailing.refused(to_person=None, to_address=gareth().email.upper(), text="Ring 01632 960001")
    by_name = mailing.in_doubt(to_person=gareth(), to_address=gareth().email, subject=f"For {gareth().email}")
    other = mailing.refused()

    remove()

    for one in (to_them, by_name, other):
        one.refresh_from_db()
    assert [is_removed(one.to_address) for one in (to_them, by_name, other)] == [True, True, False]
    assert [one.text for one in (to_them, by_name)] == ["", ""]
    assert to_them.subject == "Your update is due"
    assert by_name.subject == "A message to somebody who has left"
    assert other.text == mailing.WORDS


def test_a_message_to_them_that_waits_is_never_sent():
    mailing.written(to_person=gareth(), to_address=gareth().email)

    remove()

    assert mailing.delivered() == []
    assert not Message.objects.filter(to_person=gareth()).exists()


def test_their_address_goes_from_what_others_were_sent_and_nothing_like_it_does():
    email = gareth().email
    said = mailing.refused(text=f"Write to {email.upper()}. Or to my.{email} or {email}.au, (<{email}>)")

    remove()

    said.refresh_from_db()
    gone = "(address removed)"
    assert said.text == f"Write to {gone}. Or to my.{email} or {email}.au, (<{gone}>)"


def test_nothing_is_written_to_what_stands_in_the_place_of_an_address():
    remove()

    with pytest.raises(AddressRemoved):
        mail.write(kind="x", to_address=gareth().email, subject="x", text="x", now=clock.now())


def test_once_is_enough():
    remove()

    assert may().refusal == REMOVED
    assert not forget(person=gareth(), partnership=people.vale(), by=audit.Nobody(), now=clock.now())
    assert AuditEvent.objects.filter(verb="person.contact-removed").count() == 1


def test_the_clock_does_it_as_nobody():
    assert forget(person=gareth(), partnership=people.vale(), by=audit.Nobody(), now=clock.now())

    event = AuditEvent.objects.get(verb="person.contact-removed")
    assert (event.person, event.address) == (None, "")
    assert not gareth().has_contact_details


def test_the_clock_leaves_alone_whoever_is_still_here():
    tom = people.person("tom")

    assert not forget(person=tom, partnership=people.vale(), by=audit.Nobody(), now=clock.now())
    assert people.person("tom").is_active


def test_the_clock_finds_those_who_left_before_a_day():
    last = gareth().appointments.get().ends_on

    def left_before(day):
        return gareth() in leavers(before=day, now=clock.now(), partnership=people.vale())

    Person.objects.filter(pk=gareth().pk).update(joined_at="2020-01-01T00:00Z")
    assert [left_before(day) for day in (last, last + timedelta(days=1), TODAY)] == [False, True, True]
    assert people.person("tom") not in leavers(before=TODAY, now=clock.now())
    invitation = invite(found_fen().partnership)
    assert not left_before(TODAY)
    invitation.delete()
    remove()
    assert not left_before(TODAY)


def test_the_clock_finds_somebody_whose_only_appointment_was_taken_back():
    person = gareth()
    Person.objects.filter(pk=person.pk).update(joined_at="2020-01-01T00:00Z")
    person.appointments.get().delete()

    assert list(leavers(before=TODAY, now=clock.now(), partnership=people.vale()).filter(pk=person.pk)) == [
        person
    ]
    assert person not in leavers(before=date(2019, 1, 1), now=clock.now())
    assert person not in leavers(before=TODAY, now=clock.now(), partnership=found_fen().partnership)


def test_somebody_who_comes_back_is_invited_as_a_new_person():
    email = gareth().email
    remove()

    assert may_come_back(gareth()).refusal == GONE
    again = Person.joining(email=email, name="Gareth Pryce")
    again.save()
    assert Person.objects.filter(email=email).count() == 1
