"""What the pages of what a review costs share: finding a cost, who may change it, what is gone."""

from csp.web.gone import Gone
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.models import CostLine, Part
from dhr.policies.costs import may_change, may_note
from dhr.presenters.costs import list_of
from dhr.queries import costs
from dhr.views.opening import Opened, opened_review

HERE = "costs"
TEXTS = ("what", "supplier", "reference", "chosen_why", "kept_at", "reason")


def opened_costs(request: Request, key: str) -> Opened:
    """Return the review with this key; raises Http404 for whoever may not see what it costs."""
    return opened_review(request, key, part=Part.MONEY)


def opened_to_change(request: Request, key: str) -> Opened:
    """Return the same to whoever runs the review; raises PermissionDenied for others who see what it costs."""
    opened = opened_costs(request, key)
    may_note(request.reader, opened.review).require()
    return opened


def opened_cost(request: Request, key: str) -> tuple[Opened, CostLine]:
    """Return the cost with this key and its review; raises Http404 for whoever may not see it."""
    line = scoped_or_404(costs.open_to(request.reader), request, key=key)
    return opened_costs(request, line.review.key), line


def cost_to_change(request: Request, key: str) -> tuple[Opened, CostLine]:
    """Return the same to whoever may change it; raises PermissionDenied for others, and where it stands."""
    opened, line = opened_cost(request, key)
    may_change(request.reader, line).require()
    return opened, line


def cost_to_note(request: Request, key: str) -> tuple[Opened, CostLine]:
    """Return the same to whoever runs the review, though it stands: its receipt can still come."""
    opened, line = opened_cost(request, key)
    may_note(request.reader, opened.review).require()
    return opened, line


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the cost with this key that somebody removed."""
    last = costs.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_costs(request, last.review.key)
    return Gone(
        last=last,
        name=str(last.instance),
        head="dhr/cost_lines/head.html",
        context=opened.context(here=HERE),
        on=list_of(opened.review),
        on_words="The costs as they are now",
        texts=TEXTS,
    )
