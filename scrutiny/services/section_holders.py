"""Pass on the sections that somebody is to write, when they leave, or when one body takes another's place."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.audit import NewerVersion
from csp.models import Partnership, Person, Reader, Seat
from csp.policies.authorities import may_set_the_table
from csp.services.handovers import Passed
from scrutiny.models.verb import Verb
from scrutiny.policies.sections import may_pass_on
from scrutiny.queries import section_holders, sections
from scrutiny.services.section_words import add_comment

REASON = "Handed over"


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
    """Let the successor write each of these sections; return None, the circle of each.

    What is noted is kept as a comment on the section. One who does not write for the authority of a section is not
    named on it: it is then asked of all who do.
    Raises PermissionDenied, and NewerVersion when one was saved, or is no longer the holder's, since it was read.
    """
    keys = {one.key for one in passed}
    found = section_holders.taken(by, partnership=partnership, person=holder, keys=keys)
    for one in passed:
        if one.key not in found or found[one.key].version != one.version:
            raise NewerVersion(found.get(one.key))
        may_pass_on(by, found[one.key]).require()
    notes = {one.key: one.note for one in passed}
    for section in found.values():
        if note := notes[section.key]:
            add_comment(section=section, text=note, by=by, now=now)
        writes = section.seat and sections.writes_for(by, person=successor, seat=section.seat)
        section.holder = successor if writes else None
        audit.save(section, by=by, why=Verb.SECTION_CHANGED, now=now, reason=REASON)
    return [None for _ in found]


@transaction.atomic
def give_to_successors(*, seats: Mapping[int, Seat], by: Reader, now: datetime, reason: str) -> None:
    """Give what each old seat is to sign to the seat that takes its place. Raises PermissionDenied."""
    for new in seats.values():
        may_set_the_table(by, new.partnership).require()
    for section in section_holders.to_pass_on(by, seats=seats.keys()):
        section.seat = seats[section.seat_id or 0]
        audit.save(section, by=by, why=Verb.SECTION_CHANGED, now=now, reason=reason)
