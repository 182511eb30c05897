"""Sendings of the demonstration's report, for tests."""

from typing import Any

from csp.kernel.council_form import CopyTo, stored_parts
from csp.web import clock
from scrutiny.models import Pack, Report, Sending
from scrutiny.services.sendings import SendingAnswers, record_sendings
from tests.integration import papers, people

COMMITTEE, POLICING = "copy-committee", "copy-policing"
COUNCIL = CopyTo("committee", "Democratic services", "committee")
OFFICE = CopyTo("policing", "Commissioner", "policing")


def issued(*wanted: CopyTo) -> Pack:
    """A version of the report that was issued, whose form asks for these copies: for two if none is said."""
    of = papers.report()
    copies = stored_parts(wanted or (COUNCIL, OFFICE))
    Report.objects.filter(pk=of.pk).update(form={**of.form, "copies": copies})
    return papers.issued_pack()


def record(pack: Pack, *to: str, **said: Any) -> int:
    """June writes down that she sent the report to these."""
    given = {"to": to, "what": ["has_report"], "sent_on": people.TODAY, "sent_by": "June Okafor", **said}
    answers = SendingAnswers(**given)
    return record_sendings(pack=pack, answers=answers, by=people.reader("june"), now=clock.now())


def any_sending() -> Sending:
    """A sending, recorded once."""
    found = Sending.objects.order_by("-pk").first()
    if found is None:
        record(papers.any_issued(), other="Parish clerks")
        found = Sending.objects.get()
    return found
