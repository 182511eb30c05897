"""Who may say how long things are kept."""

from csp.kernel.decision import Decision
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_set_retention(reader: Reader, partnership: Partnership) -> Decision:
    """Only an administrator says how long things are kept."""
    return reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)
