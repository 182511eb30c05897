"""The pages behind a link that somebody was sent: they report to one round, without signing in."""

from collections.abc import Mapping
from contextlib import suppress

from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import public, without_session
from csp.web.guesses import count_a_guess, has_guessed_too_often
from csp.web.kept_typing import texts_sent
from csp.web.origin import address_of
from csp.web.requests import Request
from plans.models import RoundLink
from plans.policies.reports import takes_reports
from plans.policies.round_links import IN_A_BROWSER
from plans.services.round_links import CannotBeUsed, give_back, go_on, held_by_browser, usable
from plans.views.link_desk import LinkDesk
from plans.views.report_page import locked_page, report_page
from plans.views.report_taking import take_reports

COOKIE = "by-link"


@without_session
@public
@require_http_methods(["GET", "POST"])
def link_open(request: Request, key: str, token: str) -> HttpResponse:
    """Ask whoever opens a link to go on: a program that opens every link in an e-mail does nothing by it."""
    link = usable(key=key, token=token, now=clock.now())
    if link is None:
        return _cannot_be_used(request)
    if request.method != "POST":
        return _page(request, link, "plans/links/open.html")
    try:
        secret = go_on(
            key=key,
            token=token,
            secret=request.COOKIES.get(COOKIE, ""),
            site=settings.SITE_ADDRESS,  # whatever the request says of the host
            address=address_of(request),
            now=clock.now(),
        )
    except CannotBeUsed:  # withdrawn or locked in this very moment
        return _cannot_be_used(request)
    return _let_in(key, secret) if secret else _page(request, link, "plans/links/elsewhere.html")


@without_session
@public
@require_http_methods(["GET", "POST"])
def link_report(request: Request, key: str) -> HttpResponse:
    """Show what the round asks of whoever holds the link, and take their reports."""
    desk = _desk(request, key)
    if desk is None:
        return _cannot_be_used(request)
    if not takes_reports(desk.asked_in):
        # What was typed while it was locked is shown once more; after that, the link opens nothing.
        return _forget(locked_page(desk), key) if request.method == "POST" else _cannot_be_used(request, key)
    if request.method != "POST":
        return _unlisted(report_page(desk))
    return _unlisted(take_reports(desk, look_again=lambda: _desk(request, key) or desk))


@without_session
@public
@require_http_methods(["GET", "POST"])
def link_end(request: Request, key: str) -> HttpResponse:
    """Ask whether the link is to end, and end it."""
    desk = _desk(request, key)
    if desk is None or not takes_reports(desk.asked_in):
        return _cannot_be_used(request)
    context = {"desk": desk, "house": desk.asked_in.plan.partnership}
    if request.method != "POST":
        return _unlisted(render(request, "plans/links/end.html", context))
    with suppress(CannotBeUsed):  # pressed twice at once
        give_back(key=key, secret=request.COOKIES[COOKIE], address=address_of(request), now=clock.now())
    return _forget(render(request, "plans/links/ended.html", context), key)


def _desk(request: Request, key: str) -> LinkDesk | None:
    """Return the desk of whoever's link this browser holds; their request has them as its reader from now on."""
    found = held_by_browser(
        key=key, secret=request.COOKIES.get(COOKIE, ""), address=address_of(request), now=clock.now()
    )
    if found is None:
        return None
    link, request.reader = found
    request.words = words_of(request.reader, partnership=link.round.plan.partnership)
    sent: Mapping[str, str] | None = request.POST if request.method == "POST" else None
    return LinkDesk(request, link.round, sent, came_at=link.taken_up_at, link_key=key)


def _let_in(key: str, secret: str) -> HttpResponse:
    answer = redirect("plans:link-report", key)
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=IN_A_BROWSER,
        path=answer["Location"],
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _page(request: Request, link: RoundLink, name: str) -> HttpResponse:
    context = {"house": link.round.plan.partnership}
    return _unlisted(render(request, name, context))


def _cannot_be_used(request: Request, key: str = "") -> HttpResponse:
    """Answer alike for every link that can't be used, with what the visitor typed; who tries many is stopped."""
    if has_guessed_too_often(request):
        return respond_429(request)
    count_a_guess(request)
    answer = render(request, "plans/links/unusable.html", {"texts": texts_sent(request)}, status=404)
    return _forget(answer, key) if key else _unlisted(answer)


def _forget(answer: HttpResponse, key: str) -> HttpResponse:
    """Let the browser hold the link no longer."""
    answer.delete_cookie(COOKIE, path=reverse("plans:link-report", args=[key]), samesite="Lax")
    return _unlisted(answer)


def _unlisted(answer: HttpResponse) -> HttpResponse:
    """Ask search engines to leave the page alone."""
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
