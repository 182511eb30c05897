"""The forms that write down what somebody is called in a review, change it and remove it."""

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
from dhr.forms.pseudonyms import PseudonymForm, RemovePseudonymForm
from dhr.models import Part, Pseudonym, Review
from dhr.policies.terms import may_word
from dhr.presenters.terms import NAMES_TOLD, page_of
from dhr.queries import pseudonyms
from dhr.queries.known_words import known_words
from dhr.services.pseudonyms import TAKEN, add_pseudonym, edit_pseudonym, remove_pseudonym
from dhr.views.opening import Opened, opened_review


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the name with this key that somebody removed."""
    last = pseudonyms.removed(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_review(request, last.review.key, part=Part.PANEL)
    return Gone(
        last=last,
        name="This name",
        head="dhr/terms/head.html",
        context=opened.context(here="terms"),
        on=page_of(opened.review),
        on_words="The names as they are now",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def pseudonym_add(request: Request, key: str) -> HttpResponse:
    """Ask what somebody is called, and write it down; sent twice, it is written down once."""
    opened = opened_review(request, key, part=Part.PANEL)
    may_word(request.reader, opened.review).require()
    known = known_words(request.reader, review=opened.review)
    form = PseudonymForm(typed(request), known=known, cancel_url=page_of(opened.review))
    if request.method == "POST" and form.is_valid() and _added(request, opened.review, form):
        messages.success(request, "The name is written down")
        return redirect(page_of(opened.review))
    context = opened.context(here="terms", form=form, heading="Add a name")
    return render(request, "dhr/pseudonyms/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def pseudonym_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a name; refuse to write over somebody else's newer save."""
    opened, one = _name_or_refusal(request, key)
    known, back = known_words(request.reader, review=opened.review), page_of(opened.review)
    form = PseudonymForm(typed(request), subject=one, known=known, cancel_url=back)
    outcome = save_answers(request, form, subject=one, save=partial(edit_pseudonym, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The name is changed"))
        return redirect(f"{back}#{key}")
    news = _news(request, opened, outcome.subject, form)
    context = opened.context(here="terms", form=form, news=news, heading="Change this name")
    return render(request, "dhr/pseudonyms/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def pseudonym_remove(request: Request, key: str) -> HttpResponse:
    """Ask why a name is removed; what it was stays among the changes."""
    opened, one = _name_or_refusal(request, key)
    back = page_of(opened.review)
    form = RemovePseudonymForm(typed(request), subject=one, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_pseudonym(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        messages.success(request, "The name is removed")
        return redirect(back)
    context = opened.context(here="terms", form=form, pseudonym=one, heading="Remove this name")
    return render(request, "dhr/pseudonyms/remove.html", context)


def _added(request: Request, review: Review, form: PseudonymForm) -> Pseudonym | None:
    """Return the name that was written down, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return add_pseudonym(review=review, by=reader, now=clock.now(), **form.answers)
    except (
        IntegrityError
    ):  # the key that was minted with the form is taken, or the name is, since a moment ago
        sent_before = pseudonyms.of_review(reader, review=review).filter(key=form.answers["key"]).first()
        if sent_before is None:
            form.add_error("name", TAKEN)
        return sent_before
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _name_or_refusal(request: Request, key: str) -> tuple[Opened, Pseudonym]:
    one = scoped_or_404(pseudonyms.open_to(request.reader), request, key=key)
    opened = opened_review(request, one.review.key, part=Part.PANEL)
    may_word(request.reader, opened.review).require()
    return opened, one


def _news(request: Request, opened: Opened, one: Pseudonym, form: PseudonymForm) -> list[Save]:
    if not form.has_news(one.version):
        return []
    versions = pseudonyms.versions_in(request.reader, review=opened.review)
    return NAMES_TOLD.since(versions, one=one, version=form.opened or 1)
