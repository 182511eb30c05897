"""Count for the daily e-mail who is asked to sign a confidentiality statement."""

from collections.abc import Iterator

from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.queries import waiting_members

# Said of no restricted matter: the e-mail says only that something waits.
TO_SIGN = Kind(When.TO_SEE_TO, "thing waits for you to sign", "things wait for you to sign")


def of_asked(*, roll: Roll) -> Iterator[Waits]:
    """Yield the statements that wait for a signature, each in the circle of its review."""
    for member in waiting_members.asked(roll.partnership, today=roll.today):
        if member.person_id in roll.readers:
            yield Waits(member.person_id, TO_SIGN, member.review.circle_id)
