"""What scrutiny asks of people: to read the papers of their next meetings, and to issue those that they write."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from csp.kernel.clear_days import publish_by
from csp.permissions import Permission
from csp.queries.waiting import Kind, Roll, Waits, When
from scrutiny.queries import waiting

SOON = timedelta(days=14)
TO_READ = Kind(
    When.TO_SEE_TO,
    "paper for a meeting of your committee is to be read",
    "papers for meetings of your committees are to be read",
)
TO_ISSUE = Kind(
    When.SOON,
    "report to a committee is to be issued for its meeting",
    "reports to committees are to be issued for their meetings",
)
TOO_LATE = Kind(
    When.LATE,
    "report to a committee is not issued, and its papers should have been published",
    "reports to committees are not issued, and their papers should have been published",
)


TO_WRITE = Kind(
    When.SOON,
    "section of a report to a committee is yours, or your authority’s, to write and sign",
    "sections of reports to committees are yours, or your authority’s, to write and sign",
)
WRITE_LATE = Kind(
    When.LATE,
    "section of a report to a committee should have been written and signed",
    "sections of reports to committees should have been written and signed",
)


def of_members(*, roll: Roll) -> Iterator[Waits]:
    """Yield the papers issued for meetings to come, for the members of each committee."""
    papers = waiting.papers_to_come(roll.partnership, today=roll.today)
    for committee, person in waiting.members_of(roll.partnership, today=roll.today) if papers else ():
        if papers[committee] and roll.reader(person, Permission.PAPERS_READ_OWN):
            yield Waits(person, TO_READ, number=papers[committee])


def of_writers(*, roll: Roll) -> Iterator[Waits]:
    """Yield the reports whose papers are soon to be published, or should have been, for those who write them."""
    found = waiting.not_issued(roll.partnership, today=roll.today)
    days = [publish_by(held_on, clear=clear) for held_on, clear in found]
    late = sum(day < roll.today for day in days)
    soon = sum(roll.today <= day <= roll.today + SOON for day in days)
    for reader in roll.holding(Permission.REPORT_WRITE) if late or soon else ():
        for kind, number in ((TOO_LATE, late), (TO_ISSUE, soon)):
            if number:
                yield Waits(reader.person_id, kind, number=number)


def of_sections(*, roll: Roll) -> Iterator[Waits]:
    """Yield the sections that are late or due soon, for whoever writes them: one person, or all of an authority."""
    found = waiting.sections_not_signed(roll.partnership, by=roll.today + SOON, today=roll.today)
    writers = list(roll.for_authorities(Permission.SECTION_WRITE)) if found else []
    counts: Counter[tuple[int, bool]] = Counter()
    for holder, authority, due_on in found:
        if holder is None:
            asked = {person.pk for body, person in writers if body == authority}
        else:
            asked = {holder} if roll.reader(holder, Permission.SECTION_WRITE) else set()
        counts.update((person, due_on < roll.today) for person in asked)
    for (person, is_late), number in counts.items():
        yield Waits(person, WRITE_LATE if is_late else TO_WRITE, number=number)
