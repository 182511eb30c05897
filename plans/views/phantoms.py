"""The actions of a plan that nobody answers for, for whoever sees to them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.forms.phantoms import NO_LEAD, PhantomFilterForm
from plans.policies.phantoms import may_see_to
from plans.presenters.phantoms import PhantomRow, leads_in, phantom_rows
from plans.queries.phantoms import unanswered
from plans.views.opening import opened_plan


@access(Permission.PLAN_READ)
@require_safe
def plan_unanswered(request: Request, key: str) -> HttpResponse:
    """List the open actions of a plan that nobody answers for, each with its reasons."""
    reader = request.reader
    plan = opened_plan(request, key)
    may_see_to(reader, request.partnership, circle=plan.circle_id).require()
    rows = phantom_rows(unanswered(reader, plan=plan), reader)
    form = PhantomFilterForm(
        request.GET, leads=leads_in(rows), some_without=any(not row.lead_key for row in rows)
    )
    context = {
        "plan": plan,
        "form": form,
        "total": len(rows),
        "rows": _wanted(rows, *form.wanted),
        "for_all": reader.holds(
            Permission.ACTION_EDIT, partnership=request.partnership.pk, circle=plan.circle_id
        ),
    }
    return render(request, "plans/plans/unanswered.html", context)


def _wanted(rows: list[PhantomRow], why: str, lead: str) -> list[PhantomRow]:
    """Return the rows with this reason, of this authority; empty means: no matter."""
    of_lead = [row for row in rows if not lead or row.lead_key == ("" if lead == NO_LEAD else lead)]
    return [row for row in of_lead if not why or why in row.reasons]
