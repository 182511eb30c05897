"""The form that adjusts a cost of a locked year."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.cost_adjustments import AdjustForm
from dhr.models import CostLine
from dhr.policies.costs import may_adjust
from dhr.queries import costs
from dhr.queries.known_words import known_words
from dhr.services.cost_adjustments import adjust_cost
from dhr.views.cost_pieces import HERE, find_gone, opened_cost


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_line_adjust(request: Request, key: str) -> HttpResponse:
    """Ask by how much a cost of a locked year was wrong, and note that; sent twice, it is noted once."""
    reader = request.reader
    opened, line = opened_cost(request, key)
    may_adjust(reader, line).require()
    known = known_words(reader, review=opened.review)
    form = AdjustForm(typed(request), reader=reader, known=known, cancel_url=line.get_absolute_url())
    if request.method == "POST" and form.is_valid() and (adjustment := _noted(request, line, form)):
        messages.success(request, f"The adjustment of {str(line).lower()} is noted")
        return redirect(adjustment)
    context = opened.context(here=HERE, line=line, form=form, heading=f"Adjust {str(line).lower()}")
    return render(request, "dhr/cost_lines/adjust.html", context)


def _noted(request: Request, line: CostLine, form: AdjustForm) -> CostLine | None:
    """Return the adjustment that was noted, now or when the form was sent before; none when it was refused."""
    try:
        return adjust_cost(line=line, by=request.reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        return scoped_or_404(costs.open_to(request.reader), request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
