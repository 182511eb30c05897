"""Reporting on all one's actions in a review round, on one page."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.policies.reports import takes_reports
from plans.queries import rounds
from plans.services.openings import record_opening
from plans.services.reports import throw_away_typed
from plans.views.opening import must_hold
from plans.views.report_desk import Desk
from plans.views.report_page import locked_page, report_page
from plans.views.report_taking import take_reports


@access(Permission.UPDATE_GIVE_OWN)
@require_http_methods(["GET", "POST"])
def round_report(request: Request, key: str) -> HttpResponse:
    """Show what a round asks of the reader, take a report on one action or on all, and keep what isn't reported."""
    desk = _desk(request, key, typed(request))
    must_hold(request, Permission.UPDATE_GIVE_OWN, of=desk.asked_in)
    record_opening(record=desk.asked_in.plan, by=request.reader, now=clock.now())
    if not takes_reports(desk.asked_in):
        return _locked(desk)
    if request.method != "POST":
        return report_page(desk)
    return take_reports(desk, look_again=lambda: _desk(request, key, request.POST))


def _desk(request: Request, key: str, sent: Mapping[str, str] | None) -> Desk:
    return Desk(request, scoped_or_404(rounds.open_to(request.reader), request, key=key), sent)


def _locked(desk: Desk) -> HttpResponse:
    """Show what the reader had typed and not reported; throw it away when their button asks."""
    if desk.request.method == "POST" and "throw_away" in desk.request.POST:
        throw_away_typed(asked_in=desk.asked_in, by=desk.reader)
        messages.success(desk.request, "What you had typed and not reported is thrown away")
        return redirect(desk.request.path)
    return locked_page(desk)
