"""The words of the e-mail that carries an invitation."""

from django.utils import timezone

from csp.kernel import day_words
from csp.models import Invitation, Reader
from csp.permissions import Role

TEXT = """Hello {name},

{by} invites you to work with the {partnership} as {role}, {authority}.

Open this link to say yes:

{link}

It works once, until {until}. Keep it to yourself: whoever has it can answer in your place.

If you did not expect this, there is nothing you need to do."""


def subject_of(*, invitation: Invitation) -> str:
    """Return the subject, which says who writes and no more."""
    return f"You are invited to the {invitation.partnership}"


def text_of(*, invitation: Invitation, link: str, by: Reader) -> str:
    """Return the letter, with the link that stands nowhere else."""
    return TEXT.format(
        name=invitation.name,
        by=by.person.name,
        partnership=invitation.partnership,
        role=Role(invitation.role).label.lower(),
        authority=invitation.authority.name,
        link=link,
        until=day_words.long(timezone.localdate(invitation.expires_at)),
    )
