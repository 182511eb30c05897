"""The page of the settings that says how people of a partnership sign in."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.sign_in_policy import SignInPolicyForm
from csp.permissions import Permission
from csp.presenters.sign_in_policy import saves_of
from csp.queries.sign_in_policies import sign_in_policy_of, versions_of_sign_in_policy
from csp.services.sign_in_policies import set_sign_in_policy
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def sign_in_policy(request: Request) -> HttpResponse:
    """Ask how people sign in, and who reports by a link; refuse to write over somebody else's newer save."""
    reader, partnership = request.reader, request.partnership
    policy = sign_in_policy_of(reader, partnership=partnership)
    cancel_url = reverse("csp:settings", args=[partnership.slug])
    form = SignInPolicyForm(typed(request), policy=policy, cancel_url=cancel_url)
    save = partial(set_sign_in_policy, partnership=partnership)
    outcome = save_answers(request, form, subject=policy, save=save)
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect("csp:sign-in-policy", partnership=partnership.slug)
    versions = versions_of_sign_in_policy(reader, partnership=partnership)
    context = {
        "form": form,
        "saves": saves_of(versions),
        "news": saves_of(versions, since=form.opened or 0) if form.has_news(outcome.subject.version) else [],
    }
    return render(request, "csp/settings/sign_in.html", context)
