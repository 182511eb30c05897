"""The pages that the law and good manners ask for: help, accessibility, privacy, cookies."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.models import Notice, Partnership
from csp.presenters.notices import NoticePage
from csp.queries.gate import only_partnership
from csp.queries.notices import last_written, public_partnership, public_words
from csp.web.access import public


@public
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Say how to do the commonest things, and whom to ask."""
    return render(request, "csp/notices/help.html")


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement of whoever is served here."""
    return _notice(request, "csp/notices/accessibility.html", Notice.Kind.ACCESSIBILITY, only_partnership())


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the privacy notice of whoever is served here."""
    return _notice(request, "csp/notices/privacy.html", Notice.Kind.PRIVACY, only_partnership())


@public
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Show which cookies are set."""
    return _notice(request, "csp/notices/cookies.html", Notice.Kind.COOKIES, only_partnership())


@public
@require_safe
def public_accessibility(request: HttpRequest, partnership: str) -> HttpResponse:
    """Show the accessibility statement of one partnership."""
    return _notice(request, "csp/notices/accessibility.html", Notice.Kind.ACCESSIBILITY, _found(partnership))


@public
@require_safe
def public_privacy(request: HttpRequest, partnership: str) -> HttpResponse:
    """Show the privacy notice of one partnership."""
    return _notice(request, "csp/notices/privacy.html", Notice.Kind.PRIVACY, _found(partnership))


@public
@require_safe
def public_cookies(request: HttpRequest, partnership: str) -> HttpResponse:
    """Show which cookies are set, in the words of one partnership."""
    return _notice(request, "csp/notices/cookies.html", Notice.Kind.COOKIES, _found(partnership))


def _found(slug: str) -> Partnership:
    found = public_partnership(slug)
    if found is None:
        raise Http404
    return found


def _notice(
    request: HttpRequest, template: str, kind: Notice.Kind, partnership: Partnership | None
) -> HttpResponse:
    own_words = public_words(partnership, kind=kind) if partnership else ""
    written = last_written(partnership, kind=kind) if partnership and own_words else None
    page = NoticePage.of(kind, partnership=partnership, own_words=own_words, written=written)
    return render(request, template, {"page": page})
