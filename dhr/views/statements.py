"""The statements of partners: the list, one of them, the same as a file, and who reads it."""

import logging
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.models import Seat
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import CHANGED_MEANWHILE
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.exports.file_name import file_name
from dhr.exports.statement_csv import benefits_csv
from dhr.exports.statement_csv import statement_csv as file_of
from dhr.forms.statements import LetReadForm, ShutOutForm
from dhr.models import Statement
from dhr.policies.statements import may_choose_readers, may_take_out
from dhr.presenters.pools import of_statement as pools_of
from dhr.presenters.statement_benefits import benefits_of
from dhr.presenters.statement_letters import letter_of
from dhr.presenters.statement_list import rows_of
from dhr.presenters.statements import page_of
from dhr.queries import charges, statements
from dhr.queries.statements import Reading
from dhr.services.statements import let_read, open_statement, record_download, shut_out

Response = TypeVar("Response", bound=HttpResponseBase)
log = logging.getLogger(__name__)


@access(Permission.ENTER)
@require_safe
def statement_list(request: Request) -> HttpResponse:
    """List the statements that the reader may read; to a review coordinator, every partner and who reads its own."""
    reader, partnership = request.reader, request.partnership
    chooses = may_choose_readers(reader, partnership)
    context = {
        "mine": statements.of_partnership(reader, partnership=partnership),
        "rows": rows_of(reader, partnership=partnership) if chooses else [],
        "may_choose": chooses,
    }
    return render(request, "dhr/statements/list.html", context)


@access(Permission.ENTER)
@require_safe
def statement_detail(request: Request, key: str) -> HttpResponse:
    """Show what a partner was asked for, has paid and still owes, over all reviews and years."""
    reader, reading = request.reader, _read(request, key)
    statement, may_choose = reading.statement, may_choose_readers(reader, reading.statement.partnership)
    context = {
        "statement": statement,
        "page": page_of(reader, reading=reading),
        "pools": pools_of(reader, reading=reading),
        "reads": reading.is_whole,
        "may_choose": may_choose,
        "readers": statements.readers_of(reader, statements=[statement])[statement.pk] if may_choose else [],
    }
    return render(request, "dhr/statements/detail.html", context)


@access(Permission.ENTER)
@require_safe
def statement_csv(request: Request, key: str) -> StreamingHttpResponse:
    """Send the charges and payments of a statement as a CSV file, and write down that it was taken."""
    reader, reading = request.reader, _read(request, key)
    may_take_out(reading).require()
    lines = file_of(
        statements.charges_of(reader, reading=reading),
        lines=statements.lines_of(reader, reading=reading),
        payments=statements.payments_of(reader, reading=reading),
        pools=pools_of(reader, reading=reading).in_pence,
    )
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _taken(request, response, statement=reading.statement, what="statement", kind="csv")


@access(Permission.ENTER)
@require_safe
def statement_benefits(request: Request, key: str) -> HttpResponse:
    """Show what a partner paid in by year, beside what all reviews together cost as everybody is told it."""
    reading = _read(request, key)
    context = {
        "statement": reading.statement,
        "benefits": benefits_of(request.reader, reading=reading),
        "reads": reading.is_whole,
    }
    return render(request, "dhr/statements/benefits.html", context)


@access(Permission.ENTER)
@require_safe
def statement_benefits_csv(request: Request, key: str) -> StreamingHttpResponse:
    """Send the same as a CSV file, and write down that it was taken."""
    reading = _read(request, key)
    may_take_out(reading).require()
    rows = benefits_csv(benefits_of(request.reader, reading=reading).in_file)
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    return _taken(request, response, statement=reading.statement, what="paid-in", kind="csv")


@access(Permission.ENTER)
@require_safe
def statement_pdf(request: Request, key: str) -> HttpResponse:
    """Send a statement as a PDF, and write down that it was taken."""
    # What draws PDFs takes a while to load: only whoever asks for one waits for it.
    from csp.documents.letter import render_letter  # noqa: PLC0415  (who draws nothing needn't load it)
    from csp.documents.render import CannotRender  # noqa: PLC0415  (as above)

    reader, reading = request.reader, _read(request, key)
    statement = reading.statement
    may_take_out(reading).require()
    account = charges.account_of(reader, partnership=statement.partnership, seat=statement.seat)
    page, to = page_of(reader, reading=reading), account.contact if account else ""
    pools = pools_of(reader, reading=reading)
    if not (page.rows or pools.rows):
        return redirect(statement)
    try:
        made = render_letter(letter_of(statement, page, to=to, today=reader.today, pools=pools))
    except CannotRender as wrong:
        log.exception("A statement could not be drawn: %s", wrong.detail)
        messages.error(request, str(wrong))
        return redirect(statement)
    response = HttpResponse(made, content_type="application/pdf")
    return _taken(request, response, statement=statement, what="statement", kind="pdf")


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def statement_reader_add(request: Request, key: str) -> HttpResponse:
    """Ask who of a partner reads its statement; sent twice, they are let in once."""
    reader, partnership = request.reader, request.partnership
    may_choose_readers(reader, partnership).require()
    partner = charges.seats_charged(reader, partnership=partnership).filter(key=key).first()
    if partner is None:
        raise Http404
    people = statements.people_of(reader, partnership=partnership, seat=partner)
    back = reverse("dhr:statement-list", args=[partnership.slug])
    form = LetReadForm(typed(request), people=people, reader=reader, cancel_url=back)
    if request.method == "POST" and form.is_valid() and _let_in(request, partner, form):
        messages.success(request, f"{form.cleaned_data['person'].name} can read the statement of {partner}")
        return redirect(back)
    heading = f"Let somebody read the statement of {partner}"
    context = {"form": form, "partner": partner, "people": people, "heading": heading}
    return render(request, "dhr/statement_readers/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def statement_reader_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a statement is shut to somebody."""
    reader = request.reader
    one = scoped_or_404(statements.readers_open_to(reader), request, key=key)
    may_choose_readers(reader, one.statement.partnership).require()
    back = reverse("dhr:statement-list", args=[request.partnership.slug])
    form = ShutOutForm(typed(request), subject=one, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            shut_out(key=key, by=reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(
                request, f"{one.person.name} no longer reads the statement of {one.statement.seat}"
            )
        return redirect(back)
    context = {"form": form, "one": one, "heading": f"Shut the statement to {one.person.name}"}
    return render(request, "dhr/statement_readers/remove.html", context)


def _read(request: Request, key: str) -> Reading:
    """Return a statement as its reader reads it; not found if they read none of it."""
    reader = request.reader
    return statements.reading_of(
        reader, statement=scoped_or_404(statements.open_to(reader), request, key=key)
    )


def _taken(request: Request, response: Response, *, statement: Statement, what: str, kind: str) -> Response:
    """Return a file of a statement under its name, and write down that it was taken."""
    reader = request.reader
    name = file_name(request.partnership.slug, what=what, on=reader.today, kind=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_download(statement=statement, by=reader, now=clock.now())
    return response


def _let_in(request: Request, partner: Seat, form: LetReadForm) -> bool:
    """Return whether somebody reads the statement, now or since the form was sent before."""
    by, now, given = request.reader, clock.now(), form.answers
    try:
        with transaction.atomic():
            statement = open_statement(partnership=request.partnership, seat=partner, by=by, now=now)
            let_read(statement=statement, by=by, now=now, **given)
    except (IntegrityError, ValidationError) as refused:
        if statements.readers_open_to(by).filter(key=given["key"]).exists():  # the form was sent before
            return True
        form.add_error(None, refused if isinstance(refused, ValidationError) else CHANGED_MEANWHILE)
        return False
    return True
