"""The action list: filtered, sorted and paged on the server, kept in the address."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.action_filter import ActionFilterForm
from plans.policies.actions import may_add
from plans.presenters.action_list import ROWS, ActionListPage
from plans.presenters.plan_tabs import plan_tabs
from plans.presenters.scheme import Scheme
from plans.queries import actions, plans


@access(Permission.PLAN_READ)
@require_safe
def action_list(request: Request, key: str) -> HttpResponse:
    """List a plan's actions, fifty a page, as the address asks."""
    reader = request.reader
    plan = scoped_or_404(plans.open_to(reader), request, key=key)
    statuses = list(plans.scheme_of(reader, partnership=plan.partnership))
    form = ActionFilterForm(
        request.GET,
        priorities=list(plans.priorities_of(reader, plan=plan)),
        seats=actions.seats_that_lead(reader, plan=plan),
        scheme=statuses,
    )
    found = actions.with_row_details(actions.listed(reader, plan=plan, wanted=form.wanted))
    page = ActionListPage.of(
        Paginator(found, ROWS).get_page(request.GET.get("page")),
        wanted=form.wanted,
        chosen=form.chosen(),
        address=request.GET,
        plan=plan,
        scheme=Scheme.of(statuses),
        today=reader.today,
    )
    tabs = plan_tabs(plan, here="actions", total=actions.count_of(reader, plan=plan))
    context = {"plan": plan, "form": form, "page": page, "tabs": tabs, "may_add": may_add(reader, plan)}
    return render(request, "plans/actions/list.html", context)
