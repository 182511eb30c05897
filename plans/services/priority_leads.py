"""Pass the priorities that somebody leads on to a successor."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.audit import NewerVersion
from csp.models import Partnership, Person, Reader
from csp.services.handovers import Passed
from plans.models.verb import Verb
from plans.policies.handovers import may_pass_priority_on
from plans.queries import priority_leads
from plans.services.handovers import REASON


@transaction.atomic
def pass_on(
    *,
    partnership: Partnership,
    holder: Person,
    successor: Person,
    passed: Sequence[Passed],
    by: Reader,
    now: datetime,
) -> list[int | None]:
    """Let the successor lead each of these priorities; return the id of each one's circle.

    Raises PermissionDenied, and NewerVersion when one was saved, or is no longer the holder's, since it was read.
    """
    keys = {one.key for one in passed}
    found = priority_leads.taken(by, partnership=partnership, person=holder, keys=keys)
    for one in passed:
        if one.key not in found or found[one.key].version != one.version:
            raise NewerVersion(found.get(one.key))
        may_pass_priority_on(by, found[one.key]).require()
    for priority in found.values():
        priority.lead_person = successor
        audit.save(priority, by=by, why=Verb.PRIORITY_CHANGED, now=now, reason=REASON)
    return [priority.circle_id for priority in found.values()]
