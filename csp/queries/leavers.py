"""Questions about those who have left: who they are, whether they are expected again, and what would reach them."""

from datetime import date, datetime, time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from csp.kernel.removed_address import DOMAIN
from csp.models import Appointment, AuditEvent, Invitation, Message, Partnership, Person, Reader
from csp.permissions import Permission


def open_to(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return the people who are or were appointed in a partnership where the reader appoints people."""
    here = [pk for pk in reader.partnerships_with(Permission.PEOPLE_APPOINT) if pk == partnership.pk]
    return Person.objects.filter(pk__in=Appointment.objects.filter(partnership__in=here).values("person_id"))


def leavers(*, before: date, now: datetime, partnership: Partnership | None = None) -> QuerySet[Person]:
    """Return who left before a day and can still be reached: their last day, anywhere, was before it.

    ``before`` is today or a day that is past. Whoever is invited again, and can still say yes, is not among them.
    Somebody whose only appointment was taken back left on the day on which they joined. ``partnership`` is one
    where they were appointed at any time.
    """
    begin = timezone.make_aware(datetime.combine(before, time.min))
    longer = Appointment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=before), person=OuterRef("pk"))
    awaited = _waiting(now).annotate(address=Lower("email")).filter(address=Lower(OuterRef("email")))
    found = Person.objects.filter(~Exists(longer), ~Exists(awaited), joined_at__lt=begin)
    if partnership:
        ever = Appointment.history.filter(partnership_id=partnership.pk)
        found = found.filter(pk__in=ever.values("person_id"))
    return found.exclude(email__endswith=f"@{DOMAIN}").order_by("pk")


def is_appointed(person: Person, *, today: date, partnership: Partnership | None = None) -> bool:
    """Return whether somebody has an appointment today or to come: in a partnership, or in any."""
    held = Appointment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), person=person)
    return (held.filter(partnership=partnership) if partnership else held).exists()


def is_invited(person: Person, *, now: datetime, partnership: Partnership | None = None) -> bool:
    """Return whether somebody can still say yes to an invitation: of a partnership, or of any."""
    waiting = _waiting(now).filter(email__iexact=person.email)
    return (waiting.filter(partnership=partnership) if partnership else waiting).exists()


def held(person: Person) -> Person:
    """Return the person as they are now, locked until the transaction ends: nobody appoints them meanwhile."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def ways_in_of(person: Person) -> list[QuerySet[Any]]:
    """Return what somebody signs in with, besides a password: addresses, work accounts, apps, passkeys and codes."""
    return [
        EmailAddress.objects.filter(user_id=person.pk),
        SocialAccount.objects.filter(user_id=person.pk),
        Authenticator.objects.filter(user_id=person.pk),
    ]


def invitations_of(person: Person) -> QuerySet[Invitation]:
    """Return the invitations that somebody accepted, and those that were sent to their address."""
    return Invitation.objects.filter(Q(accepted_by=person) | Q(email__iexact=person.email)).order_by("pk")


def messages_to(person: Person) -> QuerySet[Message]:
    """Return every message to somebody or to their address."""
    return Message.objects.filter(Q(to_person=person) | Q(to_address__iexact=person.email)).order_by("pk")


def messages_that_say(address: str) -> QuerySet[Message]:
    """Return the messages to others that may carry an address in their words."""
    said = Q(subject__icontains=address) | Q(text__icontains=address)
    return Message.objects.filter(said).order_by("pk")


def removed_at(reader: Reader, *, person: Person, verb: str) -> datetime | None:
    """Return when the contact details of somebody were removed whom the reader may see; ``verb`` says so."""
    if not Appointment.objects.visible_to(reader).filter(person=person).exists():
        return None
    events = AuditEvent.objects.filter(subject=person._meta.label_lower, subject_id=person.pk)
    removed = events.filter(verb=verb)
    return removed.order_by("-at").values_list("at", flat=True).first()


def _waiting(now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at=None, revoked_at=None, expires_at__gt=now)
