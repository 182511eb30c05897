"""A review's action plan in the Home Office's columns, as a Word document and as an Excel workbook."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from dhr.exports.file_name import file_name
from dhr.exports.plan_rows import PlanRow
from dhr.models import Part, Review
from dhr.policies.exports import may_export_plan
from dhr.presenters.plan_export import rows_of
from dhr.queries import plans, recommendations
from dhr.queries.plan_exports import actions_of
from dhr.services.exports import record_plan_export
from dhr.views.opening import opened_review

UNTITLED = "Action plan of a review"
Maker = Callable[..., bytes]


@access(Permission.ENTER)
@require_safe
def plan_word(request: Request, key: str) -> HttpResponse:
    """Send the plan as a Word document."""
    # What writes documents takes a while to load: only whoever asks for one waits for it.
    from dhr.exports import plan_word as word  # noqa: PLC0415

    return _sent(request, key, word.plan_word, media_type=word.TYPE, kind="docx")


@access(Permission.ENTER)
@require_safe
def plan_workbook(request: Request, key: str) -> HttpResponse:
    """Send the plan as an Excel workbook."""
    from csp.documents.workbook import TYPE  # noqa: PLC0415  (as above)
    from dhr.exports.plan_workbook import plan_workbook as made  # noqa: PLC0415  (as above)

    return _sent(request, key, made, media_type=TYPE, kind="xlsx")


def _sent(request: Request, key: str, make: Maker, *, media_type: str, kind: str) -> HttpResponse:
    """Make the file a download, and write down that it was taken; asking for its headers takes nothing."""
    reader = request.reader
    review = opened_review(request, key, part=Part.PLAN).review
    may_export_plan(reader, review).require()
    title, rows = _content(request, review)
    response = HttpResponse(make(rows, title=title, on=reader.today), content_type=media_type)
    name = file_name(request.partnership.slug, what="action-plan", on=reader.today, kind=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_plan_export(review=review, by=reader, now=clock.now())
    return response


def _content(request: Request, review: Review) -> tuple[str, list[PlanRow]]:
    """Return what the file is called in it, which is never the review's code name, and its rows."""
    reader = request.reader
    plan = plans.plan_of(reader, review=review)
    found = recommendations.followed(reader, reviews=[review])
    return plan.title if plan else UNTITLED, rows_of(found, plan=actions_of(reader, review=review))
