"""Who records to whom a report was sent, and who may be sent what is exempt."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from scrutiny.models import Pack


def may_record(reader: Reader, pack: Pack) -> Decision:
    """Whoever writes a report records to whom it was sent, once it is issued."""
    if not reader.holds(Permission.REPORT_WRITE, partnership=pack.partnership_id):
        return refuse(Permission.REPORT_WRITE.refusal)
    if pack.is_part_2:
        return refuse("To whom Part 2 was sent is recorded with Part 1.")
    if pack.state != Pack.State.ISSUED:
        return refuse("This report is not issued, so it was sent to nobody.")
    return ALLOW
