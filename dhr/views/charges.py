"""What partners are asked to pay for a review: the list, one charge, its letter, and every change."""

import logging

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import or_gone
from csp.web.requests import Request
from dhr.policies.charges import may_charge, may_keep_accounts, may_keep_books, may_write_off
from dhr.presenters.charge_changes import told
from dhr.presenters.charge_letters import letter_of, message_of, name_of
from dhr.presenters.charges import page_of
from dhr.presenters.charges_overview import charges_of
from dhr.queries import charges
from dhr.services.charges import record_download
from dhr.views.charge_pieces import HERE, find_gone, opened_charge, opened_charges

log = logging.getLogger(__name__)


@access(Permission.ENTER)
@require_safe
def charge_list(request: Request, key: str) -> HttpResponse:
    """List what each partner bears, was asked for, has paid and owes, then the charges and how late they are."""
    reader, opened = request.reader, opened_charges(request, key)
    context = opened.context(
        here=HERE,
        page=charges_of(reader, review=opened.review),
        may_charge=may_charge(reader, opened.review),
    )
    return render(request, "dhr/charges/list.html", context)


@access(Permission.ENTER)
@require_safe
@or_gone(find_gone)
def charge_detail(request: Request, key: str) -> HttpResponse:
    """Show one charge: what it asks for, what was paid of it, its letter, and what can be done with it."""
    opened, charge = opened_charge(request, key)
    reader = request.reader
    account = charges.account_of(reader, partnership=charge.asked_by, seat=charge.seat)
    context = opened.context(
        here=HERE,
        charge=charge,
        page=page_of(reader, charge=charge),
        account=account,
        message=None if charge.is_draft else message_of(charge, account=account),
        may_charge=may_charge(reader, opened.review),
        may_keep_books=may_keep_books(reader, charge),
        may_write_off=may_write_off(reader, charge),
        may_keep_accounts=may_keep_accounts(reader, charge.asked_by),
    )
    return render(request, "dhr/charges/detail.html", context)


@access(Permission.ENTER)
@require_safe
def charge_letter(request: Request, key: str) -> HttpResponse:
    """Send the letter to the partner as a PDF, which carries the number and nothing of the review."""
    # What draws PDFs takes a while to load: only whoever asks for one waits for it.
    from csp.documents.letter import render_letter  # noqa: PLC0415  (who draws nothing needn't load it)
    from csp.documents.render import CannotRender  # noqa: PLC0415  (as above)

    reader, (_, charge) = request.reader, opened_charge(request, key)
    if charge.is_draft:
        return redirect(charge)
    lines = charges.lines_of(reader, charges=[charge])[charge.pk]
    try:
        made = render_letter(letter_of(charge, lines=lines))
    except CannotRender as wrong:
        log.exception("The letter of a charge could not be drawn: %s", wrong.detail)
        messages.error(request, str(wrong))
        return redirect(charge)
    response = HttpResponse(made, content_type="application/pdf")
    name = name_of(charge)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_download(charge=charge, by=reader, now=clock.now())
    return response


@access(Permission.ENTER)
@require_safe
def charge_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each charge of a review and of each payment, those that are gone too."""
    opened = opened_charges(request, key)
    versions = charges.versions_in(request.reader, review=opened.review)
    context = opened.context(here=HERE, stories=told(versions).stories(versions))
    return render(request, "dhr/charges/changes.html", context)
