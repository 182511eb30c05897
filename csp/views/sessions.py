"""Where one is signed in: the list, going on with a session, and ending the others."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.presenters.sessions import SessionRow
from csp.queries.sessions import open_sessions_of
from csp.queries.work_accounts import work_accounts_of
from csp.services.sessions import end_other_sessions
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request


@access()
@require_safe
def session_list(request: Request) -> HttpResponse:
    """List the browsers in which the person is signed in."""
    here = request.session.session_key or ""
    found = open_sessions_of(request.reader, now=clock.now())
    rows = [SessionRow.of(one, here=here) for one in found]
    has_work_account = work_accounts_of(request.user).exists()
    return render(request, "csp/sessions/list.html", {"rows": rows, "has_work_account": has_work_account})


@access()
@require_http_methods(["GET", "POST"])
def session_end(request: Request) -> HttpResponse:
    """Sign the person out everywhere but here."""
    if request.method == "POST":
        here = request.session.session_key or ""
        ended = end_other_sessions(by=request.reader, but=here, now=clock.now())
        words = "You are signed out everywhere else" if ended else "You were signed in nowhere else"
        messages.success(request, words)
    return redirect("csp:session-list")


@access()
@require_http_methods(["GET", "POST"])
def session_stay(request: Request) -> HttpResponse:
    """Go on with this session: to ask is enough, and the answer says for how long."""
    if request.method == "GET":
        return redirect("csp:start")
    return JsonResponse({"seconds": request.session_end.seconds_left})
