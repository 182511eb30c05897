"""The action list: filtered, sorted and paged on the server, kept in the address."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.policies.actions import may_add
from plans.policies.exports import may_take_out
from plans.policies.imports import may_import_into
from plans.presenters.action_list import ROWS, ActionListPage
from plans.presenters.plan_tabs import plan_tabs
from plans.queries import actions
from plans.queries.action_rows import rows_with_ids
from plans.views.asked_list import asked_list


@access(Permission.PLAN_READ)
@require_safe
def action_list(request: Request, key: str) -> HttpResponse:
    """List a plan's actions, fifty a page, as the address asks."""
    reader = request.reader
    plan, priorities, scheme, form, found = asked_list(request, key)
    # All ids, then the rows of one page: to sort thousands of whole rows and show fifty takes twice as long.
    place = Paginator(list(found.values_list("pk", flat=True)), ROWS).get_page(request.GET.get("page"))
    page = ActionListPage.of(
        place,
        rows_with_ids(reader, ids=list(place)),
        priorities={one.pk: str(one) for one in priorities},
        wanted=form.wanted,
        chosen=form.chosen(),
        address=request.GET,
        plan=plan,
        scheme=scheme,
        today=reader.today,
        words=request.words,
    )
    total = actions.count_of(reader, plan=plan)
    context = {
        "plan": plan,
        "form": form,
        "page": page,
        "may_take_out": may_take_out(reader, plan),
        "tabs": plan_tabs(plan, here="actions", total=total, words=request.words),
        "is_empty": not total,
        "may_add": may_add(reader, plan),
        "may_begin_by_import": may_import_into(reader, plan),
    }
    return render(request, "plans/actions/list.html", context)
