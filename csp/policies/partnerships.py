"""Who may change what a partnership is."""

from csp.kernel.decision import Decision
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_set_up(reader: Reader, partnership: Partnership) -> Decision:
    """Administrators set up their partnership."""
    return reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)
