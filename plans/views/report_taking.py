"""Take what was sent from the page on which somebody reports in a round, and say where it leads."""

from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from csp.web import clock
from csp.web.editing import save_answers
from plans.models import RoundAsk
from plans.policies.reports import takes_reports
from plans.services.reports import NoLongerAsked, keep_typed, report
from plans.views.report_desk import Desk
from plans.views.report_page import locked_page, report_page

NOTHING_FILLED_IN = "Fill in at least one action, or tick “Nothing has changed” on one"
ALL = "all"


def take_reports(desk: Desk, *, look_again: Callable[[], Desk]) -> HttpResponse:
    """Report on one action or on all that are filled in, keep what isn't reported, and answer.

    ``look_again`` returns the desk as it is by then, for when the round was locked between two looks at it.
    """
    wanted = desk.request.POST.get("report", "")
    chosen = [
        one for one in desk.open_cards if wanted == one.key or (wanted == ALL and _is_filled_in(desk, one))
    ]
    try:
        given = [one for one in chosen if _give(desk, one)]
    except NoLongerAsked:
        return _look_again(look_again())
    return _answer(desk, wanted, chosen, given)


def _look_again(desk: Desk) -> HttpResponse:
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
    desk.tell(given, keep_typed(typed=desk.typed_on(rest), by=desk.reader, now=clock.now()))
    return redirect(_where_next(desk))


def _stay(desk: Desk, chosen: list[RoundAsk], given: list[RoundAsk], problem: str) -> HttpResponse:
    for one in desk.open_cards:
        if one not in chosen:
            desk.form_of(one).forgive()
    rest = [one for one in desk.open_cards if one not in given]
    kept = keep_typed(typed=desk.typed_on(rest), by=desk.reader, now=clock.now())
    if given or kept:
        desk.tell(given, kept)
    return report_page(desk.again(), problem=problem)


def _where_next(desk: Desk) -> str:
    """Return the address of the page that was asked for, or of this one."""
    go_to, change = desk.request.POST.get("go_to", ""), desk.request.POST.get("take_up", "")
    asked = {"authority": desk.place.authority, "page": go_to or str(desk.page), "change": change}
    given = {name: value for name, value in asked.items() if value and (name, value) != ("page", "1")}
    given |= desk.told_in_address
    place = f"#{change}" if change.isalnum() else ""
    return f"{desk.request.path}?{urlencode(given)}{place}" if given else desk.request.path
