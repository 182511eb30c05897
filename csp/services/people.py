"""Put right what somebody is called."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Partnership, Person, Reader
from csp.policies.people import may_change
from csp.queries import leavers
from csp.queries.people import works_in
from csp.services.appointments import alone
from csp.services.sessions import Account


@transaction.atomic
def change_name(
    *, key: str, version: int, partnership: Partnership, name: str, reason: str, by: Reader, now: datetime
) -> Person:
    """Change what somebody is called; the same name again changes nothing.

    Every partnership where they work has it on its trail, and so has the one where it was done. Raises Http404,
    PermissionDenied and NewerVersion.
    """
    by = alone(partnership=partnership, by=by, now=now)
    person = audit.locked(leavers.open_to(by, partnership=partnership), key=key, version=version)
    may_change(by, person, partnership).require()
    if name == person.name:
        return person
    person.name = name
    why = audit.Verb.PERSON_CHANGED
    of_here = Account(person.pk, partnership.pk)  # a person is of no one partnership, but this was done here
    audit.save(person, by=by, why=why, now=now, reason=reason, written_as=of_here)
    for elsewhere in sorted(works_in(by, person=person) - {partnership.pk}):
        audit.record(why, subject=Account(person.pk, elsewhere), by=by, now=now)
    return person
