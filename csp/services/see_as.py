"""Look at the site as somebody else does: that somebody began to is on the trail, for that person's sake."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader
from csp.policies.see_as import may_see_as
from csp.queries.readers import reader_seen_by
from csp.services.sessions import Account


@transaction.atomic
def begin_to_see_as(*, key: str, partnership: Partnership, by: Reader, now: datetime) -> None:
    """Write down that the reader begins to look at the site as the person with this key.

    Raises PermissionDenied when they may not.
    """
    seen = reader_seen_by(by, key=key, partnership=partnership.pk)
    may_see_as(by, seen, partnership=partnership).require()
    if seen:
        of_here = Account(seen.person_id, partnership.pk)
        audit.record(audit.Verb.SEEN_AS, subject=of_here, by=by, now=now)
