"""The forms that add, change, move, hold and remove a measure, and say which actions work on it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.permissions import Permission
from csp.queries.partnerships import seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import Outcome, save_answers
from csp.web.gone import CHANGED_MEANWHILE, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.measures import HoldForm, MeasureForm, RemoveMeasureForm, WorkingForm
from plans.models import Measure, Plan
from plans.policies.measures import may_measure, may_remove
from plans.presenters.measure_changes import saves_since
from plans.queries import measures, plans, readings
from plans.services.measures import (
    add_measure,
    edit_measure,
    hold_measure,
    link_actions,
    move_measure,
    remove_measure,
)
from plans.views.measure_opening import find_gone, go_to, list_of, opened_measure, page_of
from plans.views.opening import opened_plan


@access(Permission.MEASURE_EDIT)
@require_http_methods(["GET", "POST"])
def measure_add(request: Request, key: str) -> HttpResponse:
    """Ask what a new measure is, and add it at the end; sent twice, it is added once."""
    reader, plan = request.reader, opened_plan(request, key)
    may_measure(reader, plan).require()
    form = MeasureForm(typed(request), cancel_url=list_of(plan), **_offers(request, plan))
    if request.method == "POST" and form.is_valid() and (measure := _added(request, plan, form)):
        messages.success(request, "The measure is part of the plan")
        return go_to(measure)
    context = {"plan": plan, "form": form, "heading": "Add a measure"}
    return render(request, "plans/measures/add.html", context)


@access(Permission.MEASURE_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def measure_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a measure; refuse to write over somebody else's newer save."""
    measure = _measure_or_404(request, key)
    offers = _offers(request, measure.plan, measure)
    form = MeasureForm(typed(request), subject=measure, cancel_url=page_of(measure), **offers)
    outcome = save_answers(request, form, subject=measure, save=partial(edit_measure, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The measure is changed"))
        return go_to(measure)
    return _shown(request, outcome, form, "Change this measure", "plans/measures/edit.html")


@access(Permission.MEASURE_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def measure_hold(request: Request, key: str) -> HttpResponse:
    """Ask why a measure is held in abeyance; one that is held already is taken up again."""
    measure = _measure_or_404(request, key)
    was_held = bool(measure.why_held)
    form = HoldForm(typed(request), subject=measure, cancel_url=page_of(measure))
    outcome = save_answers(request, form, subject=measure, save=partial(hold_measure, key=key))
    if outcome.saved:
        messages.success(
            request, "The measure is taken up again" if was_held else "The measure is held in abeyance"
        )
        return go_to(measure)
    heading = "Take this measure up again" if was_held else "Hold this measure in abeyance"
    return _shown(request, outcome, form, heading, "plans/measures/hold.html")


@access(Permission.MEASURE_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def measure_actions(request: Request, key: str) -> HttpResponse:
    """Ask which actions of the plan work on a measure."""
    measure = _measure_or_404(request, key)
    reader = request.reader
    form = WorkingForm(
        typed(request),
        subject=measure,
        offered={one.key: one for one in measures.offered_actions(reader, measure=measure)},
        now=[one.key for one in measures.actions_on(reader, measure=measure)],
        cancel_url=page_of(measure),
    )
    outcome = save_answers(request, form, subject=measure, save=partial(link_actions, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The actions that work on it are saved"))
        return go_to(measure)
    return _shown(
        request, outcome, form, "Which actions work on this measure?", "plans/measures/actions.html"
    )


@access(Permission.MEASURE_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def measure_move(request: Request, key: str) -> HttpResponse:
    """Move a measure one place up or down under its priority; only opening the address leads to the list."""
    measure, to = _measure_or_404(request, key), request.POST.get("to")
    if to in ("up", "down"):
        move_measure(measure=measure, up=to == "up", by=request.reader, now=clock.now())
    return redirect(f"{list_of(measure.plan)}#{key}")


@access(Permission.MEASURE_EDIT)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def measure_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a measure is removed; one with figures stays, and can be held in abeyance."""
    measure = _measure_or_404(request, key)
    form = RemoveMeasureForm(typed(request), subject=measure, cancel_url=page_of(measure))
    if request.method == "POST" and form.is_valid():
        try:
            remove_measure(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return go_to(measure)
        except ValidationError:  # somebody has just given a figure: the page says so
            return redirect(request.path)
        messages.success(request, f"“{measure}” is removed")
        return redirect(list_of(measure.plan))
    has_figures = readings.has_any(request.reader, measure=measure)
    context = {"plan": measure.plan, "measure": measure, "form": form}
    context["may_remove"] = may_remove(request.reader, measure, has_figures=has_figures)
    return render(request, "plans/measures/remove.html", context)


def _added(request: Request, plan: Plan, form: MeasureForm) -> Measure | None:
    """Return the measure that was added, now or when the form was sent before; none when it was refused."""
    reader = request.reader
    try:
        return add_measure(plan=plan, by=reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        return scoped_or_404(measures.of_plan(reader, plan=plan), request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _measure_or_404(request: Request, key: str) -> Measure:
    measure = opened_measure(request, key)
    may_measure(request.reader, measure.plan).require()
    return measure


def _shown(request: Request, outcome: Outcome, form: GovukForm, heading: str, template: str) -> HttpResponse:
    """Show a form about a measure, with what was saved of it since the form was first opened."""
    measure, news = outcome.subject, []
    if form.has_news(measure.version):
        versions = measures.versions_of(request.reader, measure=measure)
        news = saves_since(versions, request.words, since=form.opened or 1)
    context = {"plan": measure.plan, "measure": measure, "form": form, "heading": heading, "news": news}
    return render(request, template, {**context, "is_clash": bool(news)})


def _offers(request: Request, plan: Plan, measure: Measure | None = None) -> dict[str, Any]:
    """Return what the form's lists offer: what there is today, and what the measure already names."""
    seat = measure.lead_seat_id if measure else None
    return {
        "words": request.words,
        "seats": seats_of(request.reader, partnership=plan.partnership, also=seat),
        "priorities": plans.priorities_of(request.reader, plan=plan),
    }
