"""What reviews cost, told to everybody of the partnership as far as it gives no review away: page and file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from dhr.exports.file_name import file_name
from dhr.exports.spending_csv import spending_csv as file_of
from dhr.presenters.spending import page_of, rows_of
from dhr.queries.rules import rules_of
from dhr.queries.spend import spend_by_year
from dhr.services.exports import record_spending_export


@access(Permission.ENTER)
@require_safe
def spending_detail(request: Request) -> HttpResponse:
    """Show what reviews cost by year, type of cost and partner: the same to everybody who may read it."""
    reader, partnership = request.reader, request.partnership
    context = {
        "page": page_of(spend_by_year(reader, partnership=partnership)),
        "least": rules_of(reader, partnership=partnership).smallest_spend,
    }
    return render(request, "dhr/spendings/detail.html", context)


@access(Permission.ENTER)
@require_safe
def spending_csv(request: Request) -> StreamingHttpResponse:
    """Send the same as a CSV file, and write down that it was taken."""
    reader, partnership = request.reader, request.partnership
    found = file_of(rows_of(spend_by_year(reader, partnership=partnership)))
    response = StreamingHttpResponse(found, content_type="text/csv; charset=utf-8")
    name = file_name(partnership.slug, what="spending", on=reader.today, kind="csv")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_spending_export(partnership=partnership, by=reader, now=clock.now())
    return response
