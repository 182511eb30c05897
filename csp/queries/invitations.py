"""Questions about invitations: those that administrators see, and the one that a link stands for."""

from datetime import datetime, time

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from csp.kernel.link_token import hash_of
from csp.models import Appointment, AuditEvent, Invitation, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.models.invitation import InvitationQuerySet
from csp.permissions import Permission, roles_with


def open_to(reader: Reader) -> InvitationQuerySet:
    """Return the invitations that the reader may see, newest first, with all that their pages name."""
    return (
        Invitation.objects.visible_to(reader)
        .select_related("partnership", "authority", "invited_by", "accepted_by", "revoked_by")
        .order_by("-invited_at", "key")
    )


def waiting(reader: Reader, *, partnership: Partnership) -> QuerySet[Invitation]:
    """Return the invitations that nobody has accepted or withdrawn, expired ones too, newest first."""
    return open_to(reader).in_partnership(partnership).filter(accepted_at=None, revoked_at=None)


def usable(token: str, *, now: datetime) -> Invitation | None:
    """Return the invitation that a link stands for, or nothing when it can't be used, whatever the reason.

    Whoever sent it last must still be there to appoint people.
    """
    appoints = Appointment.objects.filter(
        holds_on(timezone.localdate(now)),
        person=OuterRef("invited_by"),
        person__is_active=True,
        partnership=OuterRef("partnership"),
        role__in=roles_with(Permission.PEOPLE_APPOINT),
    )
    return (
        Invitation.objects.filter(
            Exists(appoints), token_hash=hash_of(token), accepted_at=None, revoked_at=None, expires_at__gt=now
        )
        .select_related("partnership", "authority")
        .first()
    )


def times_sent(reader: Reader, *, invitation: Invitation, verb: str) -> int:
    """Return how often, on the reader's day, an invitation of theirs was sent as an event's verb says."""
    if not Invitation.objects.visible_to(reader).filter(pk=invitation.pk).exists():
        return 0
    begin = timezone.make_aware(datetime.combine(reader.today, time.min))
    events = AuditEvent.objects.filter(subject=invitation._meta.label_lower, subject_id=invitation.pk)
    return events.filter(verb=verb, at__gte=begin).count()


def is_known(email: str) -> bool:
    """Return whether somebody has this address already: only for whoever holds the link that was sent to it."""
    return Person.objects.filter(email__iexact=email).exists()
