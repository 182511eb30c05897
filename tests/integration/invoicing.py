"""A cost of a review for tests of its pages: noted by its coordinator, with a receipt that is kept here."""

from csp.web import clock
from dhr.models import CostLine, CostType, Review
from dhr.services.cost_receipts import ReceiptAnswers, keep_receipt
from dhr.services.costs import NOBODY, CostAnswers, add_cost
from tests.integration import people
from tests.integration.endings import PDF
from tests.integration.people import TODAY


def line(review: Review) -> CostLine:
    """Return a new invoice that is not shared: it takes no agreement."""
    by = people.reader("wren")
    answers = CostAnswers(
        kind=CostLine.Kind.ACTUAL,
        cost_type=CostType.LEGAL,
        what="Advice on disclosure",
        cost_on=TODAY,
        net=45_000,
        shared_by=NOBODY,
        chosen_why="The council bears it",
    )
    noted = add_cost(review=review, answers=answers, by=by, now=clock.now())
    receipt = ReceiptAnswers(content=PDF, name="invoice.pdf")
    return keep_receipt(key=noted.key, version=noted.version, answers=receipt, by=by, now=clock.now())
