"""Who locks a financial year."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_lock(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator of the partnership locks the years of its reviews' costs."""
    if reader.may(Permission.REVIEW_ADD, partnership=partnership.pk):
        return ALLOW
    return refuse("Only a review coordinator can lock a financial year.")
