"""The pages of the settings on which a partnership writes its pages for the public."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.notices import NoticeForm
from csp.models import Notice
from csp.permissions import Permission
from csp.presenters.notices import ABOUT, DEFAULTS, rows_of
from csp.presenters.set_up import saves_of_notice
from csp.queries.notices import notice_of, public_words, versions_of_notice
from csp.services.notices import write_notice
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PARTNERSHIP_SET_UP)
@require_safe
def notice_list(request: Request) -> HttpResponse:
    """List the pages for the public, and which of them the partnership has written itself."""
    here = request.partnership
    own_words = {kind.value: public_words(here, kind=kind) for kind in Notice.Kind}
    return render(request, "csp/notices/list.html", {"rows": rows_of(here, own_words)})


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def notice_edit(request: Request, kind: str) -> HttpResponse:
    """Ask what a page should say; refuse to write over somebody else's newer save."""
    if kind not in Notice.Kind.values:
        raise Http404
    reader, here, which = request.reader, request.partnership, Notice.Kind(kind)
    standing = notice_of(reader, partnership=here, kind=which)
    form = NoticeForm(
        typed(request),
        text=standing.text or DEFAULTS[which],
        version=standing.version,
        cancel_url=reverse("csp:notice-list", args=[here.slug]),
    )
    outcome = save_answers(
        request,
        form,
        subject=standing,
        save=lambda **given: write_notice(partnership=here, kind=which, **given),
    )
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect("csp:notice-edit", partnership=here.slug, kind=kind)
    versions = versions_of_notice(reader, partnership=here, kind=which)
    saves = saves_of_notice(versions, notice=standing, default=DEFAULTS[which])
    news = (
        saves[: outcome.subject.version - (form.opened or 0)]
        if form.has_news(outcome.subject.version)
        else []
    )
    context = {"form": form, "heading": which.label, "about": ABOUT[which], "saves": saves, "news": news}
    return render(request, "csp/notices/edit.html", {**context, "public_url": _public(request, which)})


def _public(request: Request, kind: Notice.Kind) -> str:
    return reverse(f"csp:public-{kind.value}", args=[request.partnership.slug])
