"""The page of the settings that says what a partnership is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.partnership import PartnershipForm
from csp.permissions import Permission
from csp.presenters.set_up import saves_of_partnership
from csp.queries.partnerships import county_groups, versions_of_partnership
from csp.services.partnerships import edit_partnership
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def partnership_edit(request: Request) -> HttpResponse:
    """Ask what the partnership is called and what it is; refuse to write over somebody else's newer save."""
    reader, here = request.reader, request.partnership
    form = PartnershipForm(
        typed(request),
        subject=here,
        groups=county_groups(reader, but=here),
        cancel_url=reverse("csp:settings", args=[here.slug]),
    )
    outcome = save_answers(
        request, form, subject=here, save=lambda **given: edit_partnership(partnership=here, **given)
    )
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect("csp:partnership-edit", partnership=here.slug)
    versions = versions_of_partnership(reader, partnership=here)
    newer = [
        one
        for one in versions
        if form.has_news(outcome.subject.version) and one.version >= (form.opened or 0)
    ]
    context = {"form": form, "saves": saves_of_partnership(versions), "news": saves_of_partnership(newer)}
    return render(request, "csp/partnerships/edit.html", context)
