"""Who may change the partnership's own words for how an action is going, and what a scheme can't be without."""

from collections.abc import Collection

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from plans.models import Status


def may_set_scheme(reader: Reader, partnership: Partnership) -> Decision:
    """Administrators choose the statuses."""
    return reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)


def can_report_with(left: Collection[Status]) -> Decision:
    """Officers can report with what is left in use: there is something to choose, and something for what is done."""
    if not left:
        return refuse("It is the last status in use. Officers need one to choose: add another first.")
    if all(one.stands_for != Status.StandsFor.COMPLETE for one in left):
        return refuse(
            "No other status in use stands for complete, so nobody could say that an action is done. "
            "Add one that does first."
        )
    return ALLOW


def may_say(status: Status, *, stands_on: bool = False) -> Decision:
    """Officers say what is in use; a status out of use can only stand on where nothing has changed."""
    if status.is_offered or stands_on:
        return ALLOW
    return refuse(f"“{status.word}” is no longer used. Choose another status")
