"""What a coordinator does with a round: open it, change it, remind, ask about one more action, lock it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.rounds import LockForm, RoundForm
from plans.models import Plan
from plans.policies.rounds import may_open, may_run, may_run_rounds
from plans.presenters.round_changes import round_saves
from plans.presenters.round_page import NOBODYS
from plans.presenters.round_sent import chased_words, told_words
from plans.queries import rounds
from plans.services.rounds import ask_too, edit_round, open_round
from plans.services.rounds_locking import lock_round
from plans.services.rounds_telling import chase
from plans.views.opening import opened_plan
from plans.views.rounds import opened_round, page_of

EVERYONE = "everyone"


@access(Permission.ROUND_RUN)
@require_http_methods(["GET", "POST"])
def round_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new round is, open it and tell everyone; sent twice, it is opened once."""
    reader = request.reader
    plan = opened_plan(request, key)
    may_run_rounds(reader, plan).require()
    where = reverse("plans:round-list", args=[plan.partnership.slug, plan.key])
    taken = rounds.titles_of(reader, plan=plan)
    form = RoundForm(typed(request), today=reader.today, taken=taken, cancel_url=where)
    sent_before = rounds.open_to(reader).filter(plan=plan, key=request.POST.get("key", "")).first()
    if request.method == "POST" and sent_before:
        return redirect(sent_before)
    if request.method == "POST" and form.is_valid():
        try:
            one, sent = open_round(
                plan=plan, site=site_of(request), by=reader, now=clock.now(), **form.answers
            )
        except ValidationError:  # the page says why
            form.errors.clear()
        except IntegrityError:  # somebody opened one at the same moment, or this was sent twice at once
            return redirect(rounds.running(reader, plan=plan) or where)
        else:
            messages.success(request, f"“{one}” is open. {told_words(sent)}")
            return redirect(one)
    return render(
        request, "plans/rounds/add.html", {"plan": plan, "form": form, **_what_is_asked(request, plan)}
    )


@access(Permission.ROUND_RUN)
@require_http_methods(["GET", "POST"])
def round_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about an open round; refuse to write over somebody else's newer save."""
    one = opened_round(request, key)
    may_run(request.reader, one).require()
    form = RoundForm(
        typed(request), today=request.reader.today, subject=one, cancel_url=one.get_absolute_url()
    )
    outcome = save_answers(request, form, subject=one, save=partial(edit_round, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The round is changed"))
        return redirect(one)
    news = []
    if form.has_news(outcome.subject.version):
        news = round_saves(rounds.versions_of(request.reader, one=one, since=form.opened or 1))
    context = {"plan": one.plan, "round": one, "form": form, "news": news}
    return render(request, "plans/rounds/edit.html", context)


@access(Permission.ROUND_RUN)
@require_http_methods(["GET", "POST"])
def round_chase(request: Request, key: str) -> HttpResponse:
    """Remind everyone who is missing, or one authority's people, when a button asks; go back to the page."""
    one = opened_round(request, key)
    may_run(request.reader, one).require()
    value = request.POST.get("lead", "")
    seats = rounds.seats_by_id(request.reader, plan=one.plan)
    seat = next((seat.pk for seat in seats.values() if seat.key == value), None)
    if value in (EVERYONE, NOBODYS) or seat:
        sent = chase(
            key=key,
            seat=seat,
            everyone=value == EVERYONE,
            site=site_of(request),
            by=request.reader,
            now=clock.now(),
        )
        say = messages.success if sent.written else messages.warning
        say(request, chased_words(sent))
    return redirect(one)


@access(Permission.ROUND_RUN)
@require_http_methods(["GET", "POST"])
def round_ask(request: Request, key: str) -> HttpResponse:
    """Ask about an action that was added since the round was opened, when a button asks; go back to the page."""
    one = opened_round(request, key)
    may_run(request.reader, one).require()
    if action := request.POST.get("action", ""):
        sent = ask_too(key=key, action=action, site=site_of(request), by=request.reader, now=clock.now())
        if sent:
            messages.success(request, f"The round asks about it too. {told_words(sent)}")
        else:
            messages.warning(request, "The round asks about it already, or it is not open any more.")
    return redirect(one)


@access(Permission.ROUND_RUN)
@require_http_methods(["GET", "POST"])
def round_lock(request: Request, key: str) -> HttpResponse:
    """Say what locking a round will record, and lock it; one that is locked already is just shown."""
    one = opened_round(request, key)
    if not one.is_open:
        return redirect(one)
    may_run(request.reader, one).require()
    form = LockForm(typed(request), cancel_url=one.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        locked = lock_round(key=key, by=request.reader, now=clock.now())
        messages.success(request, f"“{locked}” is locked. What it holds stays as it is")
        return redirect(locked)
    context = {"plan": one.plan, "round": one, "form": form, "page": page_of(request, one)}
    context["is_early"] = one.due_on >= request.reader.today
    return render(request, "plans/rounds/lock.html", context)


def _what_is_asked(request: Request, plan: Plan) -> dict[str, Any]:
    """Return how much a new round would ask about, and whether one can be opened."""
    number = rounds.to_ask(request.reader, plan=plan).count()
    running = rounds.running(request.reader, plan=plan)
    allowed = may_open(plan, running=running, number_to_ask=number)
    return {"running": running, "number": number, "may_open": allowed}


def site_of(request: Request) -> str:
    """Return where this site is, as an e-mail's links begin."""
    return request.build_absolute_uri("/").rstrip("/")
