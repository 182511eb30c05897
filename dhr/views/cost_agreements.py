"""The agreements on who pays for reviews: all of them, and one with its versions."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.cost_agreements import AddAgreementForm, ChangeAgreementForm
from dhr.models import CostAgreement
from dhr.models.seats_apart import told_apart
from dhr.policies.cost_agreements import may_keep, may_start_version
from dhr.presenters.cost_agreement_changes import told_of
from dhr.presenters.cost_agreements import page_of, row_of
from dhr.queries import cost_agreements, pools
from dhr.services.cost_agreements import CALLED_SO, add_agreement, edit_agreement


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the agreement that was under this key, and somebody removed."""
    last = cost_agreements.removed(request.reader, key=key, at=request.partnership)
    if last is None:
        return None
    return Gone(
        last=last,
        name="This agreement",
        head="dhr/cost_agreements/head.html",
        context={},
        on=reverse("dhr:cost-agreement-list", args=[request.partnership.slug]),
        on_words="The agreements as they are now",
    )


@access(Permission.ENTER)
@require_safe
def cost_agreement_list(request: Request) -> HttpResponse:
    """List the agreements that hold for the partnership's reviews: its own, and its group's."""
    reader, partnership = request.reader, request.partnership
    found = list(cost_agreements.holding_for(reader, partnership=partnership))
    versions = cost_agreements.of_agreements(reader, agreements=found)
    rows = [row_of(one, versions[one.pk], at=partnership, today=reader.today) for one in found]
    context = {"rows": rows, "may_keep": may_keep(reader, partnership)}
    return render(request, "dhr/cost_agreements/list.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def cost_agreement_add(request: Request) -> HttpResponse:
    """Ask what an agreement is called and who shares, and start its first draft; sent twice, it is added once."""
    reader, partnership = request.reader, request.partnership
    may_keep(reader, partnership).require()
    seats = cost_agreements.seats_to_begin_with(reader, partnership=partnership, day=reader.today)
    form = AddAgreementForm(
        typed(request),
        rows=list(told_apart(seats).items()),
        cancel_url=reverse("dhr:cost-agreement-list", args=[partnership.slug]),
    )
    if request.method == "POST" and form.is_valid() and (added := _added(request, form)):
        messages.success(request, "The agreement is added as a draft. Now say who pays for each type of cost")
        first = cost_agreements.of_agreement(reader, agreement=added)[-1]
        return redirect("dhr:agreement-version-detail", partnership=partnership.slug, key=first.key)
    return render(request, "dhr/cost_agreements/add.html", {"form": form, "heading": "Add an agreement"})


@access(Permission.ENTER)
@require_safe
def cost_agreement_detail(request: Request, key: str) -> HttpResponse:
    """Show what is agreed now, and every version."""
    reader = request.reader
    agreement = _opened(request, key)
    context = {
        "agreement": agreement,
        "page": page_of(reader, agreement, at=request.partnership),
        "may_keep": may_keep(reader, agreement.partnership),
        "may_start": may_start_version(reader, agreement),
        "has_pool": pools.has_pool(reader, agreement=agreement),
    }
    return render(request, "dhr/cost_agreements/detail.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_agreement_edit(request: Request, key: str) -> HttpResponse:
    """Ask what it is called and when it ends; refuse to write over somebody else's newer save."""
    agreement = _opened(request, key)
    may_keep(request.reader, agreement.partnership).require()
    back = reverse("dhr:cost-agreement-detail", args=[request.partnership.slug, key])
    form = ChangeAgreementForm(typed(request), subject=agreement, cancel_url=back)
    outcome = save_answers(request, form, subject=agreement, save=partial(edit_agreement, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect(back)
    news = _news(request, outcome.subject, form)
    context = {
        "agreement": agreement,
        "form": form,
        "news": news,
        "heading": "Change the name or the last day",
    }
    return render(request, "dhr/cost_agreements/edit.html", context)


@access(Permission.ENTER)
@require_safe
def cost_agreement_changes(request: Request, key: str) -> HttpResponse:
    """List every change to it, to its versions and to what they say of each type of cost."""
    agreement = _opened(request, key)
    versions, told = _told(request, agreement)
    context = {"agreement": agreement, "stories": told.stories(versions), "heading": "What has changed"}
    return render(request, "dhr/cost_agreements/changes.html", context)


def _added(request: Request, form: AddAgreementForm) -> CostAgreement | None:
    """Return the agreement that was added, now or when the form was sent before; none when it was refused."""
    reader, given = request.reader, form.answers
    try:
        return add_agreement(partnership=request.partnership, by=reader, now=clock.now(), **given)
    except ValidationError as refused:
        form.add_error(None, refused)
    except IntegrityError:  # the form was sent before, and its key is taken; or the name is
        if before := cost_agreements.open_to(reader).filter(key=given["key"]).first():
            return before
        form.add_error("title", CALLED_SO)
    return None


def _opened(request: Request, key: str) -> CostAgreement:
    return scoped_or_404(cost_agreements.open_to(request.reader), request, key=key)


def _told(request: Request, agreement: CostAgreement) -> tuple[Any, Any]:
    versions = cost_agreements.versions_kept_of(request.reader, agreement=agreement)
    seats = cost_agreements.seats_ever(request.reader, agreement=agreement)
    return versions, told_of(versions, seats=seats)


def _news(request: Request, agreement: CostAgreement, form: ChangeAgreementForm) -> Sequence[Save]:
    if not form.has_news(agreement.version):
        return []
    versions, told = _told(request, agreement)
    return told.since(versions, one=agreement, version=form.opened or 1)
