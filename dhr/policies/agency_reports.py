"""Who asks agencies for their reports, who sends one, and what each report can become."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import AgencyReport, Capacity, Review
from dhr.models.capacity import RUNNING
from dhr.policies.reviews import may_as, may_run, still_open
from dhr.queries import agency_reports

State = AgencyReport.State
Kind = AgencyReport.Kind

READERS = (*RUNNING, Capacity.CHAIR, Capacity.AUTHOR)
ACCEPTERS = (*RUNNING, Capacity.CHAIR)
NOT_YOURS = "Only its authors, and the review’s coordinator and deputy, can say this of a report."
ONLY_READERS = "Only the review’s coordinator, deputy, chair and author of the overview report can do this."
ONLY_ACCEPTERS = "Only the review’s coordinator, deputy and chair can accept a report."
CHASED_TODAY = "It was chased today. It can be chased again tomorrow."
NOT_AWAITED = "Nothing is awaited of this agency, so there is nothing to chase."

# What each can become. A report that was accepted can still be returned, and one that was not to come can come after
# all, until the review is closed; with another date it is waited for again.
NEXT = {
    State.ASKED: {State.RECEIVED, State.NOT_COMING},
    State.RETURNED: {State.RECEIVED, State.NOT_COMING},
    State.RECEIVED: {State.RETURNED, State.CHECKED, State.NIL},
    State.CHECKED: {State.RETURNED, State.COUNTERSIGNED, State.ACCEPTED},
    State.COUNTERSIGNED: {State.RETURNED, State.ACCEPTED},
    State.ACCEPTED: {State.RETURNED},
    State.NIL: {State.RETURNED},
    State.NOT_COMING: {State.RECEIVED},
}
# A senior officer answers for what their agency found of its own work; a list of dates and facts needs none.
COUNTERSIGNED_FIRST = (Kind.IMR, Kind.BOTH)
REFUSED = {
    State.RECEIVED: "The report is here already.",
    State.RETURNED: "There is no report to return: the agency has yet to send one.",
    State.CHECKED: "Only a report that is received, and is no nil return, is quality checked.",
    State.COUNTERSIGNED: "Only a report that is quality checked, and is no nil return, is countersigned.",
    State.ACCEPTED: "A report is accepted once it is quality checked, a management review once it is countersigned.",
    State.NIL: "Only a nil return that is received is accepted as one.",
    State.NOT_COMING: "Only of a report that is awaited can you note that it will not come.",
}


def may_ask(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review asks agencies, changes what they are asked for, and chases."""
    return may_run(reader, review)


def may_send(reader: Reader, report: AgencyReport) -> Decision:
    """Its authors, and whoever runs the review, say that a report is here, and who countersigned it."""
    if agency_reports.writes(reader, report=report):
        return still_open(report.review)
    return may_as(reader, report.review, RUNNING, refusal=NOT_YOURS)


def may_forgo(reader: Reader, report: AgencyReport) -> Decision:
    """Whoever runs the review says that it goes without a report."""
    return may_run(reader, report.review)


def may_check(reader: Reader, report: AgencyReport) -> Decision:
    """Whoever reads reports for the review checks them, and returns them with comments."""
    return may_as(reader, report.review, READERS, refusal=ONLY_READERS)


def may_accept(reader: Reader, report: AgencyReport) -> Decision:
    """Whoever runs the review and its chair accept a report."""
    return may_as(reader, report.review, ACCEPTERS, refusal=ONLY_ACCEPTERS)


def may_become(report: AgencyReport, state: str) -> Decision:
    """Say whether the next thing that happens to a report can be this."""
    if state not in NEXT[State(report.state)] or not _fits(report, state):
        return refuse(REFUSED[State(state)])
    return ALLOW


def can_be_chased(report: AgencyReport, *, chased_today: bool) -> Decision:
    """An agency is chased while something is awaited of it, once a day."""
    if not report.is_awaited:
        return refuse(NOT_AWAITED)
    return refuse(CHASED_TODAY) if chased_today else ALLOW


def waits_for_the_review(report: AgencyReport) -> bool:
    """Return whether what is to happen next is the review’s to do, and not the agency’s."""
    if report.state in (State.RECEIVED, State.COUNTERSIGNED):
        return True
    return report.state == State.CHECKED and bool(may_become(report, State.ACCEPTED))


def settled_as(report: AgencyReport) -> str:
    """Return what accepting a report makes of it."""
    return State.NIL if report.is_nil else State.ACCEPTED


def _fits(report: AgencyReport, state: str) -> bool:
    """Return whether this kind of report goes through that state from where it is."""
    if report.is_nil:
        return state in (State.RECEIVED, State.RETURNED, State.NIL, State.NOT_COMING)
    if state == State.ACCEPTED and report.state == State.CHECKED:
        return report.kind not in COUNTERSIGNED_FIRST
    return state != State.NIL
