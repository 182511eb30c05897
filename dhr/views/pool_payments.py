"""What partners pay into the pool of an agreement: by year, one payment, every change, and the same as a file."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.exports.file_name import file_name
from dhr.exports.pool_csv import pool_csv
from dhr.forms.pools import PoolPaymentForm, RemovePoolPaymentForm
from dhr.models import CostAgreement, PoolPayment
from dhr.models.year_lock import year_called
from dhr.policies.cost_agreements import may_keep
from dhr.presenters.pools import file_rows, payment_row, payments_of, tables_of, told
from dhr.queries import cost_agreements, pools
from dhr.services.pools import note_pool_payment, record_pool_export, remove_pool_payment


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the payment that was under this key, and somebody removed."""
    last = pools.removed(request.reader, key=key, at=request.partnership)
    if last is None:
        return None
    on = _pool_url(request, last.agreement)
    context = {"agreement": last.agreement}
    return Gone(last, "This payment", "dhr/pool_payments/head.html", context, on, "What is paid now")


@access(Permission.ENTER)
@require_safe
def pool_payment_list(request: Request, key: str) -> HttpResponse:
    """Show what each partner is to pay into the pool by financial year, what was paid, and what is left."""
    reader, agreement = request.reader, _opened(request, key)
    context = {
        "agreement": agreement,
        "years": tables_of(reader, agreement=agreement, at=request.partnership),
        "payments": payments_of(reader, agreement=agreement, at=request.partnership),
        "has_pool": pools.has_pool(reader, agreement=agreement),
        "may_note": may_keep(reader, agreement.partnership),
    }
    return render(request, "dhr/pool_payments/list.html", context)


@access(Permission.ENTER)
@require_safe
def pool_payment_changes(request: Request, key: str) -> HttpResponse:
    """List what was changed of payments into the pool, those that were removed too."""
    agreement = _opened(request, key)
    versions = pools.versions_of(request.reader, agreement=agreement)
    stories = told(versions).stories(versions)
    context = {"agreement": agreement, "stories": stories, "heading": "What has changed"}
    return render(request, "dhr/pool_payments/changes.html", context)


@access(Permission.ENTER)
@require_safe
def pool_payment_csv(request: Request, key: str) -> HttpResponseBase:
    """Send what is paid into the pool as a CSV file, and write down that it was taken."""
    reader, agreement = request.reader, _opened(request, key)
    rows = file_rows(reader, agreement=agreement)
    if not rows:
        return redirect(_pool_url(request, agreement))
    response = StreamingHttpResponse(pool_csv(rows), content_type="text/csv; charset=utf-8")
    name = file_name(request.partnership.slug, what="pool", on=reader.today, kind="csv")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_pool_export(agreement=agreement, by=reader, now=clock.now())
    return response


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def pool_payment_add(request: Request, key: str, year: int) -> HttpResponse:
    """Ask what a partner paid for a year; sent twice it is noted once, and of two people the second is told."""
    reader, agreement = request.reader, _opened(request, key)
    may_keep(reader, agreement.partnership).require()
    stands = pools.year_of(reader, agreement=agreement, year=year)
    if stands is None:
        raise Http404
    partner, back = request.GET.get("partner", ""), _pool_url(request, agreement)
    form = PoolPaymentForm(typed(request), stands=stands, partner=partner, cancel_url=back)
    outcome = save_answers(
        request,
        form,
        subject=stands,
        save=partial(_noted, agreement=agreement, year=year),
        stands=lambda: pools.payments_open_to(reader).filter(key=form.answers["payment"] or "").exists(),
    )
    if outcome.saved:
        messages.success(request, "The payment is noted")
        return redirect(back)
    payments = payments_of(reader, agreement=agreement, at=request.partnership)
    context = {
        "agreement": agreement,
        "form": form,
        "is_behind": form.has_news(outcome.subject.version),
        "payments": [one for one in payments if one.year == year_called(year)],
        "heading": f"Note a payment for {year_called(year)}",
    }
    return render(request, "dhr/pool_payments/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def pool_payment_remove(request: Request, key: str) -> HttpResponse:
    """Ask why a payment was noted by mistake; its history, with the reason, stays."""
    reader = request.reader
    payment = scoped_or_404(pools.payments_open_to(reader), request, key=key)
    may_keep(reader, payment.agreement.partnership).require()
    back = _pool_url(request, payment.agreement)
    form = RemovePoolPaymentForm(typed(request), subject=payment, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_pool_payment(key=key, by=reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The payment is removed")
        return redirect(back)
    context = {
        "agreement": payment.agreement,
        "payment": payment_row(payment, str(payment.seat), request.partnership),
        "form": form,
        "heading": "Remove this payment?",
    }
    return render(request, "dhr/pool_payments/remove.html", context)


def _noted(**given: Any) -> PoolPayment:
    try:
        return note_pool_payment(**given)
    except IntegrityError:  # the key that was minted with the form names a payment elsewhere
        raise Http404 from None


def _opened(request: Request, key: str) -> CostAgreement:
    return scoped_or_404(cost_agreements.open_to(request.reader), request, key=key)


def _pool_url(request: Request, agreement: CostAgreement) -> str:
    return reverse("dhr:pool-payment-list", args=[request.partnership.slug, agreement.key])
