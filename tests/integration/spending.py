"""What reviews cost, for tests: costs of a review that is open, and who pays what of them."""

from datetime import date
from typing import Any

from csp.models import Reader
from csp.web import clock
from dhr.models import CostLine, CostShare, CostType, Review
from dhr.services.costs import CostAnswers, add_cost, edit_cost
from tests.integration import people
from tests.integration.reviewing import Reviewing

ESTIMATE, COMMITMENT, ACTUAL = CostLine.Kind.ESTIMATE, CostLine.Kind.COMMITMENT, CostLine.Kind.ACTUAL
DAY = date(2026, 10, 30)


def answers(**given: Any) -> CostAnswers:
    """Return an invoice of the chair for £7,000.00, but for what is given."""
    said: dict[str, Any] = {
        "kind": ACTUAL,
        "cost_type": CostType.CHAIR,
        "what": "Chairing the panel",
        "cost_on": DAY,
        "net": 700_000,
    }
    return CostAnswers(**(said | given))


def spend(made: Reviewing, *, by: Reader | None = None, **given: Any) -> CostLine:
    """Note a cost of a review."""
    return add_cost(review=made.review, answers=answers(**given), by=by or made.by(), now=clock.now())


def change(made: Reviewing, line: CostLine, **given: Any) -> CostLine:
    """Change some answers about a cost."""
    line = CostLine.objects.get(pk=line.pk)
    said = CostAnswers(**(vars(CostAnswers.of(line)) | given))
    return edit_cost(
        key=line.key, version=line.version, answers=said, reason="", by=made.by(), now=clock.now()
    )


def paid(line: CostLine) -> dict[str, int]:
    """Return who pays what of a cost, in the agreed order, in pence."""
    return {str(one): one.pence for one in CostShare.objects.filter(line=line.pk).order_by("place")}


def paid_altogether(review: Review, kind: str = ACTUAL) -> dict[str, int]:
    """Return who pays what of all costs of a review that are as certain as this."""
    found: dict[str, int] = {}
    for one in CostShare.objects.filter(line__review=review, line__kind=kind).order_by("place"):
        found[str(one)] = found.get(str(one), 0) + one.pence
    return found


def responsible() -> list[str]:
    """Return the responsible authorities of Vale, in the order in which they share."""
    seats = people.vale().seats.filter(standing="responsible", ends_on=None)
    return [
        str(one) for one in seats.select_related("authority").order_by("authority__name_order", "sits_as")
    ]
