"""Who may say how people of a partnership sign in."""

from csp.kernel.decision import Decision
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_set_sign_in_policy(reader: Reader, partnership: Partnership) -> Decision:
    """Only an administrator says how people sign in."""
    return reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)
