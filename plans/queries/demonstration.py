"""What the demonstration asks before anybody reads it."""

from csp.models import Message, Partnership, Reader
from plans.queries.round_people import KINDS


def forget_letters(reader: Reader, *, partnership: Partnership) -> None:
    """Remove the e-mails of the rounds of a story: it has no mailboxes for them."""
    Message.objects.visible_to(reader).filter(partnership=partnership, kind__in=KINDS).delete()
