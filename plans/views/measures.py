"""What a plan measures: the list, one measure with its figures, and every change."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.models import Plan
from plans.policies.exports import may_take_out
from plans.policies.measures import may_give, may_measure
from plans.presenters.measure_changes import figure_stories, stories_of
from plans.presenters.measure_list import MeasureList
from plans.presenters.measure_page import MeasurePage, linked
from plans.presenters.plan_tabs import plan_tabs
from plans.queries import actions, measures, readings
from plans.views.measure_opening import area_or_404, opened_measure
from plans.views.opening import opened_plan


@access(Permission.PLAN_READ)
@require_safe
def measure_list(request: Request, key: str) -> HttpResponse:
    """List what the plan measures and how each measure stands."""
    plan = opened_plan(request, key)
    total = actions.count_of(request.reader, plan=plan)
    context = {
        "plan": plan,
        "tabs": plan_tabs(plan, here="measures", total=total, words=request.words),
        "page": listed(request, plan),
        "is_narrowed": request.GET.get("due") == "on",
        "may_measure": may_measure(request.reader, plan),
        "may_take_out": may_take_out(request.reader, plan),
    }
    return render(request, "plans/measures/list.html", context)


@access(Permission.PLAN_READ)
@require_safe
def measure_detail(request: Request, key: str) -> HttpResponse:
    """Show one measure: what it is, how it stands, its chart and its figures, of the whole or of one area."""
    reader, measure = request.reader, opened_measure(request, key)
    area = area_or_404(request, measure, request.GET.get("area", ""))
    page = MeasurePage.of(
        measure,
        readings=list(readings.of_measure(reader, measure=measure, area=area)),
        areas=list(readings.areas_with(reader, measure=measure)),
        area=area,
        today=reader.today,
        words=request.words,
    )
    context = {
        "measure": measure,
        "plan": measure.plan,
        "area": area,
        "page": page,
        "actions": linked(measures.actions_on(reader, measure=measure)),
        "may_measure": may_measure(reader, measure.plan),
        "may_give": may_give(reader, measure),
        "may_take_out": may_take_out(reader, measure.plan),
    }
    return render(request, "plans/measures/detail.html", context)


@access(Permission.PLAN_READ)
@require_safe
def measure_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each measure of a plan, those that were removed too."""
    plan = opened_plan(request, key)
    stories = stories_of(measures.versions_in(request.reader, plan=plan), request.words)
    context = {"plan": plan, "stories": stories, "what": "measures"}
    return render(request, "plans/measures/changes.html", context)


@access(Permission.PLAN_READ)
@require_safe
def measure_history(request: Request, key: str) -> HttpResponse:
    """List every change to one measure and its figures: revised from what to what, by whom, and why."""
    reader, measure = request.reader, opened_measure(request, key)
    versions = readings.versions_of(reader, measure=measure)
    stories = [
        *figure_stories(versions, unit=measure.unit),
        *stories_of(measures.versions_of(reader, measure=measure), request.words),
    ]
    context = {
        "plan": measure.plan,
        "measure": measure,
        "stories": stories,
        "what": "measure and its figures",
    }
    return render(request, "plans/measures/history.html", context)


def listed(request: Request, plan: Plan) -> MeasureList:
    """Return the list as the page and its file show it: all, or those whose figures are overdue."""
    reader = request.reader
    return MeasureList.of(
        plan,
        measures=measures.of_plan(reader, plan=plan),
        figures=readings.of_plan(reader, plan=plan),
        worked_on=measures.with_actions(reader, plan=plan),
        today=reader.today,
        words=request.words,
        only_due=request.GET.get("due") == "on",
    )
