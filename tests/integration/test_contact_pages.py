"""The pages on which an administrator removes a leaver's contact details, and what every page says afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse

from csp import audit
from csp.models import AuditEvent, Invitation, Message
from csp.permissions import Role
from csp.policies.leavers import ELSEWHERE, INVITED_HERE, STILL_HERE
from csp.services.leavers import forget
from csp.web import clock
from tests.integration import inviting, mailing, people
from tests.integration.fen import found_fen
from tests.integration.reading import boxes, words
from tests.integration.test_leavers import appoint_in, gareth, invite, remove


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def page_of(person):
    return reverse("csp:person-detail", args=["vale", person.key])


def form_of(person):
    return reverse("csp:contact-remove", args=["vale", person.key])


def test_an_administrator_removes_them_by_the_page_and_reads_that_it_is_done(tess):
    asked = tess.get(form_of(gareth()))
    said = words(asked)
    assert "Remove the contact details" in said
    assert "everything they did, wrote and decided, under their name" in said
    assert "Nobody can sign in as Gareth Stroud again." in said

    done = tess.post(form_of(gareth()), boxes(asked), follow=True)

    assert "The contact details of Gareth Stroud are removed" in words(done)
    assert "Contact details Removed on 23 November 2026" in words(done)
    assert "Add an appointment" not in words(done)
    assert not gareth().has_contact_details


def test_the_link_is_for_administrators_and_for_those_who_have_left(tess, june):
    assert form_of(gareth()) in tess.get(page_of(gareth())).content.decode()
    assert form_of(gareth()) not in june.get(page_of(gareth())).content.decode()
    tom = people.person("tom")
    assert form_of(tom) not in tess.get(page_of(tom)).content.decode()


def test_why_it_can_not_be_done_stands_in_place_of_the_link(tess):
    appoint_in(found_fen().partnership)

    page = tess.get(page_of(gareth()))

    assert ELSEWHERE in words(page)
    assert form_of(gareth()) not in page.content.decode()
    assert "Fen" not in words(page)


@pytest.mark.parametrize("sentence", [STILL_HERE, INVITED_HERE, ELSEWHERE])
def test_a_refusal_is_a_page_with_its_sentence(sentence, tess):
    person = people.person("tom") if sentence == STILL_HERE else gareth()
    if sentence == INVITED_HERE:
        invite(people.vale())
    if sentence == ELSEWHERE:
        appoint_in(found_fen().partnership)

    for answer in (tess.get(form_of(person)), tess.post(form_of(person), {"version": person.version})):
        assert answer.status_code == 403
        assert sentence in words(answer)


def test_an_older_version_of_the_page_removes_nothing(tess):
    gareth_now = gareth()
    type(gareth_now).objects.filter(pk=gareth_now.pk).update(version=5)

    page = tess.post(form_of(gareth_now), {"version": 4}, follow=True)

    assert "Somebody changed this person meanwhile, so nothing was removed. Look again." in words(page)
    assert gareth().has_contact_details


def test_a_second_administrator_reads_that_it_was_done(tess):
    sent = boxes(tess.get(form_of(gareth())))
    remove()

    page = tess.post(form_of(gareth()), sent, follow=True)

    assert "Their contact details have been removed." in words(page)
    assert AuditEvent.objects.filter(verb="person.contact-removed").count() == 1


def test_somebody_of_another_partnership_is_not_there(tess):
    assert tess.get(form_of(found_fen().coordinator)).status_code == 404


def test_the_trail_says_who_removed_whose(tess):
    remove()

    assert "Tess Hollin Removed the contact details of somebody who has left Gareth Stroud" in words(
        tess.get("/p/vale/settings/trail/")
    )


def test_no_page_shows_what_stands_in_the_place_of_an_address(tess, sign_in):
    ran_out = invite(people.vale(), expires_in=-1)
    message = mailing.refused(to_person=gareth(), to_address=gareth().email)
    to_address_alone = mailing.in_doubt(to_person=None, to_address=gareth().email)
    address = gareth().email
    remove()

    pages = [
        page_of(gareth()),
        "/p/vale/people/?state=any",
        f"/p/vale/people/invitations/{ran_out.key}/",
        "/p/vale/settings/messages/",
        f"/p/vale/settings/messages/{message.key}/",
        f"/p/vale/settings/messages/{to_address_alone.key}/",
        "/p/vale/settings/trail/",
        "/p/vale/settings/trail.csv",
    ]
    for one in pages:
        said = tess.get(one).getvalue().decode()
        assert ".invalid" not in said, one
        assert address not in said, one


def test_a_message_of_theirs_says_so_and_offers_nothing(tess):
    message = mailing.refused(to_person=gareth(), to_address=gareth().email)
    remove()

    page = words(tess.get(f"/p/vale/settings/messages/{message.key}/"))

    assert "To Gareth Stroud, address removed" in page
    assert "Its words were removed with the contact details of its reader, who has left." in page
    assert "Send it again" not in page
    again = tess.post(f"/p/vale/settings/messages/{message.key}/again/")
    assert again.status_code == 403
    assert Message.objects.filter(to_person=gareth()).count() == 1


def test_an_invitation_of_theirs_says_so_and_can_not_be_sent_again(tess):
    ran_out = invite(people.vale(), expires_in=-1)
    remove()

    page = words(tess.get(f"/p/vale/people/invitations/{ran_out.key}/"))

    assert "Somebody who has left" in page
    assert "E-mail address Removed" in page
    assert "Send it again" not in page
    again = tess.post(f"/p/vale/people/invitations/{ran_out.key}/again/", follow=True)
    assert "The address that this invitation was sent to has been removed. Invite them anew." in words(again)
    assert Invitation.objects.get(pk=ran_out.pk).expires_at == ran_out.expires_at
    withdrawn = tess.post(f"/p/vale/people/invitations/{ran_out.key}/withdraw/", follow=True)
    assert "Withdrawn by Tess Hollin" in words(withdrawn)


def test_nobody_appoints_them_again(tess):
    remove()

    page = tess.post(
        reverse("csp:appointment-add", args=["vale", gareth().key]),
        {
            "authority": people.appointment("tom").authority.key,
            "role": "observer",
            "starts_on-day": "23",
            "starts_on-month": "11",
            "starts_on-year": "2026",
        },
    )

    assert "Their contact details have been removed. If they come back, invite them again." in words(page)
    assert gareth().appointments.count() == 1


def test_they_are_offered_nowhere_to_hold_anything(june):
    remove()

    form = june.get(reverse("plans:action-edit", args=["vale", people.action("1.6").key])).content.decode()

    assert "Gareth Stroud" not in form


def test_the_address_can_be_invited_anew_and_joins_as_somebody_new(tess, client):
    address, old = gareth().email, gareth()
    remove()
    inviting.invite(tess, email=address, name="Gareth Stroud", role=Role.OBSERVER)

    link = inviting.link()
    client.post(
        link,
        {"name": "Gareth Stroud", "password1": inviting.PASSWORD, "password2": inviting.PASSWORD},
        follow=True,
    )

    new = type(old).objects.get(email=address)
    assert new.pk != old.pk
    assert new.has_contact_details


def test_the_clock_is_named_as_the_site_itself_on_the_trail(tess):
    forget(
        person=gareth(), partnership=people.vale(), by=audit.Nobody(), now=clock.now() + timedelta(minutes=1)
    )

    assert "The site itself Removed the contact details" in words(tess.get("/p/vale/settings/trail/"))
