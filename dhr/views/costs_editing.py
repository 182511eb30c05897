"""The forms that note a cost of a review, change it, and remove it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.costs import CostForm, RemoveCostForm
from dhr.models import CostLine, Review
from dhr.presenters.cost_changes import news_of
from dhr.presenters.costs import list_of, sources_of, versions_of
from dhr.queries import costs
from dhr.queries.known_words import known_words
from dhr.services.costs import add_cost, edit_cost, remove_cost
from dhr.views.cost_pieces import HERE, cost_to_change, find_gone, opened_to_change


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def cost_line_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new cost is, and note it; sent twice, it is noted once."""
    opened = opened_to_change(request, key)
    form = CostForm(typed(request), cancel_url=list_of(opened.review), **_offered(request, opened.review))
    if request.method == "POST" and form.is_valid() and (line := _added(request, opened.review, form)):
        messages.success(request, "The cost is noted")
        return redirect(line)
    context = opened.context(here=HERE, form=form, heading="Add a cost")
    return render(request, "dhr/cost_lines/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_line_edit(request: Request, key: str) -> HttpResponse:
    """Ask what a cost is now; refuse to write over somebody else's newer save."""
    opened, line = cost_to_change(request, key)
    back, offered = line.get_absolute_url(), _offered(request, opened.review, but=line)
    form = CostForm(typed(request), subject=line, cancel_url=back, **offered)
    outcome = save_answers(request, form, subject=line, save=partial(edit_cost, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The cost is changed"))
        return redirect(back)
    news = _news(request, outcome.subject, form)
    context = opened.context(
        here=HERE, form=form, line=outcome.subject, news=news, heading=f"Change {str(line).lower()}"
    )
    return render(request, "dhr/cost_lines/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_line_remove(request: Request, key: str) -> HttpResponse:
    """Ask why a cost is removed; what was noted of it stays among the changes."""
    opened, line = cost_to_change(request, key)
    back = line.get_absolute_url()
    form = RemoveCostForm(typed(request), subject=line, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_cost(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        except ValidationError as refused:  # other costs come out of it
            form.add_error(None, refused)
        else:
            messages.success(request, "The cost is removed")
            return redirect(list_of(opened.review))
    context = opened.context(here=HERE, form=form, line=line, heading=f"Remove {str(line).lower()}")
    return render(request, "dhr/cost_lines/remove.html", context)


def _offered(request: Request, review: Review, *, but: CostLine | None = None) -> dict[str, Any]:
    """Return what a form about a cost has to know of its review."""
    reader = request.reader
    agreed = costs.versions_offered(reader, partnership=review.partnership)
    if but and but.under and but.under not in agreed:  # the partnership left the group that agreed it
        agreed.append(but.under)
    return {
        "reader": reader,
        "known": known_words(reader, review=review),
        "sources": sources_of(costs.of_review(reader, review=review), but=but),
        "versions": versions_of(agreed),
    }


def _added(request: Request, review: Review, form: CostForm) -> CostLine | None:
    """Return the cost that was noted, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return add_cost(review=review, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        sent_before = costs.open_to(reader).filter(review=review)
        return scoped_or_404(sent_before, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _news(request: Request, line: CostLine, form: CostForm) -> list[Save]:
    """Return what was saved of a cost since the form about it was first opened."""
    return news_of(request.reader, line=line, since=form.opened or 1) if form.has_news(line.version) else []
