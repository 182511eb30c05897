"""What the meetings hold about a person: at which of them they were, and for which authority."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from plans.models import Attendance
from plans.queries.meetings import attendances_by


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield the meetings that the reader is written down for, of what they can open today."""
    cells = columns(
        meeting="Meeting",
        partnership="Partnership",
        day="Day",
        authority="For",
        name="Name",
        post="Post",
        what="What is written",
    )
    yield Section(
        "meetings", "Meetings that you were at", Table(cells, rows_from(attendances_by(reader), _row))
    )


def _row(one: Attendance) -> Row:
    what = "Sent apologies" if one.sent_apologies else "Was there"
    if one.is_senior:
        what += ", in a senior position"
    meeting = one.meeting
    return meeting.title, str(meeting.partnership), meeting.held_on, str(one.seat), one.name, one.post, what
