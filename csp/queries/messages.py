"""Which messages a partnership has sent, how far each has got, and what people did about them."""

from django.db.models import Count, QuerySet

from csp.models import AuditEvent, Message, Partnership, Reader
from csp.models.circle import in_sight_of
from csp.permissions import Permission


def open_to(reader: Reader) -> QuerySet[Message]:
    """Return the messages that the reader looks after, newest first."""
    found = Message.objects.visible_to(reader).select_related("partnership", "to_person", "written_by")
    return found.order_by("-written_at", "key")


def listed(reader: Reader, *, partnership: Partnership, state: str = "") -> QuerySet[Message]:
    """Return one partnership's messages, all or those in a state, newest first."""
    found = open_to(reader).filter(partnership=partnership)
    return found.filter(state=state) if state else found


def to_send_by_hand(reader: Reader, *, partnership: Partnership) -> QuerySet[Message]:
    """Return the messages that wait and may be read by whoever looks after them: those that let nobody in."""
    return listed(reader, partnership=partnership, state=Message.State.WAITING).filter(is_secret=False)


def numbers_by_state(reader: Reader, *, partnership: Partnership) -> dict[str, int]:
    """Return how many messages the reader can list in each state that any is in."""
    found = listed(reader, partnership=partnership).order_by().values("state").annotate(number=Count("pk"))
    return {row["state"]: row["number"] for row in found}


def deeds_of(reader: Reader, *, message: Message) -> list[AuditEvent]:
    """Return what people did about a message, first to last."""
    here = in_sight_of(reader, reader.partnerships_with(Permission.MESSAGES_READ))
    events = AuditEvent.objects.filter(here, subject=message._meta.label_lower, subject_id=message.pk)
    return list(events.select_related("person").order_by("at", "pk"))


def sent_again_as(reader: Reader, *, message: Message, verb: str) -> Message | None:
    """Return the message that was written when this one was sent again.

    The event of the sending again and the new message are of the same moment.
    """
    moments = [event.at for event in deeds_of(reader, message=message) if event.verb == verb]
    same = {"to_address": message.to_address, "subject": message.subject, "kind": message.kind}
    return open_to(reader).filter(written_at__in=moments, **same).exclude(pk=message.pk).first()


def outbox() -> QuerySet[Message]:
    """Return every message that anybody is sent, newest first: what a demonstration has in place of mailboxes."""
    return (
        Message.objects.exclude(kind=Message.TO_NOBODY)
        .select_related("to_person")
        .order_by("-written_at", "key")
    )
