"""Who would read a name, and what a record said before it is saved again: asked only where a text says one."""

from csp.models import CircleMember, Record
from csp.models.kept_words import KeptWords


def all_know(kept: KeptWords, *, circle_id: int | None) -> bool:
    """Return whether everybody who is, was or will be in a circle is in that of those who know the name."""
    if circle_id is None or circle_id in kept.read_outside:
        return False
    knowing = CircleMember.objects.filter(circle_id=kept.circle).values("person_id")
    return not CircleMember.objects.filter(circle_id=circle_id).exclude(person_id__in=knowing).exists()


def said_before(subject: Record, name: str) -> str:
    """Return what one of its texts says in the table now; nothing for a new record."""
    if subject._state.adding:
        return ""
    found = type(subject)._base_manager.filter(pk=subject.pk).values_list(name, flat=True)
    return str(found.first() or "")
