"""Messages that still hold what lets somebody in: for the clock, which reads for nobody."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from csp.models import Invitation, Message
from csp.models.message import IN_DOUBT_AFTER


def unsent_with_secrets(*, now: datetime) -> QuerySet[Message]:
    """Return the secret messages with their words that were refused or lost sight of; none waits or is in hand."""
    kept = Message.objects.filter(is_secret=True, claimed_at__lte=now - IN_DOUBT_AFTER).exclude(text="")
    return kept.filter(state__in=[Message.State.REFUSED, Message.State.CLAIMED]).order_by("pk")


def usable_of(hashes: Iterable[str], *, now: datetime) -> set[str]:
    """Return those hashes of tokens with which somebody can still say yes to an invitation."""
    waiting = Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)
    return set(waiting.filter(token_hash__in=list(hashes)).values_list("token_hash", flat=True))
