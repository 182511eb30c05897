"""Who may build a pack, say that its words may be public, and when it can be issued."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from scrutiny.models import Pack, Report
from scrutiny.policies.approvals import is_approved
from scrutiny.queries.packs import issued_after

WITH_PART_1 = "Part 2 is looked through and issued with Part 1."


def may_build(reader: Reader, report: Report) -> Decision:
    """The coordinator builds a report as often as they like."""
    return reader.may(Permission.REPORT_WRITE, partnership=report.partnership_id)


def may_clear(reader: Reader, pack: Pack) -> Decision:
    """A person answers for words that stand in a restricted plan too: once, before the pack is issued."""
    if not reader.holds(Permission.REPORT_WRITE, partnership=pack.partnership_id):
        return refuse(Permission.REPORT_WRITE.refusal)
    if pack.is_part_2:
        return refuse(WITH_PART_1)
    if pack.state != Pack.State.BUILT or pack.cleared_at or not pack.exposed:
        return refuse("There are no words in this report that wait for somebody to say they may be public.")
    return ALLOW


def may_issue(reader: Reader, pack: Pack) -> Decision:
    """A pack is issued once, when it is built, has passed its checks, and no later one was issued before it."""
    if not reader.holds(Permission.REPORT_WRITE, partnership=pack.partnership_id):
        return refuse(Permission.REPORT_WRITE.refusal)
    if pack.is_part_2 or pack.state == Pack.State.ISSUED:
        return refuse(WITH_PART_1 if pack.is_part_2 else "This report has been issued already.")
    if pack.state != Pack.State.BUILT:
        return refuse("Build the report before you issue it.")
    if pack.failures:
        return refuse(
            "This report can’t be issued: a check found something. Put it right and build it again."
        )
    if issued_after(reader, pack=pack):
        return refuse("A later version of this report has been issued already.")
    return is_approved(reader, pack)
