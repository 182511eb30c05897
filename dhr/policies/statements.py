"""Who says who reads the statement of a partner."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_choose_readers(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator of the partnership that asks lets people of a partner read its statement."""
    if reader.may(Permission.REVIEW_ADD, partnership=partnership.pk):
        return ALLOW
    return refuse("Only a review coordinator can say who reads the statement of a partner.")
