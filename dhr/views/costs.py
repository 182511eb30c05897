"""What a review costs: the list, one cost and who pays it, every change, and the costs as a file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import or_gone
from csp.web.requests import Request
from dhr.exports.costs_csv import costs_csv
from dhr.exports.file_name import file_name
from dhr.forms.costs_filter import CostFilterForm
from dhr.policies.costs import may_change, may_note, may_note_paid, may_take_out
from dhr.presenters.cost_changes import told_of
from dhr.presenters.cost_shares import page_of
from dhr.presenters.costs import years_of
from dhr.presenters.costs_overview import costs_of
from dhr.queries import costs
from dhr.services.exports import record_costs_export
from dhr.views.cost_pieces import HERE, find_gone, opened_cost, opened_costs


@access(Permission.ENTER)
@require_safe
def cost_line_list(request: Request, key: str) -> HttpResponse:
    """List what a review costs, what it comes to by type, and who pays what so far."""
    reader, opened = request.reader, opened_costs(request, key)
    found = costs.of_review(reader, review=opened.review)
    form = CostFilterForm(request.GET, years=years_of(found))
    context = opened.context(
        here=HERE,
        page=costs_of(reader, review=opened.review, lines=found, wanted=form.wanted),
        form=form,
        may_note=may_note(reader, opened.review),
        may_take_out=found and may_take_out(reader, opened.review),
    )
    return render(request, "dhr/cost_lines/list.html", context)


@access(Permission.ENTER)
@require_safe
@or_gone(find_gone)
def cost_line_detail(request: Request, key: str) -> HttpResponse:
    """Show one cost, who pays what of it and how that was reached, what comes out of it, and its receipt."""
    opened, line = opened_cost(request, key)
    reader = request.reader
    context = opened.context(
        here=HERE,
        line=line,
        page=page_of(reader, line=line),
        may_note=may_note(reader, opened.review),
        may_change=may_change(reader, line),
        may_note_paid=may_note_paid(reader, line),
    )
    return render(request, "dhr/cost_lines/detail.html", context)


@access(Permission.ENTER)
@require_safe
def cost_line_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each cost of a review, those that were removed too."""
    opened = opened_costs(request, key)
    reader, review = request.reader, opened.review
    versions = costs.versions_in(reader, review=review)
    known = costs.versions_offered(reader, partnership=review.partnership)
    context = opened.context(here=HERE, stories=told_of(versions, agreed=known).stories(versions))
    return render(request, "dhr/cost_lines/changes.html", context)


@access(Permission.ENTER)
@require_safe
def cost_line_csv(request: Request, key: str) -> StreamingHttpResponse:
    """Send the costs, each with who pays what of it, as a CSV file, and write down that it was taken."""
    reader, review = request.reader, opened_costs(request, key).review
    may_take_out(reader, review).require()
    found = costs.of_review(reader, review=review)
    lines = costs_csv(found, shares=costs.shares_of(reader, lines=found))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = file_name(request.partnership.slug, what="costs", on=reader.today, kind="csv")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_costs_export(review=review, by=reader, now=clock.now())
    return response
