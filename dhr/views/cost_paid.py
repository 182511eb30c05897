"""The page that asks when the supplier of a cost was paid."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.cost_paid import SupplierPaidForm
from dhr.policies.costs import may_note_paid
from dhr.presenters.cost_changes import news_of
from dhr.services.cost_paid import note_supplier_paid
from dhr.views.cost_pieces import HERE, cost_to_note, find_gone


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_line_pay(request: Request, key: str) -> HttpResponse:
    """Ask when the supplier was paid, though the cost stands; refuse to write over somebody else's newer save."""
    opened, line = cost_to_note(request, key)
    may_note_paid(request.reader, line).require()
    form = SupplierPaidForm(typed(request), subject=line, cancel_url=line.get_absolute_url())
    outcome = save_answers(request, form, subject=line, save=partial(note_supplier_paid, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("It is noted when the supplier was paid"))
        return redirect(line)
    is_new = form.has_news(outcome.subject.version)
    news = news_of(request.reader, line=outcome.subject, since=form.opened or 1) if is_new else []
    heading = f"When the supplier of {str(line).lower()} was paid"
    context = opened.context(here=HERE, form=form, line=outcome.subject, news=news, heading=heading)
    return render(request, "dhr/cost_lines/pay.html", context)
