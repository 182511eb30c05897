"""Which e-mails somebody gets: on their own page, whomever they look at the site as."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.digest import DigestForm
from csp.queries.digests import digest_of
from csp.services.digests import set_how_often
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access()
@require_http_methods(["GET", "POST"])
def digest_edit(request: Request) -> HttpResponse:
    """Ask how often somebody wants to be told what waits for them, and say when that last was."""
    digest = digest_of(request.reader)
    form = DigestForm(typed(request), digest=digest, cancel_url=reverse("mfa_index"))
    outcome = save_answers(
        request,
        form,
        subject=digest,
        save=set_how_often,
        stands=lambda: form.answers["how_often"] == digest.how_often,
    )
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect("csp:digest-edit")
    has_news = form.has_news(outcome.subject.version)
    return render(
        request, "csp/digests/edit.html", {"form": form, "digest": outcome.subject, "has_news": has_news}
    )
