"""Who shapes a report, writes its sections, comments on them and signs them."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from scrutiny.models import Report, ReportSection
from scrutiny.policies.exempt import may_change_section


def may_shape(reader: Reader, report: Report) -> Decision:
    """The coordinator says of which sections a report is made, and gives them to others."""
    return reader.may(Permission.REPORT_WRITE, partnership=report.partnership_id)


def may_write(reader: Reader, section: ReportSection) -> Decision:
    """Whoever a section is given to writes it, and whoever writes for the same authority, and the coordinator."""
    partnership = section.partnership_id
    if section.is_exempt:
        return may_change_section(section)
    if reader.holds(Permission.REPORT_WRITE, partnership=partnership) or is_given_to(reader, section):
        return ALLOW
    return refuse("Only whoever this section is given to, and the coordinator, can write it.")


def may_sign(reader: Reader, section: ReportSection, *, is_empty: bool) -> Decision:
    """Whoever a section is given to signs for their authority, once it says something; nobody signs for another."""
    if section.seat is None:
        return refuse("Nobody is asked to sign this section: it is given to no authority.")
    if not is_given_to(reader, section):
        return refuse(f"Only somebody who writes for {section.seat} can sign this section.")
    if is_empty:
        return refuse("There is nothing in this section to sign yet. Write it first.")
    if section.signed_at:
        return refuse("This section is signed already.")
    return ALLOW


def is_given_to(reader: Reader, section: ReportSection) -> bool:
    """Return whether a section is given to an authority that the reader writes for."""
    if section.seat is None:
        return False
    bodies = reader.authorities_with(Permission.SECTION_WRITE, partnership=section.partnership_id)
    return section.seat.authority_id in bodies


def may_pass_on(reader: Reader, section: ReportSection) -> Decision:
    """Whoever a section names passes it on, the lead of their authority, and the coordinator."""
    if reader.holds(Permission.REPORT_WRITE, partnership=section.partnership_id):
        return ALLOW
    leads = reader.authorities_with(Permission.ACTION_EDIT_OWN, partnership=section.partnership_id)
    if section.seat and section.seat.authority_id in leads:
        return ALLOW
    if section.holder_id == reader.person_id and is_given_to(reader, section):
        return ALLOW
    return refuse(
        "Only whoever writes a section, the lead of their authority and the coordinator pass it on."
    )
