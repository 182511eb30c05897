"""Where one arrives: the right partnership, and what is asked of one there."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from csp.forms.handovers import TakenForm
from csp.permissions import Permission
from csp.presenters.home import HomePage
from csp.queries.partnerships import partnerships_of
from csp.web import handovers, work
from csp.web.access import access
from csp.web.requests import Request


@access()
@require_safe
def start(request: Request) -> HttpResponse:
    """Go to the person's partnership; offer a choice when there are several, and say so when there is none."""
    mine = list(partnerships_of(request.seen_as or request.reader))
    if len(mine) == 1:
        return redirect("csp:home", partnership=mine[0].slug)
    return render(request, "csp/home/start.html", {"partnerships": mine})


@access(Permission.ENTER)
@require_safe
def home(request: Request) -> HttpResponse:
    """Show what was handed over to the reader, then what is asked of them: late first, then by date."""
    reader, partnership = request.reader, request.partnership
    asks = work.asks_of(reader, partnership=partnership)
    holdings = work.holdings_of(reader, partnership=partnership)
    received = handovers.received_by(reader, partnership=partnership)
    page = HomePage.of(asks, holdings, received, reader=reader, partnership=partnership)
    settle = reverse("csp:handover-settle", args=[partnership.slug])
    taken = TakenForm(keys=[one.key for one in received], action=settle) if received else None
    return render(request, "csp/home/home.html", {"page": page, "taken": taken})
