"""Invite somebody, send it again, withdraw it, take it up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit, mail
from csp.audit import Verb
from csp.kernel.link_token import hash_of, new_token
from csp.models import Appointment, Authority, Invitation, Partnership, Person, Reader
from csp.policies.appointments import may_be_for, may_stand
from csp.policies.invitations import may_accept, may_send_again, may_withdraw
from csp.queries import invitations, people
from csp.queries.partnerships import make_others_wait
from csp.services.appointments import alone, must
from csp.services.invitations_letter import subject_of, text_of
from csp.services.successions import see_off

LASTS = timedelta(days=7)
KIND = "invitation"

Link = Callable[[str], str]  # a token in, the whole address of its page out


@dataclass(frozen=True)
class InvitationAnswers:
    """Who is invited, and to what."""

    email: str
    name: str
    authority: Authority
    role: str
    post: str = ""


class CannotBeUsed(Exception):
    """The link was used, withdrawn, replaced or ran out before this answer arrived."""


class IsKnown(Exception):
    """Somebody has this address by now, so they sign in first."""


@transaction.atomic
def invite(
    *, partnership: Partnership, answers: InvitationAnswers, link: Link, by: Reader, now: datetime
) -> Invitation:
    """Invite somebody by e-mail, and say nothing of whether anybody has that address already.

    Raises PermissionDenied, and ValidationError for what they were invited to before.
    """
    by = alone(partnership=partnership, by=by, now=now)
    token = new_token()
    invitation = Invitation(
        partnership=partnership,
        authority=answers.authority,
        role=answers.role,
        post=answers.post,
        name=answers.name,
        email=answers.email.strip().lower(),
        token_hash=hash_of(token),
        invited_by=by.person,
        invited_at=now,
        expires_at=now + LASTS,
    )
    must(decision=may_be_for(by, _appointment(invitation, by.person, now)), about="authority")
    if here := people.with_address(by, partnership=partnership, email=invitation.email):
        must(decision=may_stand(_appointment(invitation, here, now)), about="email")
    invitation.validate_constraints()
    audit.save(invitation, by=by, why=Verb.PERSON_INVITED, now=now)
    _send(invitation, link(token), by=by, now=now)
    return invitation


@transaction.atomic
def send_again(*, key: str, link: Link, by: Reader, now: datetime) -> Invitation:
    """Send an invitation with a new link, which works for as long as a first one; the old link is dead."""
    invitation, by = _taken(key=key, by=by, now=now)
    may_send_again(by, invitation, times_today=times_sent_again(invitation=invitation, by=by)).require()
    token = new_token()
    invitation.token_hash, invitation.expires_at = hash_of(token), now + LASTS
    invitation.invited_by = by.person  # who answers for it from now on
    audit.save(invitation, by=by, why=Verb.INVITATION_SENT_AGAIN, now=now)
    _send(invitation, link(token), by=by, now=now)
    return invitation


def times_sent_again(*, invitation: Invitation, by: Reader) -> int:
    """Return how often an invitation was sent again today."""
    return invitations.times_sent(by, invitation=invitation, verb=Verb.INVITATION_SENT_AGAIN)


@transaction.atomic
def withdraw(*, key: str, by: Reader, now: datetime) -> Invitation:
    """Withdraw an invitation: its link is dead from now on."""
    invitation, by = _taken(key=key, by=by, now=now)
    may_withdraw(by, invitation).require()
    invitation.revoked_at, invitation.revoked_by = now, by.person
    audit.save(invitation, by=by, why=Verb.INVITATION_WITHDRAWN, now=now)
    return invitation


@transaction.atomic
def accept(*, token: str, by: Reader, now: datetime) -> Appointment:
    """Take an invitation up, by somebody who has signed in with the address it was sent to.

    Raises CannotBeUsed, PermissionDenied for anybody else, and ValidationError when they are appointed to it.
    """
    invitation = _held(token, now=now)
    may_accept(by.person, invitation).require()
    return _take_up(invitation, by=by, now=now)


@transaction.atomic
def join(*, token: str, name: str, password: str, address: str, now: datetime) -> Appointment:
    """Take an invitation up as a new person; without a password they sign in by codes.

    Raises CannotBeUsed, and IsKnown when somebody has the address: a link alone gives them nothing.
    """
    invitation = _held(token, now=now)
    if invitations.is_known(invitation.email):
        raise IsKnown
    person = Person.joining(email=invitation.email, name=name, password=password or None)
    by = Reader(person=person, today=timezone.localdate(now), appointments=(), address=address)
    audit.save(person, by=by, why=Verb.PERSON_JOINED, now=now)
    return _take_up(invitation, by=by, now=now)


def _held(token: str, *, now: datetime) -> Invitation:
    """Return the invitation of a link, with everybody else who would change it or use it made to wait."""
    found = invitations.usable(token, now=now)
    if found:
        make_others_wait(found.partnership_id)
        found = invitations.usable(token, now=now)
    if found is None:
        raise CannotBeUsed
    return found


def _taken(*, key: str, by: Reader, now: datetime) -> tuple[Invitation, Reader]:
    found = invitations.open_to(by).filter(key=key).first()
    if found is None:
        raise Http404
    by = alone(partnership=found.partnership, by=by, now=now)
    return invitations.open_to(by).get(pk=found.pk), by


def _take_up(invitation: Invitation, *, by: Reader, now: datetime) -> Appointment:
    appointment = _appointment(invitation, by.person, now)
    must(decision=may_stand(appointment))
    invitation.accepted_at, invitation.accepted_by = now, by.person
    audit.save(invitation, by=by, why=Verb.INVITATION_ACCEPTED, now=now)
    see_off(
        partnership=invitation.partnership,
        person=by.person,
        by=by,
        now=now,
        comes_back_on=appointment.starts_on,
    )
    audit.save(appointment, by=by, why=Verb.APPOINTMENT_ADDED, now=now)
    return appointment


def _appointment(invitation: Invitation, person: Person, now: datetime) -> Appointment:
    return Appointment(
        person=person,
        partnership=invitation.partnership,
        authority=invitation.authority,
        role=invitation.role,
        post=invitation.post,
        starts_on=timezone.localdate(now),
    )


def _send(invitation: Invitation, link: str, *, by: Reader, now: datetime) -> None:
    # To the address, never to a person: whether anybody has it is not for whoever invites to know.
    mail.write(
        kind=KIND,
        to_address=invitation.email,
        subject=subject_of(invitation=invitation),
        text=text_of(invitation=invitation, link=link, by=by),
        now=now,
        partnership=invitation.partnership,
        by=by,
        is_secret=True,
    )
