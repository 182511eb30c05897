"""Who says how a partnership runs its reviews."""

from csp.kernel.decision import Decision
from csp.models import Partnership, Reader
from csp.permissions import Permission


def may_set_rules(reader: Reader, partnership: Partnership) -> Decision:
    """Whoever sets up the partnership says it for all reviews, those that they know nothing of too."""
    return reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)
