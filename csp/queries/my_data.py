"""What is held about the reader themselves, and about nobody else."""

from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import Count, Max, Min, Q, QuerySet

from csp.models import (
    Appointment,
    AuditEvent,
    CircleMember,
    Digest,
    Invitation,
    MadePdf,
    Message,
    Partnership,
    Person,
    Reader,
)


def names_of(reader: Reader) -> list[str]:
    """Return what the reader is called and was called before: by a name somebody signs what is frozen."""
    had = Person.history.filter(id=reader.person_id).values_list("name", flat=True)
    return sorted({reader.person.name, *had})


def appointments_of(reader: Reader) -> QuerySet[Appointment]:
    """Return every appointment of the reader, in whichever partnership, newest first."""
    mine = Appointment.objects.filter(person=reader.person_id)
    return mine.select_related("partnership", "authority").order_by("-starts_on", "key")


def invitations_of(reader: Reader) -> QuerySet[Invitation]:
    """Return the invitations that the reader accepted or that went to their address, newest first."""
    mine = Q(accepted_by=reader.person_id) | Q(email__iexact=reader.person.email)
    found = Invitation.objects.filter(mine).select_related("partnership", "authority", "invited_by")
    return found.order_by("-invited_at", "key")


def messages_to(reader: Reader) -> QuerySet[Message]:
    """Return the messages to the reader, newest first, but none about a restricted matter that isn't theirs today."""
    mine = Q(to_person=reader.person_id) | Q(to_address__iexact=reader.person.email)
    found = Message.objects.filter(mine, _open_to(reader)).exclude(kind=Message.TO_NOBODY)
    return found.select_related("partnership").order_by("-written_at", "key")


def digests_of(reader: Reader) -> QuerySet[Digest]:
    """Return how often the reader is written to, if they ever were or chose."""
    return Digest.objects.filter(person=reader.person_id).order_by("pk")


def pdfs_of(reader: Reader) -> QuerySet[MadePdf]:
    """Return the PDFs of pages that the reader asked for, newest first, but none of a matter that isn't theirs."""
    found = MadePdf.objects.filter(_open_to(reader), asked_by=reader.person_id)
    return found.select_related("partnership").order_by("-asked_at", "key")


def events_by(reader: Reader) -> QuerySet[AuditEvent]:
    """Return what the trails say that the reader did, oldest first, but no restricted matter that isn't theirs."""
    return AuditEvent.objects.filter(_open_to(reader), person=reader.person_id).order_by("at", "pk")


def numbers_of_events_by(reader: Reader) -> QuerySet[AuditEvent, Any]:
    """Return how often the reader did what, and when first and last: what they did last comes first."""
    counted = events_by(reader).order_by().values("verb")
    found = counted.annotate(times=Count("pk"), first=Min("at"), last=Max("at"))
    return found.order_by("-last", "verb")


def events_about(reader: Reader) -> QuerySet[AuditEvent]:
    """Return what others did to the reader's account, newest first."""
    about = AuditEvent.objects.filter(
        subject=Person._meta.label_lower, subject_id=reader.person_id, circle=None
    )
    return about.exclude(person=reader.person_id).select_related("person").order_by("-at", "-pk")


def places_of(reader: Reader) -> QuerySet[CircleMember]:
    """Return the reader's places in circles on their day."""
    return CircleMember.objects.of(reader).select_related("circle__partnership").order_by("starts_on", "pk")


def addresses_of(reader: Reader) -> QuerySet[EmailAddress]:
    """Return the addresses that were confirmed for the reader by a link or a code."""
    return EmailAddress.objects.filter(user_id=reader.person_id).order_by("pk")


def versions_of(reader: Reader) -> list[Any]:
    """Return what the reader was called, oldest first, with who changed it."""
    versions = Person.history.filter(id=reader.person_id).select_related("history_user")
    return list(versions.order_by("history_date", "history_id"))


def second_steps_of(reader: Reader) -> QuerySet[Authenticator]:
    """Return the apps, passkeys and recovery codes that the reader has set up."""
    return Authenticator.objects.filter(user_id=reader.person_id).order_by("created_at", "pk")


def names_of_partnerships(reader: Reader) -> Mapping[int, str]:
    """Return what the partnerships are called in which the reader did anything, by their ids."""
    there = events_by(reader).order_by().values("partnership_id")
    return {one.pk: str(one) for one in Partnership.objects.filter(pk__in=there).order_by("pk")}


def _open_to(reader: Reader) -> Q:
    return Q(circle=None) | Q(circle__in=reader.circles)
