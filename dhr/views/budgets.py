"""What a partnership means to spend on its reviews: the financial years, and the budget of one."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel.pence import pounds
from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.budgets import BudgetForm
from dhr.models import ReviewBudget
from dhr.models.review_budget import years_offered
from dhr.policies.budgets import may_set_budgets
from dhr.presenters.budgets import rows_of, saves_of
from dhr.queries import budgets
from dhr.services.budgets import set_budget


@access(Permission.ENTER)
@require_safe
def budget_list(request: Request) -> HttpResponse:
    """List the financial years, and the budget for reviews of each; it says nothing of any review."""
    context = {
        "rows": rows_of(request.reader, partnership=request.partnership),
        "may_set": may_set_budgets(request.reader, request.partnership),
    }
    return render(request, "dhr/budgets/list.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def budget_edit(request: Request, year: int) -> HttpResponse:
    """Ask for the budget of a financial year; refuse to write over somebody else's newer save."""
    reader, partnership = request.reader, request.partnership
    may_set_budgets(reader, partnership).require()
    period = next((one for one in years_offered(reader.today) if one.starts_on.year == year), None)
    if period is None:
        raise Http404
    known = budgets.of_year(reader, partnership=partnership, year=year)
    budget = known or ReviewBudget(partnership=partnership, year=year, version=0)
    back = reverse("dhr:budget-list", args=[partnership.slug])
    form = BudgetForm(typed(request), budget=budget, cancel_url=back)
    save = partial(set_budget, partnership=partnership, year=year)
    outcome = save_answers(request, form, subject=budget, save=save)
    if outcome.saved:
        messages.success(request, outcome.words(f"The budget of {period.short} is saved"))
        return redirect(back)
    versions = budgets.versions_of(reader, budget=outcome.subject)
    is_behind = form.has_news(outcome.subject.version)
    context = {
        "form": form,
        "period": period,
        "heading": f"Budget for reviews in {period.short}",
        "saves": saves_of(versions),
        "is_behind": is_behind,
        "facts": [("Budget", pounds(outcome.subject.pence))] if is_behind else [],
        "news": saves_of(versions, since=form.opened or 0) if is_behind else [],
    }
    return render(request, "dhr/budgets/edit.html", context)
