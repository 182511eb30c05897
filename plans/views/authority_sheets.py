"""The sheet of an authority for its governing body: a page to print, and the same as a PDF."""

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp import audit
from csp.permissions import Permission
from csp.queries import made_pdfs
from csp.services.made_pdfs import WantedPdf, ask_for_pdf
from csp.web import clock
from csp.web.access import access
from csp.web.kept_file import send_kept
from csp.web.pdf_offers import own_offer
from csp.web.requests import Request
from plans.models.verb import Verb
from plans.presenters.authorities import page_of
from plans.presenters.authority_rounds import letters_key
from plans.presenters.authority_sheet import kind_of, plain_figures, sheet_of
from plans.queries import authorities
from plans.views.authorities import choice_of, counted_or_404, page_or_404


@access(Permission.PLAN_READ)
@require_safe
def authority_sheet(request: Request, key: str) -> HttpResponse:
    """Show the authority's page as a sheet without navigation, and offer it as a PDF."""
    counted = counted_or_404(request)
    page = page_or_404(request, key, counted)
    choice = choice_of(counted, request)
    context = {
        "page": page,
        "figures": plain_figures(page.figures),
        "key": letters_key(),
        "today": request.reader.today,
        "back": f"{page_of(page.seat)}{choice['address']}",
        "pdf": own_offer(request.reader, kind=kind_of(choice["chosen"]), subject_key=page.seat.key),
        **choice,
    }
    return render(request, "plans/authorities/sheet.html", context)


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def authority_pdf(request: Request, key: str) -> HttpResponse:
    """Have the sheet made as a PDF, as it is today."""
    reader, partnership = request.reader, request.partnership
    counted = counted_or_404(request)
    page = page_or_404(request, key, counted)
    choice = choice_of(counted, request)
    sheet = f"{page_of(page.seat, 'authority-sheet')}{choice['address']}"
    if request.method == "GET" or not counted.plans:
        return redirect(sheet)
    wanted = WantedPdf(
        kind=kind_of(choice["chosen"]),
        report=sheet_of(page, today=reader.today),
        name=f"{partnership.slug}-authority-{reader.today.isoformat()}.pdf",
        page=sheet,
    )
    job = ask_for_pdf(about=page.seat, wanted=wanted, by=reader, now=clock.now())
    return redirect("csp:job-detail", partnership=partnership.slug, key=job.key) if job else redirect(sheet)


@access(Permission.PLAN_READ)
@require_safe
def authority_download(request: Request, key: str) -> HttpResponseBase:
    """Send the PDF that the reader asked for, of all plans or of the one chosen, and write down that they took it."""
    reader, choice = request.reader, choice_of(counted_or_404(request), request)
    seats = authorities.seats_in(reader, partnership=request.partnership)
    seat = get_object_or_404(seats, key=key)
    pdf = made_pdfs.own(reader, kind=kind_of(choice["chosen"]), subject_key=seat.key)
    note = partial(audit.record, Verb.SHEET_DOWNLOADED, subject=seat, by=reader, now=clock.now())
    sheet = f"{page_of(seat, 'authority-sheet')}{choice['address']}"
    return send_kept(request, pdf.file if pdf else None, of=sheet, note=note)
