"""What the demonstration asks before anybody reads it."""

from csp.models import Message, Partnership, Person, Reader


def letters_to(reader: Reader, *, partnership: Partnership, person: Person) -> str:
    """Return what was written to somebody, the newest first."""
    found = Message.objects.visible_to(reader).filter(partnership=partnership, to_person=person)
    return "\n\n".join(found.order_by("-written_at", "-pk").values_list("text", flat=True))


def forget_letters(reader: Reader, *, partnership: Partnership) -> None:
    """Remove the e-mails of a story: it has no mailboxes for them."""
    Message.objects.visible_to(reader).filter(partnership=partnership).delete()
