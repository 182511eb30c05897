"""Tell the authors of an agency's report that something is asked of them: never what, and never of which review."""

from collections.abc import Collection
from datetime import datetime

from csp import mail
from csp.models import Person, Reader
from dhr.models import AgencyReport
from dhr.queries import agency_reports
from dhr.services.members_letter import SUBJECT, TEXT

KIND = "asked"  # as little as the message itself says


def tell_authors(
    *, report: AgencyReport, by: Reader, now: datetime, besides: Collection[int] = ()
) -> list[Person]:
    """Write to the authors to whom the report is open, ``besides`` some (ids); return those who were written to.

    The message is for the panel's eyes where messages are listed, and says nothing of the review even there.
    """
    people = [one for one in agency_reports.authors_today(by, report=report) if one.pk not in besides]
    partnership = report.review.partnership
    letters = [
        mail.Letter(one, SUBJECT, TEXT.format(name=one.name, partnership=partnership)) for one in people
    ]
    nowhere = mail.write_all(
        letters, kind=KIND, now=now, partnership=partnership, circle_id=report.circle_id, by=by
    )
    return [one for one in people if one not in nowhere]
