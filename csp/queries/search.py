"""Which records hold the words that somebody typed."""

from django.db.models import QuerySet

from csp.models import Partnership, Reader, SearchEntry
from csp.models.circle import in_sight_of
from csp.permissions import Permission


def keys_with_words(
    reader: Reader,
    *,
    kind: str,
    words: str,
    partnership: Partnership,
    permission: Permission = Permission.PLAN_READ,
) -> QuerySet:
    """Return the keys of the records of one kind, open to the reader, that hold every word.

    ``permission`` is what opens that kind of record.
    """
    mine = [pk for pk in reader.partnerships_with(permission) if pk == partnership.pk]
    entries = SearchEntry.objects.filter(in_sight_of(reader, mine), kind=kind)
    return entries.with_words(words).values("subject_key")
