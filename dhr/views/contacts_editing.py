"""The forms that add to the log of contact with the family, change it, say that a promise is kept, and remove."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import Outcome, save_answers
from csp.web.gone import CHANGED_MEANWHILE, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.contacts import ContactForm, KeptForm, RemoveContactForm
from dhr.models import FamilyContact, Review
from dhr.policies.contacts import may_log
from dhr.presenters.contacts import TOLD, list_of
from dhr.queries import contacts
from dhr.queries.known_words import known_words
from dhr.services.contacts import add_contact, edit_contact, keep_promise, remove_contact
from dhr.views.contact_opening import find_gone, opened_contact, opened_log
from dhr.views.opening import Opened


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def contact_add(request: Request, key: str) -> HttpResponse:
    """Ask what a contact with the family was, and add it to the log; sent twice, it is added once."""
    opened = opened_log(request, key)
    may_log(request.reader, opened.review).require()
    form = ContactForm(typed(request), **_about(request, opened.review))
    if request.method == "POST" and form.is_valid() and _added(request, opened.review, form):
        messages.success(request, "The log has the new entry")
        return redirect(list_of(opened.review))
    context = opened.context(here="family", form=form, heading="Add to the log")
    return render(request, "dhr/contacts/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def contact_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about an entry of the log; refuse to write over somebody else's newer save."""
    opened, contact = _contact_or_refusal(request, key)
    form = ContactForm(typed(request), subject=contact, **_about(request, opened.review))
    outcome = save_answers(request, form, subject=contact, save=partial(edit_contact, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The entry is changed"))
        return redirect(f"{list_of(opened.review)}#{key}")
    shown = {"heading": "Change this entry", "template": "dhr/contacts/edit.html"}
    return _shown(request, opened, outcome, form, **shown)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def contact_keep(request: Request, key: str) -> HttpResponse:
    """Ask when what was promised was kept; where nothing was promised there is no such page."""
    opened, contact = _contact_or_refusal(request, key)
    if not contact.promised:
        raise Http404
    form = KeptForm(typed(request), subject=contact, reader=request.reader, cancel_url=list_of(opened.review))
    outcome = save_answers(request, form, subject=contact, save=partial(keep_promise, key=key))
    if outcome.saved:
        said = "The promise is kept" if outcome.saved.kept_on else "The promise is open again"
        messages.success(request, outcome.words(said))
        return redirect(f"{list_of(opened.review)}#{key}")
    shown = {"heading": "When was the promise kept?", "template": "dhr/contacts/keep.html"}
    return _shown(request, opened, outcome, form, **shown)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def contact_remove(request: Request, key: str) -> HttpResponse:
    """Ask why an entry is removed; what it said stays among the changes."""
    opened, contact = _contact_or_refusal(request, key)
    back = list_of(opened.review)
    form = RemoveContactForm(typed(request), subject=contact, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_contact(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        messages.success(request, "The entry is removed")
        return redirect(back)
    context = opened.context(here="family", contact=contact, form=form, heading="Remove this entry")
    return render(request, "dhr/contacts/remove.html", context)


def _added(request: Request, review: Review, form: ContactForm) -> FamilyContact | None:
    """Return the entry that was added, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return add_contact(review=review, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        return scoped_or_404(contacts.of_review(reader, review=review), request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _contact_or_refusal(request: Request, key: str) -> tuple[Opened, FamilyContact]:
    opened, contact = opened_contact(request, key)
    may_log(request.reader, opened.review).require()
    return opened, contact


def _about(request: Request, review: Review) -> dict[str, Any]:
    """Return what the form about an entry is given besides what was typed."""
    reader = request.reader
    known = known_words(reader, review=review)
    return {"review": review, "reader": reader, "known": known, "cancel_url": list_of(review)}


def _shown(
    request: Request, opened: Opened, outcome: Outcome, form: GovukForm, *, heading: str, template: str
) -> HttpResponse:
    """Show a form about an entry, with what was saved of it since the form was first opened."""
    contact, news = outcome.subject, []
    if form.has_news(contact.version):
        versions = contacts.versions_in(request.reader, review=opened.review)
        news = TOLD.since(versions, one=contact, version=form.opened or 1)
    context = opened.context(here="family", contact=contact, form=form, heading=heading, news=news)
    return render(request, template, context)
