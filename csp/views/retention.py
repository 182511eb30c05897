"""The page of the settings that says how long things are kept, what goes tonight, and what went."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.retention import RetentionForm
from csp.kernel import day_words
from csp.models import RetentionPolicy
from csp.permissions import Permission
from csp.presenters.retention import DryRun, rows_of, saves_of
from csp.queries.retention import due, first_day, retention_policy_of, runs_of, versions_of_retention_policy
from csp.services.retention import set_retention
from csp.web import clock
from csp.web.access import access
from csp.web.editing import Outcome, save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def retention(request: Request) -> HttpResponse:
    """Ask how long things are kept, and show what that would remove before and after it is saved."""
    reader, partnership = request.reader, request.partnership
    policy = retention_policy_of(reader, partnership=partnership)
    form = RetentionForm(
        typed(request), policy=policy, cancel_url=reverse("csp:settings", args=[partnership.slug])
    )
    if form.is_to_show:
        outcome = Outcome(policy)
    else:
        outcome = save_answers(
            request, form, subject=policy, save=partial(set_retention, partnership=partnership)
        )
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect("csp:retention", partnership=partnership.slug)
    versions = versions_of_retention_policy(reader, partnership=partnership)
    context = {
        "form": form,
        "dry_run": _dry_run(request, form, policy),
        "first_day": day_words.plain(first_day(reader, partnership=partnership)),
        "runs": rows_of(runs_of(reader, partnership=partnership)),
        "saves": saves_of(versions),
        "news": saves_of(versions, since=form.opened or 0) if form.has_news(outcome.subject.version) else [],
    }
    return render(request, "csp/settings/retention.html", context)


def _dry_run(request: Request, form: RetentionForm, policy: RetentionPolicy) -> DryRun:
    """Return what goes the coming night: with the typed periods when somebody asks, or else with the saved ones."""
    partnership, now = request.partnership, clock.now()
    is_typed = form.is_to_show and form.is_valid()
    policy = form.periods_of(policy) if is_typed else policy
    tomorrow = request.reader.today + timedelta(days=1)
    found = due(request.reader, partnership=partnership, policy=policy, day=tomorrow, now=now)
    return DryRun.of(found, slug=partnership.slug, is_saved=not is_typed)
