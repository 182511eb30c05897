"""The words of the e-mail to everybody on a review that was opened in an emergency: nothing of what happened."""

from collections.abc import Iterable
from datetime import datetime

from csp import mail
from csp.models import Person, Reader
from dhr.models import Review

KIND = "review-emergency"
SUBJECT = "Look at something in Saferplan today"
TEXT = """Hello {name},

Something happened in Saferplan, in the {partnership}, that you are to know of today. Sign in to read it.

It is on your first page.

If you do not know what this may be about, sign in and look before you answer anybody about it."""


def write_to(*, people: Iterable[Person], review: Review, by: Reader, now: datetime) -> None:
    """Write to everybody that something happened; the message is for the people on the review alone to list."""
    letters = [
        mail.Letter(one, SUBJECT, TEXT.format(name=one.name, partnership=review.partnership))
        for one in people
    ]
    mail.write_all(
        letters, kind=KIND, now=now, partnership=review.partnership, by=by, circle_id=review.circle_id
    )
