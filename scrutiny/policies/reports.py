"""Who may write a report, and about what."""

from csp.kernel.decision import Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from plans.models import Plan
from scrutiny.models import Committee, Report

NOT_PUBLIC = "The plan of this report is not one that everyone may read. Choose another plan for it."


def may_write(reader: Reader, partnership: Partnership) -> Decision:
    """The coordinator writes the partnership's reports."""
    return reader.may(Permission.REPORT_WRITE, partnership=partnership.pk)


def may_edit(reader: Reader, report: Report) -> Decision:
    """The coordinator changes a report at any time: what was issued of it is a copy, and stays as it was."""
    return reader.may(Permission.REPORT_WRITE, partnership=report.partnership_id)


def may_report_on(reader: Reader, *, plan: Plan, committee: Committee) -> Decision:
    """A public report is about a plan that the whole partnership may read, for a committee that scrutinises it."""
    if plan.circle_id is not None:
        return refuse("A public report can’t be about a plan that only some people may read.")
    if committee.partnership_id != plan.partnership_id:
        return refuse("This committee does not scrutinise the partnership of the plan.")
    return reader.may(Permission.REPORT_WRITE, partnership=plan.partnership_id)
