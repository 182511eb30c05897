"""Measures and their figures as files: exactly what the pages show for the same address."""

from collections.abc import Iterator
from datetime import date

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from plans.exports.measures_csv import figures_csv, measures_csv
from plans.models import Plan
from plans.models.verb import Verb
from plans.policies.exports import may_take_out
from plans.presenters.measure_export import exported_figures, exported_measures
from plans.queries import readings
from plans.services.exports import record_export
from plans.views.measure_opening import area_or_404, opened_measure
from plans.views.measures import listed
from plans.views.opening import opened_plan


@access(Permission.PLAN_READ)
@require_safe
def measure_list_csv(request: Request, key: str) -> StreamingHttpResponse:
    """Send the list of measures as a CSV file."""
    plan = opened_plan(request, key)
    may_take_out(request.reader, plan).require()
    rows = exported_measures(listed(request, plan))
    return _sent(request, plan, measures_csv(rows, priority=request.words.priority.start), what="measures")


@access(Permission.PLAN_READ)
@require_safe
def measure_csv(request: Request, key: str) -> StreamingHttpResponse:
    """Send the figures of one measure, of the whole or of one area, as a CSV file."""
    measure = opened_measure(request, key)
    may_take_out(request.reader, measure.plan).require()
    area = area_or_404(request, measure, request.GET.get("area", ""))
    found = readings.of_measure(request.reader, measure=measure, area=area)
    return _sent(request, measure.plan, figures_csv(exported_figures(found)), what="figures")


def _sent(request: Request, plan: Plan, lines: Iterator[bytes], *, what: str) -> StreamingHttpResponse:
    """Make the answer a download, and write down that it was taken; asking for its headers takes nothing."""
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = _name(request.partnership.slug, what=what, on=request.reader.today)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_export(plan=plan, by=request.reader, now=clock.now(), why=Verb.MEASURES_EXPORTED)
    return response


def _name(slug: str, *, what: str, on: date) -> str:
    """Return a name that tells the partnership and the day, and never a plan or a measure."""
    return f"{slug}-{what}-{on.isoformat()}.csv"
