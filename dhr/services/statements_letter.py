"""The words of the e-mail to somebody who was let in to the statement of their partner."""

from datetime import datetime

from csp import mail
from csp.kernel import day_words
from csp.models import Reader
from dhr.models import StatementReader

KIND = "statement-opened"
SUBJECT = "You can read what {partner} is asked to pay"
TEXT = """Hello {name},

From {day} you can read in Saferplan what {partner} was asked to pay by the {partnership}: each charge with its \
number, what is paid of it, and what is left.

Sign in, choose Reviews, then “Who pays for reviews” and “Statements of partners”. You are asked to set up a second \
step first, if you have none.

If you did not expect this, ask the {partnership} before you pay anything."""


def write_to(*, reads: StatementReader, by: Reader, now: datetime) -> None:
    """Write to somebody that the statement of their partner opens to them."""
    statement = reads.statement
    mail.write(
        kind=KIND,
        to_address=reads.person.email,
        to_person=reads.person,
        subject=SUBJECT.format(partner=statement.seat),
        text=TEXT.format(
            name=reads.person.name,
            day=day_words.plain(reads.starts_on),
            partner=statement.seat,
            partnership=statement.partnership,
        ),
        now=now,
        partnership=statement.partnership,
        by=by,
    )
