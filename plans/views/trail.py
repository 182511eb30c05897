"""A restricted plan's own audit trail, for those who know of the plan: the page, and the same as a file."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from csp.forms.trail import TrailFilterForm
from csp.kernel.seals import trail_of
from csp.models.audit_event import AuditEventQuerySet
from csp.permissions import Permission
from csp.queries import trail as trails
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.trail import TrailPage, trail_file
from plans.models import Plan
from plans.policies.exports import may_take_out
from plans.presenters.plan_tabs import plan_tabs
from plans.queries import actions
from plans.services.openings import record_trail_export
from plans.views.opening import opened_plan


@access(Permission.PLAN_READ)
@require_safe
def plan_trail(request: Request, key: str) -> HttpResponse:
    """List who did what to a restricted plan, and who opened it; any other plan has no trail of its own."""
    reader, plan = request.reader, _restricted_plan(request, key)
    form, found = _asked(request, plan)
    page = TrailPage.of(
        request,
        found,
        state=trails.seal_state(reader, partnership=plan.partnership, circle_id=plan.circle_id),
        chosen=form.chosen(),
        file_url=_file_of(plan) if may_take_out(reader, plan) else "",
    )
    tabs = plan_tabs(plan, here="trail", total=actions.count_of(reader, plan=plan), words=request.words)
    context = {"plan": plan, "tabs": tabs, "page": page, "form": form}
    return render(request, "plans/plans/trail.html", context)


@access(Permission.PLAN_READ)
@require_safe
def plan_trail_csv(request: Request, key: str) -> HttpResponseBase:
    """Send the list as a CSV file, and write down that it was taken; asking for its headers takes nothing."""
    plan = _restricted_plan(request, key)
    may_take_out(request.reader, plan).require()
    _, found = _asked(request, plan)
    trail = trail_of(partnership=plan.partnership_id, circle=plan.circle_id)
    file = trail_file(request, found, trail=trail)
    if request.method == "GET":
        record_trail_export(plan=plan, by=request.reader, now=clock.now())
    return file


def _file_of(plan: Plan) -> str:
    return reverse("plans:plan-trail-csv", args=[plan.partnership.slug, plan.key])


def _restricted_plan(request: Request, key: str) -> Plan:
    plan = opened_plan(request, key)
    if plan.circle_id is None:
        raise Http404
    return plan


def _asked(request: Request, plan: Plan) -> tuple[TrailFilterForm, AuditEventQuerySet]:
    """Return the filter, and the events that fit it."""
    reader = request.reader
    circle_id = plan.circle_id or 0
    events = trails.of_circle(reader, circle_id=circle_id)
    people = trails.people_of_circle(reader, circle_id=circle_id)
    form = TrailFilterForm(request.GET, people=people)
    return form, trails.narrowed(reader, events=events, wanted=form.wanted)
