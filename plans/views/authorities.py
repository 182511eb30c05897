"""What the authorities have promised and done: all of them in a list, and one of them on a page of its own."""

from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp import audit
from csp.models import Seat
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from plans.exports.authorities_csv import authorities_csv
from plans.models.verb import Verb
from plans.presenters.authorities import SeatLine, exported, groups_of, last_rounds_words
from plans.presenters.authority_page import AuthorityPage, authority_page
from plans.presenters.authority_rounds import last_of, letters_key
from plans.queries import authorities
from plans.queries.authorities import Counted

Groups = list[tuple[str, list[SeatLine]]]


@access(Permission.PLAN_READ)
@require_safe
def authority_list(request: Request) -> HttpResponse:
    """List the authorities at the table with what each leads, and how it goes."""
    counted = counted_or_404(request)
    groups, last = _listed(request, counted)
    context = {"groups": groups, "last": last, **choice_of(counted, request)}
    return render(request, "plans/authorities/list.html", context)


@access(Permission.PLAN_READ)
@require_safe
def authority_list_csv(request: Request) -> StreamingHttpResponse:
    """Send the same list as a CSV file, and write down that it was taken."""
    reader, partnership = request.reader, request.partnership
    groups, last = _listed(request, counted_or_404(request))
    rows = (exported(heading, line) for heading, lines in groups for line in lines)
    lines = authorities_csv(rows, last_round=last)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"{partnership.slug}-authorities-{reader.today.isoformat()}.csv"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        audit.record(Verb.AUTHORITIES_EXPORTED, subject=partnership, by=reader, now=clock.now())
    return response


@access(Permission.PLAN_READ)
@require_safe
def authority_detail(request: Request, key: str) -> HttpResponse:
    """Show one authority: what it leads, what is due, done and late, what it owes, and how it reported."""
    counted = counted_or_404(request)
    page = page_or_404(request, key, counted)
    context = {
        "page": page,
        "key": letters_key(),
        "today": request.reader.today,
        **choice_of(counted, request),
    }
    return render(request, "plans/authorities/detail.html", context)


def counted_or_404(request: Request) -> Counted:
    """Return the plans that are counted; a plan that may not be chosen is like one that was never there."""
    chosen = request.GET.get("plan", "")
    found = authorities.plans_counted(request.reader, partnership=request.partnership, key=chosen)
    if found is None:
        raise Http404
    return found


def choice_of(counted: Counted, request: Request) -> dict[str, Any]:
    """Return what the choice of a plan is drawn with."""
    chosen = request.GET.get("plan", "")
    return {"counted": counted, "chosen": chosen, "address": f"?plan={chosen}" if chosen else ""}


def page_or_404(request: Request, key: str, counted: Counted) -> AuthorityPage:
    """Return the page of a seat at the partnership's table, begun or ended."""
    seats = authorities.seats_in(request.reader, partnership=request.partnership)
    seat: Seat = get_object_or_404(seats, key=key)
    return authority_page(request.reader, seat, counted, beside=list(seats))


def _listed(request: Request, counted: Counted) -> tuple[Groups, str]:
    """Return the seats in their groups, and what the last round of these plans is called."""
    reader = request.reader
    last = last_of(authorities.rounds_in(reader, plans=counted.plans))
    groups = groups_of(
        authorities.seats_in(reader, partnership=request.partnership),
        authorities.led(reader, plans=counted.plans),
        authorities.asked_in(reader, rounds=last),
        plans={one.pk: one for one in counted.plans},
        chosen=choice_of(counted, request)["address"],
        today=reader.today,
    )
    return groups, last_rounds_words(last)
