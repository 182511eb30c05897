"""The plans of a partnership, and one plan's overview."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.models import Reader
from csp.permissions import Permission
from csp.web.access import access
from csp.web.circle_pages import beside
from csp.web.requests import Request
from plans.models import Plan
from plans.policies.actions import may_add
from plans.policies.imports import may_import, may_import_into
from plans.policies.phantoms import may_see_to
from plans.policies.plan_life import may_add_plan
from plans.policies.priorities import may_shape
from plans.presenters import plan_page
from plans.presenters.measure_list import overview_rows
from plans.presenters.plan_tabs import plan_tabs
from plans.presenters.scheme import Scheme
from plans.queries import action_moves, actions, plans, reporting
from plans.queries.phantoms import number_to_see_to
from plans.queries.priority_leads import leads_who_left
from plans.queries.tally import tally_of
from plans.views.opening import opened_plan


@access(Permission.PLAN_READ)
@require_safe
def plan_list(request: Request) -> HttpResponse:
    """List the partnership's plans, newest first."""
    found = plans.open_to(request.reader).in_partnership(request.partnership)
    context = {
        "plans": found,
        "may_import": may_import(request.reader, request.partnership),
        "may_add_plan": may_add_plan(request.reader, request.partnership),
    }
    return render(request, "plans/plans/list.html", context)


@access(Permission.PLAN_READ)
@require_safe
def plan_detail(request: Request, key: str) -> HttpResponse:
    """Show how one plan is going: figures, priorities, and what needs attention."""
    reader = request.reader
    plan = opened_plan(request, key)
    scheme = Scheme.of(plans.scheme_of(reader, partnership=plan.partnership))
    tally = tally_of(reader, plan=plan)
    counts, attention = tally.counts, plan_page.Attention(**tally.attention)
    off_track = plan_page.slipped(actions.off_track(reader, plan=plan), plan)
    url, totals = plan_page.list_url(plan), plan_page.totals_of(counts)
    key_figures = plan_page.figures(totals, scheme, attention, url)
    context = {
        "plan": plan,
        "tabs": plan_tabs(plan, here="overview", total=sum(totals.values()), words=request.words),
        "figures": key_figures,
        "priorities": _priorities(request, plan, counts, scheme),
        "key": scheme.key_for(totals),
        "off_track": off_track,
        "off_track_hidden": int(key_figures[1].value) > len(off_track),
        "attention": attention,
        "list_url": url,
        "measures": overview_rows(reader, plan),
        "notes": reporting.notes_of(reader, plan=plan),
        "moved": plan_page.moved_rows(action_moves.moved(reader, plan=plan), plan),
        "number_open": plan_page.number_open(totals),
        "today": reader.today,
        **_may(reader, plan),
    }
    return render(request, "plans/plans/detail.html", context)


def _priorities(
    request: Request, plan: Plan, counts: plan_page.Counts, scheme: Scheme
) -> list[plan_page.PriorityRow]:
    """Return the plan's priorities with who leads them, and whose lead has left."""
    reader = request.reader
    return plan_page.priority_rows(
        plans.priorities_of(reader, plan=plan),
        counts,
        scheme,
        plan_page.list_url(plan),
        request.words,
        left=leads_who_left(reader, plan=plan),
    )


def _may(reader: Reader, plan: Plan) -> dict[str, Any]:
    """Return what the reader may begin or go on to from here, and how much nobody answers for that they see to."""
    return {
        "beside": beside(reader, record=plan),
        "may_add": may_add(reader, plan),
        "may_import": may_import_into(reader, plan),
        "may_begin": may_shape(reader, plan),
        "sees_to_all": reader.holds(
            Permission.ACTION_EDIT, partnership=plan.partnership_id, circle=plan.circle_id
        ),
        "unanswered": number_to_see_to(reader, plan=plan)
        if may_see_to(reader, plan.partnership, circle=plan.circle_id)
        else None,
    }
