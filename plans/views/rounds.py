"""The review rounds of a plan: the list, one round as it stands, and what one authority reported in it."""

from dataclasses import replace
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.models import UpdateRound
from plans.policies.actions import may_add
from plans.policies.rounds import may_open, may_run, may_run_rounds
from plans.presenters.plan_tabs import plan_tabs
from plans.presenters.round_changes import round_saves
from plans.presenters.round_compared import compared
from plans.presenters.round_offers import offer_for, offer_for_any
from plans.presenters.round_page import NO_AUTHORITY, NOBODYS, Count, RoundPage, authority_rows, round_page
from plans.presenters.round_people import people_of
from plans.presenters.round_reports import Reported, reported_rows
from plans.presenters.scheme import Scheme
from plans.queries import actions, plans, rounds
from plans.queries.round_people import Desk, desk_of, last_messages
from plans.queries.round_rows import AskRow, number_moved, reports_of, rows_of
from plans.views.opening import opened_plan


@access(Permission.PLAN_READ)
@require_safe
def round_list(request: Request, key: str) -> HttpResponse:
    """List the rounds of a plan, newest first."""
    reader = request.reader
    plan = opened_plan(request, key)
    may_run_here = may_run_rounds(reader, plan)
    found = list(rounds.of_plan(reader, plan=plan))
    running = next((one for one in found if one.is_open), None)
    number = rounds.to_ask(reader, plan=plan).count() if may_run_here else 0
    context = {
        "plan": plan,
        "tabs": plan_tabs(
            plan, here="rounds", total=actions.count_of(reader, plan=plan), words=request.words
        ),
        "rounds": found,
        "may_run": may_run_here,
        "may_open": may_open(plan, running=running, number_to_ask=number),
        "may_add_first": not number and may_add(reader, plan),
        "today": reader.today,
    }
    return render(request, "plans/rounds/list.html", context)


@access(Permission.PLAN_READ)
@require_safe
def round_detail(request: Request, key: str) -> HttpResponse:
    """Show how an open round is going, or what a locked one kept beside the round before."""
    one = opened_round(request, key)
    return _open_round(request, one) if one.is_open else _locked_round(request, one)


@access(Permission.PLAN_READ)
@require_safe
def round_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to a round's name, its days and what it asks, field by field."""
    one = opened_round(request, key)
    saves = round_saves(rounds.versions_of(request.reader, one=one))
    return render(request, "plans/rounds/changes.html", {"plan": one.plan, "round": one, "saves": saves})


@access(Permission.PLAN_READ)
@require_safe
def round_authority(request: Request, key: str) -> HttpResponse:
    """Show what one authority was asked and what it reported, action by action."""
    one = opened_round(request, key)
    value = request.GET.get("lead", "")
    if not value:
        return redirect(one)
    seats = rounds.seats_by_id(request.reader, plan=one.plan)
    seat = next((seat for seat in seats.values() if seat.key == value), None)
    rows = [row for row in rows_of(request.reader, one=one) if row.seat_id == (seat.pk if seat else None)]
    if not rows or (seat is None and value != NOBODYS):
        raise Http404
    desk = desk_of(request.reader, plan=one.plan)
    context = {
        "plan": one.plan,
        "round": one,
        "name": str(seat) if seat else NO_AUTHORITY,
        "seat": seat,
        "value": value,
        "count": Count.of(rows),
        "people": len(people_of([row for row in rows if row.is_missing], desk)),
        "rows": _reported(request, one, rows, desk),
        "may_run": may_run(request.reader, one),
        "offer": offer_for(request.reader, one, rows, desk, seat=seat),
    }
    return render(request, "plans/rounds/authority.html", context)


def _reported(request: Request, one: UpdateRound, rows: list[AskRow], desk: Desk) -> list[Reported]:
    """Return what was reported on these actions, and what was said to it."""
    reader, asks = request.reader, [row.pk for row in rows]
    return reported_rows(
        rows,
        reports_of(reader, one=one, asks=asks),
        rounds.challenges_in(reader, one=one).filter(ask__in=asks),
        scheme=Scheme.of(plans.scheme_of(reader, partnership=one.plan.partnership)),
        partnership=one.plan.partnership,
        desk=desk,
    )


def opened_round(request: Request, key: str) -> UpdateRound:
    """Return the round that a page shows; raises Http404 for one that the reader may not see."""
    one = scoped_or_404(rounds.open_to(request.reader), request, key=key)
    opened_plan(request, one.plan.key)
    return one


def page_of(request: Request, one: UpdateRound) -> RoundPage:
    """Return how an open round is going."""
    reader = request.reader
    rows = rows_of(reader, one=one)
    desk = desk_of(reader, plan=one.plan)
    people = people_of([row for row in rows if row.is_missing], desk)
    table = partial(
        authority_rows,
        one,
        rows,
        seats=rounds.seats_by_id(reader, plan=one.plan),
        desk=desk,
        messages=last_messages(reader, plan=one.plan, people=people.keys()),
        now=clock.now(),
    )
    page = round_page(
        one,
        rows,
        challenges=list(rounds.challenges_in(reader, one=one)),
        desk=desk,
        today=reader.today,
        moved=number_moved(reader, one=one),
        table=lambda returned: table(returned=returned),
    )
    return replace(page, offer=offer_for_any(reader, one, rows, desk))


def _open_round(request: Request, one: UpdateRound) -> HttpResponse:
    reader = request.reader
    context = {
        "plan": one.plan,
        "round": one,
        "page": page_of(request, one),
        "challenges": rounds.challenges_in(reader, one=one),
        "not_asked": rounds.not_asked_yet(reader, one=one),
        "complete": rounds.number_complete(reader, one=one),
        "may_run": may_run(reader, one),
        "today": reader.today,
    }
    return render(request, "plans/rounds/detail.html", context)


def _locked_round(request: Request, one: UpdateRound) -> HttpResponse:
    reader = request.reader
    kept = rounds.kept_by(reader, one=one)
    earlier = rounds.locked_before(reader, one=one)
    before = earlier.content if earlier else kept.at_opening
    scheme = Scheme.of(plans.scheme_of(reader, partnership=one.plan.partnership))
    context = {
        "plan": one.plan,
        "round": one,
        "sha256": kept.sha256,
        "earlier": earlier,
        "has_typed": rounds.own_drafts_in(reader, one=one).exists(),
        "page": compared(kept.content or {}, before or {}, scheme=scheme),
    }
    return render(request, "plans/rounds/locked.html", context)
