"""The pages that put right what somebody is called."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.people_changing import PersonNameForm
from csp.kernel.saves import Save
from csp.models import Person
from csp.permissions import Permission
from csp.policies.people import may_change
from csp.presenters.authorities import masked
from csp.presenters.people_changing import saves_of_person
from csp.queries import leavers, people
from csp.queries.authorities import people_known_in
from csp.services.people import change_name
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def person_edit(request: Request, key: str) -> HttpResponse:
    """Ask what somebody is called; refuse to write over another administrator's newer save."""
    reader, partnership = request.reader, request.partnership
    person = _here_or_404(request, key)
    may_change(reader, person, partnership).require()
    page = reverse("csp:person-detail", args=[partnership.slug, key])
    form = PersonNameForm(typed(request), subject=person, cancel_url=page)
    save = partial(change_name, partnership=partnership, key=key)
    outcome = save_answers(request, form, subject=person, save=save)
    if outcome.saved:
        messages.success(request, outcome.words(f"The name is now {outcome.saved.name}"))
        return redirect(page)
    person = outcome.subject
    news = _saves(request, person, since=form.opened or 1) if form.has_news(person.version) else []
    return render(request, "csp/people/edit.html", {"person": person, "form": form, "news": news})


@access(Permission.PEOPLE_APPOINT)
@require_safe
def person_changes(request: Request, key: str) -> HttpResponse:
    """Show what was changed about somebody's name, by whom, when and why."""
    person = _here_or_404(request, key)
    context = {"person": person, "saves": _saves(request, person)}
    return render(request, "csp/people/changes.html", context)


def _here_or_404(request: Request, key: str) -> Person:
    """Return somebody who is or was appointed here; anybody else is not there."""
    here = leavers.open_to(request.reader, partnership=request.partnership)
    return get_object_or_404(here, key=key)


def _saves(request: Request, person: Person, since: int = 1) -> Sequence[Save]:
    """Return what was changed about somebody, naming nobody who never worked here."""
    reader, partnership = request.reader, request.partnership
    versions = people.names_of(reader, partnership=partnership, person=person, since=since)
    return saves_of_person(masked(versions, people_known_in(reader, partnership=partnership)))
