"""Counting an action under other plans."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.counting import CountingForm
from plans.policies.counting import may_count_elsewhere
from plans.queries.counting import counts_under, plans_to_count_under
from plans.services.counting import count_elsewhere
from plans.views.action_page import news_since
from plans.views.opening import opened_action


@access(Permission.PLAN_READ)
@require_http_methods(["GET", "POST"])
def action_count(request: Request, key: str) -> HttpResponse:
    """Ask under which other plans an action counts, and let it; sent twice, it is saved once."""
    reader = request.reader
    action = opened_action(request, key)
    may_count_elsewhere(reader, action).require()
    offered = plans_to_count_under(reader, action=action)
    form = CountingForm(
        typed(request),
        subject=action,
        offered=offered,
        now=set(counts_under(reader, action=action).values_list("key", flat=True)),
        cancel_url=action.get_absolute_url(),
    )
    save = partial(count_elsewhere, key=key)
    outcome = save_answers(request, form, subject=action, save=save, stands=form.says_the_same)
    if outcome.saved:
        messages.success(request, outcome.words("Where the action counts is changed"))
        return redirect(outcome.saved)
    action = outcome.subject
    context = {"action": action, "form": form, "news": news_since(request, action, form), "offered": offered}
    return render(request, "plans/actions/count.html", context)
