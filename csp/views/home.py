"""Where one arrives: the right partnership, and what is asked of one there."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.presenters.home import HomePage
from csp.queries.partnerships import partnerships_of
from csp.web import work
from csp.web.access import access
from csp.web.requests import Request


@access()
@require_safe
def start(request: Request) -> HttpResponse:
    """Go to the person's partnership; offer a choice when there are several, and say so when there is none."""
    mine = list(partnerships_of(request.reader))
    if len(mine) == 1:
        return redirect("csp:home", partnership=mine[0].slug)
    return render(request, "csp/home/start.html", {"partnerships": mine})


@access(Permission.ENTER)
@require_safe
def home(request: Request) -> HttpResponse:
    """Show what is asked of the reader: late first, then by date."""
    reader, partnership = request.reader, request.partnership
    asks = work.asks_of(reader, partnership=partnership)
    holdings = work.holdings_of(reader, partnership=partnership)
    page = HomePage.of(asks, holdings, reader=reader, partnership=partnership)
    return render(request, "csp/home/home.html", {"page": page})
