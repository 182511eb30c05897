"""What scrutiny asks of people: to read the papers of their next meetings, and to issue those that they write."""

from collections.abc import Iterator
from datetime import timedelta

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


def of_members(*, roll: Roll) -> Iterator[Waits]:
    """Yield the papers issued for meetings to come, for the members of each committee."""
    papers = waiting.papers_to_come(roll.partnership, today=roll.today)
    for committee, person in waiting.members_of(roll.partnership, today=roll.today) if papers else ():
        if papers[committee] and roll.reader(person, Permission.PAPERS_READ_OWN):
            yield Waits(person, TO_READ, number=papers[committee])


def of_writers(*, roll: Roll) -> Iterator[Waits]:
    """Yield the reports whose meeting is near and that were not issued for it, for those who write them."""
    until = roll.today + SOON
    number = waiting.number_not_issued(roll.partnership, today=roll.today, until=until)
    for reader in roll.holding(Permission.REPORT_WRITE) if number else ():
        yield Waits(reader.person_id, TO_ISSUE, number=number)
