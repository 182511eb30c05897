"""Who may change the partnership's own words for how an action is going."""

from csp.kernel.decision import Decision
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_set_scheme(reader: Reader, partnership: Partnership) -> Decision:
    """Administrators choose the statuses."""
    return reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)
