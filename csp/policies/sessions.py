"""Who may end whose sessions."""

from csp.kernel.decision import Decision, refuse
from csp.models import Partnership, Person, Reader
from csp.permissions import Permission
from csp.queries.partnerships import works_with


def may_sign_out(reader: Reader, person: Person, partnership: Partnership) -> Decision:
    """An administrator signs out whoever works with their partnership today: others are not theirs."""
    if not works_with(reader, person=person, partnership=partnership):
        return refuse("Only people who work with the partnership can be signed out from here.")
    return reader.may(Permission.PEOPLE_APPOINT, partnership=partnership.pk)
