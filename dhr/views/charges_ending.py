"""What is written off, what is taken back of that, and a payment that was noted by mistake."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.charges import RestoreForm, WriteOffForm
from dhr.forms.payments import RemovePaymentForm
from dhr.policies.charges import may_keep_books, may_restore, may_write_off
from dhr.presenters.charges import PaymentRow
from dhr.queries import charges
from dhr.services.payments import remove_payment, restore_charge, write_off
from dhr.views.charge_pieces import HERE, NOT_DONE, find_gone, note_of_charge, opened_charge


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def charge_forgo(request: Request, key: str) -> HttpResponse:
    """Ask why what is left of a charge is written off."""
    return note_of_charge(
        request,
        key,
        may=may_write_off,
        form_of=WriteOffForm,
        save=write_off,
        done="What was left of it is written off",
        page="dhr/charges/forgo.html",
        heading="Write off what is left?",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def charge_restore(request: Request, key: str) -> HttpResponse:
    """Ask why it is taken back that a charge is written off."""
    return note_of_charge(
        request,
        key,
        may=may_restore,
        form_of=RestoreForm,
        save=restore_charge,
        done="It is not written off any more",
        page="dhr/charges/restore.html",
        heading="Take back that it is written off?",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def payment_remove(request: Request, key: str) -> HttpResponse:
    """Ask why a payment was noted by mistake; its history, with the reason, stays."""
    payment = scoped_or_404(charges.payments_open_to(request.reader), request, key=key)
    opened, charge = opened_charge(request, payment.charge.key)
    may_keep_books(request.reader, charge).require()
    form = RemovePaymentForm(typed(request), subject=payment, cancel_url=charge.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            remove_payment(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, NOT_DONE)
        else:
            messages.success(request, "The payment is removed")
        return redirect(charge)
    context = opened.context(
        here=HERE,
        charge=charge,
        payment=PaymentRow.of(payment),
        form=form,
        heading="Remove this payment?",
    )
    return render(request, "dhr/payments/remove.html", context)
