"""Reporting on all one's actions in a review round, on one page."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.models import RoundAsk
from plans.policies.reports import takes_reports
from plans.queries import rounds
from plans.services.openings import record_opening
from plans.services.reports import NoLongerAsked, keep_typed, report, throw_away_typed
from plans.views.report_desk import Desk
from plans.views.report_page import locked_page, report_page

NOTHING_FILLED_IN = "Fill in at least one action, or tick “Nothing has changed” on one"
ALL = "all"


@access(Permission.UPDATE_GIVE_OWN)
@require_http_methods(["GET", "POST"])
def round_report(request: Request, key: str) -> HttpResponse:
    """Show what a round asks of the reader, take a report on one action or on all, and keep what isn't reported."""
    asked_in = scoped_or_404(rounds.open_to(request.reader), request, key=key)
    record_opening(record=asked_in.plan, by=request.reader, now=clock.now())
    desk = Desk(request, asked_in, typed(request))
    if not takes_reports(asked_in):
        return _locked(desk)
    if request.method != "POST":
        return report_page(desk)
    wanted = request.POST.get("report", "")
    chosen = [
        one for one in desk.open_cards if wanted == one.key or (wanted == ALL and _is_filled_in(desk, one))
    ]
    try:
        given = [one for one in chosen if _give(desk, one)]
    except NoLongerAsked:  # locked between the two looks at it
        return _look_again(request, key)
    return _answer(desk, wanted, chosen, given)


def _locked(desk: Desk) -> HttpResponse:
    """Show what the reader had typed and not reported; throw it away when their button asks."""
    if desk.request.method == "POST" and "throw_away" in desk.request.POST:
        throw_away_typed(asked_in=desk.asked_in, by=desk.reader)
        messages.success(desk.request, "What you had typed and not reported is thrown away")
        return redirect(desk.request.path)
    return locked_page(desk)


def _look_again(request: Request, key: str) -> HttpResponse:
    desk = Desk(request, scoped_or_404(rounds.open_to(request.reader), request, key=key), request.POST)
    if not takes_reports(desk.asked_in):
        return locked_page(desk)
    for one in desk.open_cards:
        desk.form_of(one).forgive()
    return report_page(desk)


def _is_filled_in(desk: Desk, ask: RoundAsk) -> bool:
    return not desk.form_of(ask).is_blank


def _give(desk: Desk, ask: RoundAsk) -> bool:
    """Report on one action; say on its card what is wrong, or who was quicker, and return whether it is done."""
    if desk.is_given(ask):
        return True
    form = desk.form_of(ask)
    try:
        outcome = save_answers(desk.request, form, subject=ask.action, save=partial(report, ask=ask))
    except PermissionDenied as refused:
        form.add_error(None, str(refused))
        return False
    return outcome.saved is not None


def _answer(desk: Desk, wanted: str, chosen: list[RoundAsk], given: list[RoundAsk]) -> HttpResponse:
    """Go on to the page as it stands now; stay on it with all that was typed while something is wrong."""
    rest = [one for one in desk.open_cards if one not in given]
    nothing_done = wanted == ALL and not chosen
    if nothing_done or len(given) < len(chosen) or desk.lost:
        return _stay(desk, chosen, given, NOTHING_FILLED_IN if nothing_done else "")
    kept = keep_typed(typed=desk.typed_on(rest), by=desk.reader, now=clock.now())
    _say(desk, given, kept)
    if not (given or kept or "go_to" in desk.request.POST or "take_up" in desk.request.POST):
        messages.info(desk.request, "There is nothing to keep yet")
    return redirect(_where_next(desk))


def _stay(desk: Desk, chosen: list[RoundAsk], given: list[RoundAsk], problem: str) -> HttpResponse:
    for one in desk.open_cards:
        if one not in chosen:
            desk.form_of(one).forgive()
    rest = [one for one in desk.open_cards if one not in given]
    _say(desk, given, keep_typed(typed=desk.typed_on(rest), by=desk.reader, now=clock.now()))
    return report_page(desk.again(), problem=problem)


def _say(desk: Desk, given: list[RoundAsk], kept: int) -> None:
    if given:
        what = str(given[0].action) if len(given) == 1 else f"{len(given)} actions"
        messages.success(desk.request, f"You have reported on {what}")
    if kept:
        about = "1 action" if kept == 1 else f"{kept} actions"
        messages.info(
            desk.request, f"What you have typed about {about} is kept here. It is not reported yet."
        )


def _where_next(desk: Desk) -> str:
    """Return the address of the page that was asked for, or of this one."""
    go_to, change = desk.request.POST.get("go_to", ""), desk.request.POST.get("take_up", "")
    asked = {"authority": desk.place.authority, "page": go_to or str(desk.page), "change": change}
    given = {name: value for name, value in asked.items() if value and (name, value) != ("page", "1")}
    place = f"#{change}" if change.isalnum() else ""
    return f"{desk.request.path}?{urlencode(given)}{place}" if given else desk.request.path
