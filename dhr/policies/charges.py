"""Who asks partners for money, who notes what they pay, and what can become of a charge."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from dhr.models import Capacity, Charge, Review
from dhr.models.capacity import RUNNING
from dhr.queries.members import capacities_of

ONLY_WHOEVER_RUNS_IT = "Only the review’s coordinator and deputy can ask partners for money."
ONLY_WHOEVER_KEEPS_BOOKS = (
    "Only the review’s coordinator, deputy and finance officer can note what became of a charge."
)
SENT = "It was sent, so it does not change any more. Draw up what is different as another charge."
NOT_SENT = "It was not sent yet. Send it first."
WRITTEN_OFF = "It is written off. Take that back first."
STANDS = "It is not written off."
BOOKS = frozenset({*RUNNING, Capacity.FINANCE})


def may_charge(reader: Reader, review: Review) -> Decision:
    """Whoever runs a review asks partners for their shares, also once it is closed: invoices come late."""
    if capacities_of(reader, review=review) & frozenset(RUNNING):
        return ALLOW
    return refuse(ONLY_WHOEVER_RUNS_IT)


def may_send(reader: Reader, charge: Charge) -> Decision:
    """A charge is sent once, and dropped only before that."""
    if not (allowed := may_charge(reader, charge.review)):
        return allowed
    return ALLOW if charge.is_draft else refuse(SENT)


def may_write_off(reader: Reader, charge: Charge) -> Decision:
    """What a partner will not pay is written off by whoever runs the review."""
    return may_charge(reader, charge.review) and _goes_on(charge)


def may_restore(reader: Reader, charge: Charge) -> Decision:
    """That it is written off is taken back by whoever runs the review."""
    if not (allowed := may_charge(reader, charge.review)):
        return allowed
    return ALLOW if charge.state == Charge.State.WRITTEN_OFF else refuse(STANDS)


def may_keep_books(reader: Reader, charge: Charge) -> Decision:
    """The finance officer too notes that a partner agreed, was invoiced, and paid."""
    if not capacities_of(reader, review=charge.review) & BOOKS:
        return refuse(ONLY_WHOEVER_KEEPS_BOOKS)
    return _goes_on(charge)


def may_keep_accounts(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator says whom the charges of a partner go to."""
    if reader.may(Permission.REVIEW_ADD, partnership=partnership.pk):
        return ALLOW
    return refuse("Only a review coordinator can change whom charges go to.")


def _goes_on(charge: Charge) -> Decision:
    if charge.is_draft:
        return refuse(NOT_SENT)
    return refuse(WRITTEN_OFF) if charge.state == Charge.State.WRITTEN_OFF else ALLOW
