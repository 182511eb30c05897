"""How long a review is kept, and for what in law: the page, and every change to it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.keeping import EndHoldForm, HoldForm
from dhr.models import LegalHold, Part, Review
from dhr.policies.keeping import may_answer, may_approve, may_ask, may_change_hold, may_keep
from dhr.presenters.keeping import TOLD, asked_words, hold_rows, page_of, until_words
from dhr.queries import keeping
from dhr.queries.rules import rules_of
from dhr.services.legal_holds import edit_hold, end_hold, place_hold
from dhr.views.opening import Opened, opened_review


@access(Permission.ENTER)
@require_safe
def keeping_detail(request: Request, key: str) -> HttpResponse:
    """Show the panel until when a review is kept, for what in law, and whether it is to be destroyed."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    kept, asked = keeping.kept(reader, review=review), keeping.asked(reader, review=review)
    context = opened.context(
        here="closing",
        until=until_words(kept, years=rules_of(reader, partnership=review.partnership).keeps_reviews_years),
        is_over=kept.is_over,
        holds=hold_rows(keeping.holds_of(reader, review=review), reader=reader),
        asked=asked,
        asked_words=asked_words(asked) if asked else "",
        may_keep=may_keep(reader, review),
        may_ask=may_ask(reader, review, kept=kept, asked=asked),
        may_approve=may_approve(reader, review, kept=kept, asked=asked),
        may_withdraw=may_answer(reader, review, asked=asked),
    )
    return render(request, "dhr/keepings/detail.html", context)


@access(Permission.ENTER)
@require_safe
def keeping_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each reason in law for which a review is or was kept."""
    opened = opened_review(request, key, part=Part.PANEL)
    stories = TOLD.stories(keeping.hold_versions_in(request.reader, review=opened.review))
    return render(request, "dhr/keepings/changes.html", opened.context(here="closing", stories=stories))


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def legal_hold_add(request: Request, key: str) -> HttpResponse:
    """Ask for what in law a review is to be kept, and note it; sent twice, it is noted once."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    may_keep(reader, opened.review).require()
    form = HoldForm(typed(request), reader=reader, cancel_url=page_of(opened.review))
    if request.method == "POST" and form.is_valid() and _placed(request, opened.review, form):
        messages.success(request, "It is noted what the review is kept for")
        return redirect(page_of(opened.review))
    context = opened.context(here="closing", form=form, heading="Note what needs the review in law")
    return render(request, "dhr/legal_holds/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def legal_hold_edit(request: Request, key: str) -> HttpResponse:
    """Ask what is to be noted of it instead; refuse to write over somebody else's newer save."""
    opened, hold = _hold_or_refusal(request, key)
    form = HoldForm(typed(request), subject=hold, reader=request.reader, cancel_url=page_of(opened.review))
    outcome = save_answers(request, form, subject=hold, save=partial(edit_hold, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect(f"{page_of(opened.review)}#{key}")
    news = _news(request, opened, outcome.subject, form)
    context = opened.context(here="closing", form=form, news=news, heading=f"Change: {hold}")
    return render(request, "dhr/legal_holds/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def legal_hold_end(request: Request, key: str) -> HttpResponse:
    """Ask how something in law ended that needed the review."""
    opened, hold = _hold_or_refusal(request, key)
    form = EndHoldForm(typed(request), subject=hold, reader=request.reader, cancel_url=page_of(opened.review))
    outcome = save_answers(request, form, subject=hold, save=partial(end_hold, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("It is noted that it has ended"))
        return redirect(f"{page_of(opened.review)}#{key}")
    news = _news(request, opened, outcome.subject, form)
    context = opened.context(here="closing", form=form, news=news, heading=f"It has ended: {hold}")
    return render(request, "dhr/legal_holds/end.html", context)


def _placed(request: Request, review: Review, form: HoldForm) -> LegalHold | None:
    """Return what was noted, now or when the form was sent before; none when it was refused."""
    try:
        return place_hold(review=review, by=request.reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        sent_before = keeping.holds_of(request.reader, review=review)
        return scoped_or_404(sent_before, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _hold_or_refusal(request: Request, key: str) -> tuple[Opened, LegalHold]:
    hold = scoped_or_404(keeping.holds_open_to(request.reader), request, key=key)
    opened = opened_review(request, hold.review.key, part=Part.PANEL)
    may_change_hold(request.reader, hold).require()
    return opened, hold


def _news(request: Request, opened: Opened, hold: LegalHold, form: HoldForm | EndHoldForm) -> list[Save]:
    """Return what was saved since the form about it was first opened."""
    if not form.has_news(hold.version):
        return []
    versions = keeping.hold_versions_in(request.reader, review=opened.review)
    return TOLD.since(versions, one=hold, version=form.opened or 1)
