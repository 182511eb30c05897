"""Take a record for changing, and refuse when somebody saved it after the form was opened."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import Http404

from csp.models import Record

Kept = TypeVar("Kept", bound=Record)


class NewerVersion(Exception):
    """Somebody saved the record while this person was writing; ``theirs`` is the record as it stands."""

    def __init__(self, theirs: Any) -> None:
        """Keep the newer record, so that the form can show both texts."""
        super().__init__("The record has a newer version")  # no title: it may end in a log
        self.theirs = theirs


def locked(visible: QuerySet[Kept], *, key: str, version: int) -> Kept:
    """Return the record, locked until the transaction ends.

    Raises Http404 when the reader may not see it, and NewerVersion when its version is not ``version``.
    """
    # Locked by itself first: rows joined to one that was waited for would be those from before the wait.
    waited = visible.select_related(None).select_for_update(of=("self",)).filter(key=key).first()
    if waited is None:
        raise Http404
    found = visible.filter(pk=waited.pk).first()
    if found is None:  # it went out of sight while this waited
        raise Http404
    if found.version != version:
        raise NewerVersion(found)
    return found
