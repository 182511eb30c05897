"""The page of the settings that says how a partnership runs its reviews."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.rules import RulesForm
from dhr.presenters.rules import saves_of
from dhr.queries.rules import rules_of, versions_of
from dhr.services.rules import set_rules


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def rules_edit(request: Request) -> HttpResponse:
    """Ask how reviews are run; refuse to write over somebody else's newer save. No review shows here."""
    reader, partnership = request.reader, request.partnership
    rules = rules_of(reader, partnership=partnership)
    cancel_url = reverse("csp:settings", args=[partnership.slug])
    form = RulesForm(typed(request), rules=rules, cancel_url=cancel_url)
    outcome = save_answers(request, form, subject=rules, save=partial(set_rules, partnership=partnership))
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect("dhr:rules-edit", partnership=partnership.slug)
    versions = versions_of(reader, partnership=partnership)
    context = {
        "form": form,
        "saves": saves_of(versions),
        "news": saves_of(versions, since=form.opened or 0) if form.has_news(outcome.subject.version) else [],
    }
    return render(request, "dhr/rules/edit.html", context)
