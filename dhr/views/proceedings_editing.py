"""The forms that note a proceeding beside a review, change what is noted of it, and remove it."""

from functools import partial

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
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.proceedings import ProceedingForm, RemoveProceedingForm
from dhr.models import Part, Proceeding, Review
from dhr.policies.proceedings import may_note
from dhr.presenters.proceedings import TOLD, list_of
from dhr.queries import proceedings
from dhr.queries.known_words import known_words
from dhr.services.proceedings import add_proceeding, edit_proceeding, remove_proceeding
from dhr.views.opening import Opened, opened_review

TEXTS = ("body", "contact", "next_what", "outcome", "advice", "reason")


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the proceeding with this key that somebody removed."""
    last = proceedings.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_review(request, last.review.key, part=Part.PANEL)
    return Gone(
        last=last,
        name="This proceeding",
        head="dhr/proceedings/head.html",
        context=opened.context(here="proceedings"),
        on=list_of(opened.review),
        on_words="The proceedings as they are now",
        texts=TEXTS,
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def proceeding_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new proceeding is, and note it; sent twice, it is noted once."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    may_note(reader, opened.review).require()
    known = known_words(reader, review=opened.review)
    form = ProceedingForm(typed(request), reader=reader, known=known, cancel_url=list_of(opened.review))
    if request.method == "POST" and form.is_valid() and _added(request, opened.review, form):
        messages.success(request, "The proceeding is noted")
        return redirect(list_of(opened.review))
    context = opened.context(here="proceedings", form=form, heading="Add a proceeding")
    return render(request, "dhr/proceedings/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def proceeding_edit(request: Request, key: str) -> HttpResponse:
    """Ask where a proceeding stands now; refuse to write over somebody else's newer save."""
    opened, one = _proceeding_or_refusal(request, key)
    reader, back = request.reader, list_of(opened.review)
    known = known_words(reader, review=opened.review)
    form = ProceedingForm(typed(request), subject=one, reader=reader, known=known, cancel_url=back)
    outcome = save_answers(request, form, subject=one, save=partial(edit_proceeding, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The proceeding is changed"))
        return redirect(f"{back}#{key}")
    shown = {"form": form, "heading": "Change this proceeding", "proceeding": outcome.subject}
    context = opened.context(here="proceedings", news=_news(request, opened, outcome.subject, form), **shown)
    return render(request, "dhr/proceedings/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def proceeding_remove(request: Request, key: str) -> HttpResponse:
    """Ask why a proceeding is removed; what was noted of it stays among the changes."""
    opened, one = _proceeding_or_refusal(request, key)
    back = list_of(opened.review)
    form = RemoveProceedingForm(typed(request), subject=one, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_proceeding(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        messages.success(request, "The proceeding is removed")
        return redirect(back)
    shown = {"form": form, "heading": "Remove this proceeding", "proceeding": one}
    context = opened.context(here="proceedings", **shown)
    return render(request, "dhr/proceedings/remove.html", context)


def _added(request: Request, review: Review, form: ProceedingForm) -> Proceeding | None:
    """Return the proceeding that was noted, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return add_proceeding(review=review, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        sent_before = proceedings.of_review(reader, review=review)
        return scoped_or_404(sent_before, request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _proceeding_or_refusal(request: Request, key: str) -> tuple[Opened, Proceeding]:
    one = scoped_or_404(proceedings.open_to(request.reader), request, key=key)
    opened = opened_review(request, one.review.key, part=Part.PANEL)
    may_note(request.reader, opened.review).require()
    return opened, one


def _news(request: Request, opened: Opened, one: Proceeding, form: ProceedingForm) -> list[Save]:
    """Return what was saved of a proceeding since the form about it was first opened."""
    if not form.has_news(one.version):
        return []
    versions = proceedings.versions_in(request.reader, review=opened.review)
    return TOLD.since(versions, one=one, version=form.opened or 1)
