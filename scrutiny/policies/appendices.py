"""Who may see to the appendices of a report, and how many it may have."""

from collections.abc import Sized

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.kernel.report.appendices import LETTERS
from csp.models import Reader
from csp.permissions import Permission
from scrutiny.models import Report


def may_attach(reader: Reader, report: Report) -> Decision:
    """Whoever writes a report adds, changes, moves and removes its appendices: what was built is a copy."""
    return reader.may(Permission.REPORT_WRITE, partnership=report.partnership_id)


def has_room(appendices: Sized) -> Decision:
    """A report has as many appendices as there are letters."""
    if len(appendices) >= len(LETTERS):
        return refuse(f"A report can’t have more than {len(LETTERS)} appendices. Put some of them together.")
    return ALLOW
