"""Invitations as pages show them: what has become of each."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.models import Invitation
from csp.permissions import Role
from csp.services.invitations import LASTS


@dataclass(frozen=True)
class InvitationPage:
    """One invitation: its state as a mark with words, and the facts."""

    name: str
    email: str
    url: str
    role: str
    authority: str
    kind: str
    state: str
    is_open: bool
    facts: list[tuple[str, str]]

    @classmethod
    def of(cls, invitation: Invitation, *, now: datetime) -> "InvitationPage":
        """Return the invitation as it stands at a moment."""
        role, authority = Role(invitation.role).label, invitation.authority.name
        kind, state = _state(invitation, now)
        email = invitation.email if invitation.has_contact_details else "Removed"
        facts = [
            ("E-mail address", email),
            ("Role", role),
            ("Authority", authority),
            ("Post", invitation.post),
            ("Invited by", f"{invitation.invited_by.name}, {_day(invitation.invited_at)}"),
            ("Link sent", _day(invitation.expires_at - LASTS)),
        ]
        return cls(
            name=invitation.name,
            email=email,
            url=reverse("csp:invitation-detail", args=[invitation.partnership.slug, invitation.key]),
            role=role,
            authority=authority,
            kind=kind,
            state=state,
            is_open=not (invitation.accepted_at or invitation.revoked_at),
            facts=[(term, words) for term, words in facts if words],
        )


def _state(invitation: Invitation, now: datetime) -> tuple[str, str]:
    """Return the mark and the words for what has become of it."""
    if invitation.accepted_by and invitation.accepted_at:
        return "done", f"Accepted by {invitation.accepted_by.name}, {_day(invitation.accepted_at)}"
    if invitation.revoked_by and invitation.revoked_at:
        return "part", f"Withdrawn by {invitation.revoked_by.name}, {_day(invitation.revoked_at)}"
    if invitation.expires_at <= now:
        return "late", f"Ran out on {_day(invitation.expires_at)}"
    return "wait", f"Open until {_day(invitation.expires_at)}"


def _day(moment: datetime) -> str:
    return day_words.short(timezone.localdate(moment))
