"""Who says who reads the statement of a partner."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from dhr.queries.statements import Reading

NOT_ALL_OF_IT = (
    "Only whoever of the partner reads this statement can take it out as a file. You see the charges of your own"
    " reviews alone, and a file of these would look like all of them."
)


def may_choose_readers(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator of the partnership that asks lets people of a partner read its statement."""
    if reader.may(Permission.REVIEW_ADD, partnership=partnership.pk):
        return ALLOW
    return refuse("Only a review coordinator can say who reads the statement of a partner.")


def may_take_out(reading: Reading) -> Decision:
    """Whoever reads all of a statement takes it out as a file: a part of it would be taken for the whole."""
    return ALLOW if reading.is_whole else refuse(NOT_ALL_OF_IT)
