"""What reviews are expected to cost: year by year, and one more as it is agreed today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.forms.pounds import written
from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.forms.forecasts import NewReviewForm
from dhr.models import CostType
from dhr.presenters.cost_agreements import EXAMPLE
from dhr.presenters.forecasts import new_review, years_of


@access(Permission.ENTER)
@require_safe
def forecast_detail(request: Request) -> HttpResponse:
    """Show what one more review would cost each partner, and what those whose money the reader sees cost by year."""
    reader, partnership = request.reader, request.partnership
    asked = any(name in request.GET for name in CostType.values)
    form = NewReviewForm(request.GET if asked else {CostType.CHAIR: written(EXAMPLE)})
    context = {
        "years": years_of(reader, partnership=partnership),
        "form": form,
        "new": new_review(reader, partnership=partnership, amounts=form.amounts) if form.is_valid() else None,
    }
    return render(request, "dhr/forecasts/detail.html", context)
