"""Who says what of a report is exempt, who names its readers, and when a section or an appendix may go."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from scrutiny.models import Appendix, Report, ReportSection
from scrutiny.queries import exempt

ON_PART_2 = "What is exempt is seen to on the page “Part 2” of the report, by those who are named there."


def may_mark(reader: Reader, report: Report) -> Decision:
    """Whoever writes the report says what of it is exempt, and is named on it by doing so."""
    return reader.may(Permission.REPORT_WRITE, partnership=report.partnership_id)


def may_name(reader: Reader, report: Report) -> Decision:
    """Whoever writes the report names who reads Part 2; each naming is recorded, of oneself too."""
    return reader.may(Permission.REPORT_WRITE, partnership=report.partnership_id)


def may_change_section(section: ReportSection) -> Decision:
    """An exempt section has no words, title or author in its row: they are on the page of Part 2."""
    return refuse(ON_PART_2) if section.is_exempt else ALLOW


def may_take_out_section(reader: Reader, section: ReportSection) -> Decision:
    """A section with exempt matter stays until that was taken out by somebody who may read it."""
    if section.is_exempt or exempt.names_in(reader, section=section):
        return refuse(f"This section holds exempt matter: take that out first. {ON_PART_2}")
    return ALLOW


def may_change_appendix(appendix: Appendix) -> Decision:
    """An exempt appendix has no title or file in its row: they are on the page of Part 2."""
    return refuse(ON_PART_2) if appendix.is_exempt else ALLOW


def is_wales(partnership: Partnership) -> bool:
    """Return whether the Welsh paragraphs are cited where a partnership is."""
    return partnership.kind == Partnership.Kind.WALES
