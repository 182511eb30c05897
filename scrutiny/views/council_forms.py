"""Council forms: the list, one of them, every change to it, adding one, changing it, removing it."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.kernel.council_form import SEND_DAYS
from csp.permissions import Permission
from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.council_forms import CouncilFormForm, LogoForm, RemoveFormForm
from scrutiny.presenters.council_forms import page_of, saves_since, stories_of
from scrutiny.queries import committees, council_forms
from scrutiny.services.council_forms import add_form, edit_form, remove_form
from scrutiny.services.council_logos import set_logo


@access(Permission.COMMITTEE_RUN)
@require_safe
def form_list(request: Request) -> HttpResponse:
    """List the forms that councils have for reports of the partnership."""
    rows = council_forms.of_partnership(request.reader, partnership=request.partnership)
    return render(request, "scrutiny/forms/list.html", {"rows": rows})


@access(Permission.COMMITTEE_RUN)
@require_safe
def form_detail(request: Request, key: str) -> HttpResponse:
    """Show a form: its front sheet, its implications, its sections, how it looks."""
    form = scoped_or_404(council_forms.open_to(request.reader), request, key=key)
    page = page_of(form, words=words_of(request.reader, partnership=request.partnership))
    return render(request, "scrutiny/forms/detail.html", {"council_form": form, "page": page})


@access(Permission.COMMITTEE_RUN)
@require_safe
def form_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to a form."""
    form = scoped_or_404(council_forms.open_to(request.reader), request, key=key)
    versions = council_forms.versions_of(request.reader, form=form)
    stories = stories_of(versions, words=words_of(request.reader, partnership=request.partnership))
    context = {"council_form": form, "stories": stories, "heading": "Every change to this form"}
    return render(request, "scrutiny/forms/changes.html", context)


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def form_add(request: Request) -> HttpResponse:
    """Ask what a new form is, and from which it starts; sent twice, it is added once."""
    reader, partnership = request.reader, request.partnership
    form = CouncilFormForm(
        typed(request),
        councils=committees.councils(reader, partnership=partnership),
        start={"has_risks": True, "numbering": "section", "send_days": SEND_DAYS},
        cancel_url=reverse("scrutiny:form-list", args=[partnership.slug]),
    )
    context = {"form": form, "heading": "Add a form"}
    if request.method == "POST" and form.is_valid():
        try:
            added = add_form(partnership=partnership, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            added = scoped_or_404(council_forms.open_to(reader), request, key=form.answers["key"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(request, "scrutiny/forms/add.html", context)
        messages.success(request, "The form is added. Change its lists to what your council asks for")
        return redirect(added)
    return render(request, "scrutiny/forms/add.html", context)


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def form_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a form as a whole."""
    reader = request.reader
    subject = scoped_or_404(council_forms.open_to(reader), request, key=key)
    form = CouncilFormForm(
        typed(request),
        subject=subject,
        councils=committees.councils(reader, partnership=request.partnership),
        cancel_url=subject.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=subject, save=partial(edit_form, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The form is changed"))
        return redirect(subject)
    versions = council_forms.versions_of(reader, form=subject, since=form.opened or 1)
    news = form.has_news(outcome.subject.version) and saves_since(
        versions, words=words_of(reader, partnership=request.partnership)
    )
    context = {"council_form": subject, "form": form, "news": news, "what": "this form"}
    return render(request, "scrutiny/forms/edit.html", {**context, "heading": "Change this form"})


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def form_logo(request: Request, key: str) -> HttpResponse:
    """Ask for the logo of a form, and what it says."""
    subject = scoped_or_404(council_forms.open_to(request.reader), request, key=key)
    form = LogoForm(
        typed(request), request.FILES or None, subject=subject, cancel_url=subject.get_absolute_url()
    )
    outcome = save_answers(request, form, subject=subject, save=partial(set_logo, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The logo is changed"))
        return redirect(subject)
    news = form.has_news(outcome.subject.version) and saves_since(
        council_forms.versions_of(request.reader, form=subject, since=form.opened or 1),
        words=words_of(request.reader, partnership=request.partnership),
    )
    context = {"council_form": subject, "form": form, "news": news, "what": "this form"}
    return render(request, "scrutiny/forms/logo.html", {**context, "heading": "Logo"})


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def form_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a form is removed."""
    subject = scoped_or_404(council_forms.open_to(request.reader), request, key=key)
    form = RemoveFormForm(typed(request), version=subject.version, cancel_url=subject.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            remove_form(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(subject)
        messages.success(request, f"“{subject}” is removed")
        return redirect("scrutiny:form-list", request.partnership.slug)
    context = {"council_form": subject, "form": form, "heading": "Remove this form"}
    return render(request, "scrutiny/forms/remove.html", context)
