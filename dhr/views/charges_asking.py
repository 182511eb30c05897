"""The questions before partners are asked: draw charges up, send one, drop one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
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
from dhr.forms.charges import DrawUpForm, DropChargeForm, SendChargeForm
from dhr.models import Charge, Review
from dhr.policies.charges import may_charge, may_keep_accounts, may_send
from dhr.presenters.charges_overview import standing_of
from dhr.queries import charges, costs
from dhr.services.charges import draw_up, drop_charge, send_charge
from dhr.views.charge_pieces import (
    HERE,
    NOT_DONE,
    asked,
    charge_to_change,
    find_gone,
    list_of,
    opened_charges,
)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def charge_draw(request: Request, key: str) -> HttpResponse:
    """Ask for what partners are to be charged, and draw a charge up for each; nothing is sent."""
    reader, opened = request.reader, opened_charges(request, key)
    review = opened.review
    may_charge(reader, review).require()
    form = DrawUpForm(typed(request), cancel_url=list_of(review))
    if request.method == "POST" and form.is_valid():
        drawn = _drawn_up(request, review, form)
        if drawn is not None:
            messages.success(request, _told(drawn))
            return redirect(list_of(review))
    lines = costs.of_review(reader, review=review)
    context = opened.context(
        here=HERE,
        form=form,
        heading="Draw up charges",
        late=costs.out_of_date(reader, review=review, lines=lines),
        partners=standing_of(reader, review=review),
    )
    return render(request, "dhr/charges/draw.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def charge_send(request: Request, key: str) -> HttpResponse:
    """Ask whether a charge goes out as it is: then it gets its number, and does not change any more."""
    opened, charge = charge_to_change(request, key, may_send)
    form = SendChargeForm(typed(request), subject=charge, cancel_url=charge.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            sent = send_charge(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, NOT_DONE)
            return redirect(charge)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"It is charge {sent.reference} now. Pass its letter on to the partner")
            return redirect(sent)
    account = charges.account_of(request.reader, partnership=charge.asked_by, seat=charge.seat)
    context = asked(
        request,
        opened,
        charge,
        form,
        heading=_question(charge),
        account=account,
        may_keep_accounts=may_keep_accounts(request.reader, charge.asked_by),
    )
    return render(request, "dhr/charges/send.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def charge_drop(request: Request, key: str) -> HttpResponse:
    """Ask whether a draft is dropped; it can be drawn up again."""
    opened, charge = charge_to_change(request, key, may_send)
    form = DropChargeForm(typed(request), subject=charge, cancel_url=charge.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            drop_charge(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, NOT_DONE)
            return redirect(charge)
        messages.success(request, "The draft is dropped")
        return redirect(list_of(opened.review))
    context = asked(request, opened, charge, form, heading="Drop this draft?")
    return render(request, "dhr/charges/drop.html", context)


def _drawn_up(request: Request, review: Review, form: DrawUpForm) -> list[Charge] | None:
    """Return the charges that were drawn up; nothing when it was refused."""
    try:
        return draw_up(review=review, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _told(drawn: list[Charge]) -> str:
    if not drawn:
        return "Nothing is left to ask for. The drafts that were there are dropped"
    charged = "One charge is" if len(drawn) == 1 else f"{len(drawn)} charges are"
    return f"{charged} drawn up. Look at each, then send it"


def _question(charge: Charge) -> str:
    return "Send this credit?" if charge.is_credit else "Send this charge?"
