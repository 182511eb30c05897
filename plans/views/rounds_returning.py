"""The form with which a coordinator returns a report."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.rounds import ReturnForm
from plans.models import RoundAsk
from plans.policies.rounds import may_return
from plans.presenters.round_page import NOBODYS
from plans.presenters.round_sent import returned_words
from plans.queries import rounds
from plans.services.rounds_returning import return_report
from plans.views.opening import must_hold
from plans.views.rounds import opened_round
from plans.views.rounds_running import site_of


@access(Permission.ROUND_RUN)
@require_http_methods(["GET", "POST"])
def report_return(request: Request, key: str) -> HttpResponse:
    """Ask what the coordinator wants to know, and return the report that was read; one returned already stays so."""
    ask = _ask_or_404(request, key)
    must_hold(request, Permission.ROUND_RUN, of=ask.round)
    back = reverse("plans:round-authority", args=[request.partnership.slug, ask.round.key])
    seat = ask.action.lead_seat
    back = f"{back}?lead={seat.key if seat else NOBODYS}#{ask.action.key}"
    allowed = may_return(request.reader, ask)
    if not ask.round.is_open:
        allowed.require()
    report = ask.update.key if ask.update else ""
    restricted = ask.circle_id is not None
    form = ReturnForm(typed(request), report=report, is_restricted=restricted, cancel_url=back)
    if request.method == "POST" and allowed and form.is_valid():
        try:
            return_report(key=key, site=site_of(request), by=request.reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
            form.take_report(report)
        else:
            messages.success(request, f"The report on {ask.action} is returned. {returned_words()}")
            return redirect(back)
    context = {"plan": ask.round.plan, "round": ask.round, "ask": ask, "form": form, "back": back}
    return render(request, "plans/reports/return.html", {**context, "may_return": allowed})


def _ask_or_404(request: Request, key: str) -> RoundAsk:
    known = rounds.ask_with(request.reader, key=key)
    if known is None:
        raise Http404
    one = opened_round(request, known.round.key)
    ask = rounds.ask_of(request.reader, one=one, key=key)
    if ask is None:  # the action has left the plan
        raise Http404
    ask.round = one
    return ask
