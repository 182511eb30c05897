"""The words of the e-mail to somebody who is asked onto a review: that something waits, and nothing of what."""

from datetime import datetime

from csp import mail
from csp.models import Reader
from dhr.models import ReviewMember

KIND = "review-asked"
SUBJECT = "You are asked for something in Saferplan"
TEXT = """Hello {name},

You are asked for something in Saferplan, in the {partnership}. Sign in to read it.

It is at the top of your first page.

If you did not expect this, sign in and look before you answer anybody about it."""


def write_to(*, member: ReviewMember, by: Reader, now: datetime) -> None:
    """Write to somebody that something is asked of them; the message is for the review's panel alone to list."""
    mail.write(
        kind=KIND,
        to_address=member.person.email,
        to_person=member.person,
        subject=SUBJECT,
        text=TEXT.format(name=member.person.name, partnership=member.review.partnership),
        now=now,
        partnership=member.review.partnership,
        circle_id=member.review.panel_circle_id,
        by=by,
    )
