"""Who says what a partnership means to spend on its reviews."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_set_budgets(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator of the partnership sets the budget for reviews, for all that there are or will be."""
    if reader.may(Permission.REVIEW_ADD, partnership=partnership.pk):
        return ALLOW
    return refuse("Only a review coordinator can set the budget for reviews.")
