"""What a person reads when something can't be shown or done."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from csp.web.access import public, stale
from csp.web.kept_typing import came_from_here, texts_sent
from csp.web.requests import Request


def bad_request(request: Request, exception: Exception) -> HttpResponse:
    """Say that the request could not be read (400)."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: Request, exception: PermissionDenied) -> HttpResponse:
    """Say why, in the words of the policy that refused (403)."""
    return render(request, "errors/403.html", {"refusal": str(exception)}, status=403)


def not_found(request: Request, exception: Exception) -> HttpResponse:
    """Say that there is no such page (404), in the same words whether or not there is something to hide."""
    return render(request, "errors/404.html", status=404)


def server_error(request: Request) -> HttpResponse:
    """Apologise (500) without asking the database, which may be what is broken."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


@public
def stale_form(request: Request, reason: str = "") -> HttpResponse:
    """Keep what was typed when a form's token no longer fits, and show it again on its own page.

    For whoever has no session, that can't keep it either, it is shown here.
    """
    if came_from_here(request):
        return stale(request) if _has_session(request) else _out_of_date(request)
    refusal = "This form was sent from another site, so nothing was saved."
    return render(request, "errors/403.html", {"refusal": refusal}, status=403)


def _has_session(request: Request) -> bool:
    """Return whether the page that a form was sent to is one for people with a session."""
    return request.resolver_match is None or getattr(request.resolver_match.func, "has_session", True)


def _out_of_date(request: Request) -> HttpResponse:
    """Show what was typed, without keeping anything (409)."""
    return render(request, "errors/out_of_date.html", {"texts": texts_sent(request)}, status=409)
