"""Who may list what the next version of a report corrects, and until when."""

from csp.kernel.decision import Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from scrutiny.models import Correction, Pack, Report


def may_correct(reader: Reader, report: Report, *, issued: Pack | None) -> Decision:
    """Whoever writes a report lists what is corrected in a version of it that was issued for its meeting."""
    if issued is None:
        return refuse("Nothing of this report has been issued for its meeting yet: change the report itself.")
    return reader.may(Permission.REPORT_WRITE, partnership=report.partnership_id)


def may_change(reader: Reader, correction: Correction) -> Decision:
    """Whoever writes the report changes or removes a correction until a version that lists it is issued."""
    if correction.listed_in_id:
        return refuse("A version that lists this correction is issued: it stays as it is. Add another one.")
    return reader.may(Permission.REPORT_WRITE, partnership=correction.report.partnership_id)
