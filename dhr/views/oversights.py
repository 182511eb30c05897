"""What the reviews that somebody runs recommended, for those who oversee reviews: a look first, then the file."""

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.queries.seat_names import names_today
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from dhr.exports import oversight_rows
from dhr.exports.file_name import file_name
from dhr.models import Review
from dhr.policies.exports import may_export_oversight
from dhr.presenters.oversight import Oversight, oversight_of
from dhr.queries import oversights, recommendations
from dhr.services.exports import record_oversight_export

WHAT = "review-recommendations"
TITLE = "What reviews recommended"


@access(Permission.ENTER)
@require_safe
def oversight_detail(request: Request) -> HttpResponse:
    """Say what the file holds and leaves out, and what to look at before it goes anywhere."""
    page, _ = _asked(request)
    return render(request, "dhr/oversights/detail.html", {"page": page})


@access(Permission.ENTER)
@require_safe
def oversight_csv(request: Request) -> HttpResponseBase:
    """Send it as a CSV file."""
    page, reviews = _asked(request)
    lines = oversight_rows.oversight_csv(page.rows)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _sent(response, request, reviews, kind="csv")


@access(Permission.ENTER)
@require_safe
def oversight_workbook(request: Request) -> HttpResponseBase:
    """Send it as an Excel workbook."""
    # What writes workbooks takes a while to load: only whoever asks for one waits for it.
    from csp.documents.workbook import TYPE  # noqa: PLC0415
    from dhr.exports.oversight_workbook import oversight_workbook as made  # noqa: PLC0415

    page, reviews = _asked(request)
    book = made(page.rows, title=TITLE, on=request.reader.today)
    return _sent(HttpResponse(book, content_type=TYPE), request, reviews, kind="xlsx")


def _asked(request: Request) -> tuple[Oversight, list[Review]]:
    """Return what goes out, and the reviews it is of, to somebody who runs them."""
    reader, partnership = request.reader, request.partnership
    may_export_oversight(reader, partnership).require()
    reviews = list(oversights.run_by(reader, partnership=partnership))
    page = oversight_of(
        recommendations.followed(reader, reviews=reviews),
        reviews=reviews,
        telling=oversights.telling_words(reader, found=reviews),
        known=[name for _, name in names_today(reader, partnership=partnership.pk).values()],
    )
    return page, reviews


def _sent(
    response: HttpResponseBase, request: Request, reviews: list[Review], *, kind: str
) -> HttpResponseBase:
    """Make the answer a download, and write down that it was taken; asking for its headers takes nothing."""
    name = file_name(request.partnership.slug, what=WHAT, on=request.reader.today, kind=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_oversight_export(
            partnership=request.partnership, reviews=reviews, by=request.reader, now=clock.now()
        )
    return response
