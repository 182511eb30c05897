"""Who says how charges are written for the ledger."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_keep(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator of the partnership keeps its layouts; who takes charges out goes by the charges."""
    if reader.may(Permission.REVIEW_ADD, partnership=partnership.pk):
        return ALLOW
    return refuse("Only a review coordinator can change how charges are written for the ledger.")
