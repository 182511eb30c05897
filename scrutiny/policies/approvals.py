"""Who records that a report was approved, what is approved, and when it is approved enough to be issued."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.kernel.listing import listed
from csp.models import Reader
from csp.permissions import Permission
from scrutiny.models import Approval, Pack
from scrutiny.queries import approvals
from scrutiny.queries.packs import later_than

OLDER = "A later build of this report has been begun. Have that one approved."
UNHASHED = "It was built before approvals were asked for. Build it again, then have that approved."
NOT_ASKED = "The form of this report does not ask for this approval."
ISSUED = "This report has been issued: what was approved of it stays as it is."


def may_approve(reader: Reader, pack: Pack) -> Decision:
    """Whoever writes a report records who approved its last build, until it is issued."""
    if not reader.holds(Permission.REPORT_WRITE, partnership=pack.partnership_id):
        return refuse(Permission.REPORT_WRITE.refusal)
    if pack.is_part_2:
        return refuse("Part 2 is approved with Part 1.")
    if pack.state != Pack.State.BUILT:
        return refuse(ISSUED if pack.state == Pack.State.ISSUED else "Build the report first.")
    if later_than(reader, pack=pack):
        return refuse(OLDER)
    return ALLOW if pack.fingerprint else refuse(UNHASHED)


def may_record(reader: Reader, pack: Pack, *, asked: str) -> Decision:
    """An approval is recorded as what the form of the report asks for."""
    if asked not in [one.name for one in pack.report.council_form.approvals]:
        return refuse(NOT_ASKED)
    return may_approve(reader, pack)


def may_end(reader: Reader, approval: Approval) -> Decision:
    """An approval is taken back once, until a build with these words is issued."""
    if not reader.holds(Permission.REPORT_WRITE, partnership=approval.partnership_id):
        return refuse(Permission.REPORT_WRITE.refusal)
    if approval.ended_at:
        return refuse("This approval was taken back already.")
    return refuse(ISSUED) if approvals.was_issued(reader, approval=approval) else ALLOW


def may_put_names(reader: Reader, pack: Pack) -> Decision:
    """The names go on the front sheet once everybody has approved, if they are not there already."""
    if refused := may_approve(reader, pack).refusal:
        return refuse(refused)
    if lacking := unapproved(reader, pack):
        return refuse(lacking)
    if not pack.report.council_form.approvals or is_named(reader, pack):
        return refuse("Everybody whose approval its form asks for is on its front sheet.")
    return ALLOW


def unapproved(reader: Reader, pack: Pack) -> str:
    """Return whose approval of exactly these words is lacking, in a sentence; nothing where none is."""
    wanted = pack.report.council_form.approvals
    given = {one.asked for one in approvals.of_words(reader, pack=pack)} if wanted else set()
    lacking = [one.label for one in wanted if one.name not in given]
    return (
        f"Its form asks for approvals that are not recorded of these words: {listed(lacking)}."
        if lacking
        else ""
    )


def is_named(reader: Reader, pack: Pack) -> bool:
    """Return whether exactly those who approved a build are named on its front sheet."""
    given = [(one.asked, one.label, one.words) for one in approvals.of_words(reader, pack=pack)]
    return pack.approved_by == given


def is_approved(reader: Reader, pack: Pack) -> Decision:
    """A build is issued when everybody approved its words, and is named on its front sheet."""
    if lacking := unapproved(reader, pack):
        return refuse(lacking)
    if pack.report.council_form.approvals and not is_named(reader, pack):
        return refuse("Everybody has approved it, and their names are not on its front sheet yet.")
    return ALLOW
