"""Inviting people: the form, the letter, sending it again, withdrawing it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from csp.kernel.link_token import hash_of
from csp.models import AuditEvent, Authority, Invitation, Person
from csp.permissions import Role
from csp.policies.invitations import may_accept, may_send_again, may_withdraw
from csp.services.invitations import LASTS, send_again, withdraw
from csp.web import clock
from tests.integration import people
from tests.integration.inviting import ADD, answers, invite, letters, link
from tests.integration.reading import problems, words


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def nerys():
    return Invitation.objects.get(name="Nerys Blain")


def press(client, button, invitation):
    page = reverse(f"csp:invitation-{button}", args=["vale", invitation.key])
    return client.post(page, follow=True)


def verbs(invitation):
    events = AuditEvent.objects.filter(subject="csp.invitation", subject_id=invitation.pk).order_by("pk")
    return list(events.values_list("verb", "person__name", "partnership__slug"))


def test_an_administrator_invites_somebody_and_sees_what_becomes_of_it(tess):
    page = invite(tess)

    said = words(page)
    assert "The invitation is on its way" in said
    assert "Invitation Nerys Blain Open until 30 Nov 2026" in said
    assert "E-mail address nerys.blain@marshland-fire.example Role Officer" in said
    assert "Authority Marshland Fire and Rescue Post Prevention officer" in said
    assert "Invited by Tess Hollin, 23 Nov 2026 Link sent 23 Nov 2026" in said
    assert verbs(nerys()) == [("person.invited", "Tess Hollin", "vale")]


def test_the_letter_says_who_writes_and_what_for_and_carries_the_link(tess):
    invite(tess)

    (letter,) = letters()
    assert letter.to_address == "nerys.blain@marshland-fire.example"
    assert letter.subject == "You are invited to the Vale Community Safety Partnership"
    assert "Hello Nerys Blain," in letter.text
    assert (
        "Tess Hollin invites you to work with the Vale Community Safety Partnership as officer, Marshland Fire"
        in (letter.text)
    )
    assert "It works once, until Monday 30 November 2026." in letter.text
    assert link() in letter.text
    assert (letter.is_secret, letter.partnership, letter.written_by) == (
        True,
        people.vale(),
        people.person("tess"),
    )


def test_only_the_hash_of_the_token_is_kept(tess):
    invite(tess)

    token = link().split("/")[2]
    row = Invitation.objects.filter(name="Nerys Blain").values().get()
    assert row["token_hash"] == hash_of(token)
    assert token not in str(row)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Enter the name"),
        ({"name": "x" * 121}, "Name must be 120 characters or fewer. It has 121"),
        ({"email": ""}, "Enter the e-mail address"),
        ({"email": "zed@removed.invalid"}, "E-mail address must be an address like name@vale.example"),
        ({"email": "nerys at fire"}, "E-mail address must be an address like name@vale.example"),
        ({"authority": ""}, "Choose the authority"),
        ({"authority": "2222222222"}, "Choose the authority from the list"),
        ({"role": ""}, "Choose the role"),
        ({"role": "king"}, "Choose the role from the list"),
        ({"post": "x" * 121}, "Post must be 120 characters or fewer. It has 121"),
    ],
)
def test_each_mistake_in_an_invitation_has_its_sentence(changed, sentence, tess):
    assert problems(invite(tess, **changed)) == [sentence]
    assert letters() == []


def test_line_ends_in_a_name_end_no_header(tess):
    invite(tess, name="Nerys\r\nBcc: everybody@vale.example")

    assert "Hello Nerys Bcc: everybody@vale.example," in letters()[0].text
    assert letters()[0].subject == "You are invited to the Vale Community Safety Partnership"


def test_the_same_invitation_is_not_made_twice(tess):
    invite(tess)

    page = invite(tess, email="NERYS.blain@marshland-fire.example")

    assert problems(page) == ["They have been invited to this already. Send that invitation again."]
    assert len(letters()) == 1


def test_whoever_is_appointed_to_it_here_is_not_invited_to_it(tess):
    police = Authority.objects.get(name="Marshland Constabulary")

    page = invite(tess, email="Tom.Ferrier@marshland-constabulary.example", authority=police.key)

    assert "Tom Ferrier is appointed to this already" in problems(page)[0]
    assert letters() == []


def test_the_page_says_the_same_whether_or_not_anybody_has_the_address(tess, fen):
    pages = [invite(tess, email=email) for email in ("nobody@fen.example", fen.coordinator.email)]

    known, unknown = (
        words(page).replace(email, "…")
        for page, email in zip(pages, ("nobody@fen.example", fen.coordinator.email), strict=True)
    )
    assert known == unknown
    assert [letter.to_person for letter in letters()] == [None, None]


def test_sending_it_again_makes_a_new_link_and_kills_the_old_one(tess, client):
    invite(tess)
    old, before = link(), nerys()
    Invitation.objects.filter(pk=before.pk).update(expires_at=clock.now() - timedelta(days=3))

    page = press(tess, "resend", before)

    assert "The invitation is sent again, with a new link. The link before it no longer works." in words(page)
    assert nerys().expires_at == clock.now() + LASTS
    assert nerys().token_hash != before.token_hash
    assert len(letters()) == 2
    assert link() != old
    assert [client.get(one).status_code for one in (old, link())] == [404, 200]
    assert verbs(before)[-1] == ("invitation.sent-again", "Tess Hollin", "vale")


def test_withdrawing_it_kills_the_link(tess, client):
    invite(tess)

    page = press(tess, "withdraw", nerys())

    said = words(page)
    assert "The invitation is withdrawn. Its link no longer works." in said
    assert "Withdrawn by Tess Hollin, 23 Nov 2026" in said
    assert "Send it again" not in said
    assert client.get(link()).status_code == 404
    assert verbs(nerys())[-1] == ("invitation.withdrawn", "Tess Hollin", "vale")


def test_a_withdrawn_invitation_is_neither_sent_nor_withdrawn_again(tess):
    invite(tess)
    press(tess, "withdraw", nerys())

    for button in ("resend", "withdraw"):
        page = press(tess, button, nerys())
        assert page.status_code == 403
        assert "This invitation was withdrawn on 23 November 2026." in words(page)
    assert len(letters()) == 1
    assert "on its way" in words(invite(tess)), "They may be invited afresh"


def test_opening_the_address_of_a_button_does_nothing(tess):
    invite(tess)

    for button in ("resend", "withdraw"):
        tess.get(reverse(f"csp:invitation-{button}", args=["vale", nerys().key]))

    assert (len(letters()), nerys().revoked_at) == (1, None)


def test_what_may_be_done_with_an_invitation():
    tess, june, now = people.reader("tess"), people.reader("june"), clock.now()
    accepted = Invitation(partnership=people.vale(), email="tom@vale.example", accepted_at=now)
    still_open = people.invitation("odile")

    said = "This invitation was accepted on 23 November 2026."
    assert may_send_again(tess, accepted, times_today=0).refusal == said
    assert may_withdraw(tess, accepted).refusal == said
    assert (
        may_withdraw(june, still_open).refusal == "Only an administrator can invite people and appoint them."
    )
    assert may_send_again(tess, still_open, times_today=4)
    assert may_withdraw(tess, still_open)
    assert may_accept(Person(email="Tom@vale.example"), accepted)
    assert may_accept(Person(email="tom@fen.example"), accepted).refusal == (
        "This invitation was sent to another e-mail address than the one you sign in with."
    )


def test_an_invitation_to_elsewhere_is_nowhere(fen, sign_in):
    people.Appointment.objects.filter(person=fen.coordinator).update(role=Role.ADMINISTRATOR)
    theirs = people.reader_of(fen.coordinator, today=people.TODAY)
    ours = people.invitation("bryn")

    for service, more in ((send_again, {"link": str}), (withdraw, {})):
        with pytest.raises(Http404):
            service(key=ours.key, by=theirs, now=clock.now(), **more)


def test_an_administrator_whose_appointment_has_just_ended_sends_nothing(tess):
    was = people.reader("tess")
    people.person("tess").appointments.update(ends_on=people.TODAY - timedelta(days=1))

    with pytest.raises(PermissionDenied):
        withdraw(key=people.invitation("bryn").key, by=was, now=clock.now())
    assert tess.post(reverse(ADD[0], args=ADD[1]), answers()).status_code == 404
    assert letters() == []


def test_an_invitation_is_sent_again_five_times_a_day_and_no_more(sign_in):
    tess = sign_in("tess")
    invite(tess)
    invitation = Invitation.objects.get(name="Nerys Blain")
    again = reverse("csp:invitation-resend", args=["vale", invitation.key])
    enough = "This invitation was sent again 5 times today. If it has not arrived, check the address."

    pages = [words(tess.post(again, follow=True)) for _ in range(5)]
    refused = tess.post(again)

    assert all("The invitation is sent again, with a new link." in page for page in pages)
    assert [enough in page for page in pages] == [False] * 4 + [True]
    assert [page.count("Send it again") for page in pages] == [1] * 4 + [0]
    assert refused.status_code == 403
    assert enough in words(refused)
    assert len(letters()) == 6


def test_the_next_day_it_is_sent_again_and_another_invitation_on_the_same_day():
    tess, bryn, odile = people.reader("tess"), people.invitation("bryn"), people.invitation("odile")
    for _ in range(5):
        send_again(key=bryn.key, link=str, by=tess, now=clock.now())
    with pytest.raises(PermissionDenied, match="sent again 5 times today"):
        send_again(key=bryn.key, link=str, by=tess, now=clock.now())

    send_again(key=odile.key, link=str, by=tess, now=clock.now())
    tomorrow = people.reader("tess", on=people.TODAY + timedelta(days=1))
    send_again(key=bryn.key, link=str, by=tomorrow, now=clock.now() + timedelta(days=1))

    assert len(letters()) == 7
