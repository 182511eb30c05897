"""What the pages of charges share: finding one, who may do what with it, what is gone, what was saved meanwhile."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from csp.kernel.decision import Decision
from csp.models import Reader
from csp.web.editing import save_answers
from csp.web.gone import Gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.charges import AboutChargeForm, DatedForm
from dhr.models import Charge, Part, Review
from dhr.presenters.charge_changes import told
from dhr.presenters.charges import facts_of
from dhr.queries import charges
from dhr.views.opening import Opened, opened_review

HERE = "costs"
TEXTS = ("purchase_order", "invoice", "reference", "why", "reason")
NOT_DONE = "Somebody changed this meanwhile, so nothing was done. Look at it again."


def opened_charges(request: Request, key: str) -> Opened:
    """Return the review with this key; raises Http404 for whoever may not see what it costs."""
    return opened_review(request, key, part=Part.MONEY)


def opened_charge(request: Request, key: str) -> tuple[Opened, Charge]:
    """Return the charge with this key and its review; raises Http404 for whoever may not see it."""
    charge = scoped_or_404(charges.open_to(request.reader), request, key=key)
    return opened_charges(request, charge.review.key), charge


def charge_to_change(
    request: Request, key: str, may: Callable[[Reader, Charge], Decision]
) -> tuple[Opened, Charge]:
    """Return the same to whoever may do this with it; raises PermissionDenied for others who see it."""
    opened, charge = opened_charge(request, key)
    may(request.reader, charge).require()
    return opened, charge


def list_of(review: Review) -> str:
    """Return the address of what partners are asked for a review."""
    return reverse("dhr:charge-list", args=[review.partnership.slug, review.key])


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the draft with this key that somebody dropped, or replaced by drawing the charges up again."""
    last = charges.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_charges(request, last.review.key)
    return Gone(
        last=last,
        name="This draft of a charge",
        head="dhr/charges/head.html",
        context=opened.context(here=HERE),
        on=list_of(opened.review),
        on_words="The charges as they are now",
        texts=TEXTS,
    )


def note_of_charge(
    request: Request,
    key: str,
    *,
    may: Callable[[Reader, Charge], Decision],
    form_of: type[DatedForm],
    save: Callable[..., Any],
    done: str,
    page: str,
    heading: str,
) -> HttpResponse:
    """Ask what became of a charge that was sent, and hand it to a service; refuse to write over a newer save."""
    opened, charge = charge_to_change(request, key, may)
    back = charge.get_absolute_url()
    form = form_of(typed(request), reader=request.reader, subject=charge, cancel_url=back)
    outcome = save_answers(request, form, subject=charge, save=partial(save, key=key))
    if outcome.saved:
        messages.success(request, done)
        return redirect(charge)
    return render(request, page, asked(request, opened, outcome.subject, form, heading=heading))


def asked(
    request: Request, opened: Opened, charge: Charge, form: AboutChargeForm, *, heading: str, **more: Any
) -> dict[str, Any]:
    """Return what a page that asks about a charge shows, with what somebody else saved meanwhile."""
    reader, is_behind = request.reader, form.has_news(charge.version)
    news = []
    if is_behind:
        versions = charges.versions_in(reader, review=opened.review)
        news = told(versions).since(versions, one=charge, version=form.opened or 1)
    return opened.context(
        here=HERE,
        charge=charge,
        facts=facts_of(reader, charge=charge),
        form=form,
        heading=heading,
        is_behind=is_behind,
        news=news,
        **more,
    )
