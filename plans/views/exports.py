"""The action list as a file: exactly what the list shows for the same address, all its pages."""

from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.kernel import day_words
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from plans.exports.action_rows import ExportedAction
from plans.exports.actions_csv import actions_csv
from plans.exports.file_name import file_name
from plans.models import Plan
from plans.policies.exports import may_take_out
from plans.presenters.action_export import exported
from plans.queries.action_rows import plain_rows
from plans.services.exports import record_export
from plans.views.asked_list import AskedList, asked_list


@access(Permission.PLAN_READ)
@require_safe
def action_list_csv(request: Request, key: str) -> HttpResponseBase:
    """Send the list as a CSV file, while it is still being read from the database."""
    asked = _asked(request, key)
    lines = actions_csv(_rows(request, asked), words=request.words)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _sent(response, request, plan=asked.plan, kind="csv")


@access(Permission.PLAN_READ)
@require_safe
def action_list_workbook(request: Request, key: str) -> HttpResponseBase:
    """Send the list as an Excel workbook."""
    # What writes workbooks takes a quarter of a second to load: only whoever asks for one waits for it.
    from plans.exports.actions_workbook import TYPE, actions_workbook  # noqa: PLC0415

    asked, today = _asked(request, key), request.reader.today
    title = f"Actions of {asked.plan.title}, {day_words.plain(today)}"
    words = request.words
    book = actions_workbook(_rows(request, asked), title=title, on=today, words=words)
    response = HttpResponse(book, content_type=TYPE)
    return _sent(response, request, plan=asked.plan, kind="xlsx")


def _asked(request: Request, key: str) -> AskedList:
    """Return what is to be sent, to whoever may take it out."""
    asked = asked_list(request, key)
    may_take_out(request.reader, asked.plan).require()
    return asked


def _rows(request: Request, asked: AskedList) -> Iterator[ExportedAction]:
    return exported(
        plain_rows(request.reader, plan=asked.plan, wanted=asked.form.wanted),
        plan_id=asked.plan.pk,
        priorities={one.pk: str(one) for one in asked.priorities},
        scheme=asked.scheme,
        today=request.reader.today,
        silent_after=asked.plan.silent_after_days,
        words=request.words,
    )


def _sent(response: HttpResponseBase, request: Request, *, plan: Plan, kind: str) -> HttpResponseBase:
    """Make the answer a download, and write down that it was taken; asking for its headers takes nothing."""
    name = file_name(request.partnership.slug, on=request.reader.today, kind=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_export(plan=plan, by=request.reader, now=clock.now())
    return response
