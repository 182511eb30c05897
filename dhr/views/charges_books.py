"""What is noted of a charge that was sent: that the partner agreed, was invoiced, paid."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from csp.models import Reader
from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.charges import AgreedForm, InvoicedForm
from dhr.forms.payments import PaymentForm
from dhr.models import Payment
from dhr.policies.charges import may_keep_books
from dhr.presenters.charges import payments_of
from dhr.queries import charges
from dhr.services.payments import note_agreed, note_invoiced, note_payment
from dhr.views.charge_pieces import asked, charge_to_change, find_gone, note_of_charge


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def charge_agree(request: Request, key: str) -> HttpResponse:
    """Ask when the partner agreed, and under which number of its own order."""
    return note_of_charge(
        request,
        key,
        may=may_keep_books,
        form_of=AgreedForm,
        save=note_agreed,
        done="It is noted that the partner agreed",
        page="dhr/charges/agree.html",
        heading="The partner agreed",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def charge_invoice(request: Request, key: str) -> HttpResponse:
    """Ask for the day and the number of the invoice."""
    return note_of_charge(
        request,
        key,
        may=may_keep_books,
        form_of=InvoicedForm,
        save=note_invoiced,
        done="The invoice is noted",
        page="dhr/charges/invoice.html",
        heading="It was invoiced",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def charge_pay(request: Request, key: str) -> HttpResponse:
    """Ask what was paid; sent twice it is noted once, and of two people who pay the second is told."""
    reader = request.reader
    opened, charge = charge_to_change(request, key, may_keep_books)
    left = charge.total - charges.paid_of(reader, charges=[charge]).get(charge.pk, 0)
    form = PaymentForm(
        typed(request), reader=reader, subject=charge, left=left, cancel_url=charge.get_absolute_url()
    )

    def is_noted() -> bool:
        mine = charges.payments_of(reader, charge=charge)
        return any(one.key == form.answers["payment"] for one in mine)

    outcome = save_answers(request, form, subject=charge, save=partial(_noted, key=key), stands=is_noted)
    if outcome.saved:
        said = "It is noted what was given back" if charge.is_credit else "The payment is noted"
        messages.success(request, said)
        return redirect(charge)
    heading = "Note what was given back" if charge.is_credit else "Note a payment"
    payments = payments_of(reader, charge=charge)
    context = asked(request, opened, outcome.subject, form, heading=heading, payments=payments)
    return render(request, "dhr/charges/pay.html", context)


def _noted(*, key: str, payment: str | None, by: Reader, **given: Any) -> Payment:
    """Return the payment that was noted, now or when the form was sent before."""
    try:
        return note_payment(key=key, payment=payment, by=by, **given)
    except IntegrityError:  # the key that was minted with the form is taken
        return get_object_or_404(charges.payments_open_to(by), charge__key=key, key=payment)
