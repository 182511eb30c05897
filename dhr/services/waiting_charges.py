"""Count the charges that are overdue, for whoever keeps a review's books and for whoever reads a statement."""

from collections.abc import Iterator

from csp.permissions import Permission
from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.policies.charges import BOOKS
from dhr.queries import waiting_charges, waiting_family
from dhr.queries.payers import payers_of

OVERDUE = Kind(When.LATE, "charge is overdue", "charges are overdue")


def of_books(*, roll: Roll) -> Iterator[Waits]:
    """Yield what partners have not paid in time, for whoever keeps the books of the review."""
    late = waiting_charges.overdue(roll.partnership, today=roll.today)
    if not late:
        return
    for review, person in waiting_family.people_as(roll.partnership, wanted=BOOKS, today=roll.today):
        if person not in roll.readers:
            continue
        for charge in late:
            if charge.review_id == review and roll.knows(person, charge.circle_id):
                yield Waits(person, OVERDUE, charge.circle_id)


def of_statements(*, roll: Roll) -> Iterator[Waits]:
    """Yield what a partner has not paid in time, for whoever reads its statement and works for it today."""
    instead = payers_of(roll.partnership, today=roll.today)
    charges = waiting_charges.overdue(roll.partnership, today=roll.today)
    late = [instead.get(one.seat_id, one.seat_id) for one in charges]
    readers = waiting_charges.statement_readers(roll.partnership, today=roll.today) if late else []
    for person, seat, authority, circle in readers:
        reader = roll.reader(person, Permission.ENTER)
        if reader is None or reader.holds(Permission.REVIEW_ADD, partnership=roll.partnership.pk):
            continue  # whoever chooses the readers is none of them
        works_for = reader.authorities_with(Permission.ENTER, partnership=roll.partnership.pk)
        if authority in works_for and seat in late and roll.knows(person, circle):
            yield Waits(person, OVERDUE, circle, late.count(seat))
