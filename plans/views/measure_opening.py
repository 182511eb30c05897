"""Find the measure or the figure of a page, or say that somebody removed it and show what was typed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from csp.models import Area
from csp.queries.areas import areas_of
from csp.web.gone import Gone
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.models import Measure, Plan, Reading
from plans.presenters.measure_changes import name_of_figure
from plans.queries import measures, readings
from plans.views.opening import opened_plan


def opened_measure(request: Request, key: str) -> Measure:
    """Return the measure that a page is about; raises Http404 for one that the reader may not see."""
    measure = scoped_or_404(measures.open_to(request.reader), request, key=key)
    measure.plan = opened_plan(request, measure.plan.key)
    return measure


def opened_reading(request: Request, key: str) -> Reading:
    """Return the figure that a page is about; raises Http404 for one that the reader may not see."""
    found = (
        readings.in_partnership(request.reader, partnership=request.partnership.pk).filter(key=key).first()
    )
    if found is None:
        raise Http404
    found.measure.plan = opened_plan(request, found.measure.plan.key)
    return found


def area_or_404(request: Request, measure: Measure, key: str) -> Area | None:
    """Return the area that is asked for, or none for the whole partnership."""
    if not key:
        return None
    found = areas_of(request.reader, partnership=measure.plan.partnership).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def list_of(plan: Plan) -> str:
    """Return the address of what a plan measures."""
    return reverse("plans:measure-list", args=[plan.partnership.slug, plan.key])


def page_of(measure: Measure, area: Area | None = None) -> str:
    """Return the address of a measure's own page, with the figures of an area."""
    page = reverse("plans:measure-detail", args=[measure.plan.partnership.slug, measure.key])
    return f"{page}?area={area.key}" if area else page


def go_to(measure: Measure, area: Area | None = None) -> HttpResponse:
    """Go there."""
    return redirect(page_of(measure, area))


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the measure or the figure with this key that somebody removed."""
    last, plan, name = _removed(request, key)
    if last is None or plan.partnership_id != request.partnership.pk:
        return None
    plan = opened_plan(request, plan.key)
    return Gone(
        last=last,
        name=name,
        head="plans/measures/head.html",
        context={"plan": plan},
        on=list_of(plan),
        on_words="What the plan measures now",
    )


def _removed(request: Request, key: str) -> Any:
    if gone := measures.removed(request.reader, key=key):
        return gone, gone.plan, str(gone.instance)
    if gone := readings.removed(request.reader, key=key):
        return gone, gone.measure.plan, f"The figure for {name_of_figure(gone)} of {gone.measure}"
    return None, None, ""
