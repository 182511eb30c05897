"""The forms that give the figures of a measure, change one and remove one."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.models import Area
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.readings import FreePeriodForm, ReadingForm, ReadingsForm, RemoveReadingForm
from plans.models import Measure, Reading
from plans.policies.measures import may_give
from plans.presenters.measure_changes import figure_saves_since, name_of_figure
from plans.presenters.measure_periods import asked_for
from plans.queries import readings
from plans.services.readings import edit_reading, give_readings, remove_reading
from plans.views.measure_opening import (
    area_or_404,
    find_gone,
    go_to,
    opened_measure,
    opened_reading,
    page_of,
)

FILLED = "The figures are in the boxes. Read them through, then save them."


@access(Permission.READING_GIVE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def reading_add(request: Request, key: str) -> HttpResponse:
    """Ask for the figures of every period that has none, or of a period of its own; sent twice, given once."""
    measure = opened_measure(request, key)
    may_give(request.reader, measure).require()
    sent = typed(request)
    area = area_or_404(request, measure, (request.GET if sent is None else sent).get("area", ""))
    form = _form(request, measure, area, sent)
    if request.method == "POST" and form.is_valid():
        if getattr(form, "was_filled", False):
            messages.info(request, FILLED)
        elif _give(request, measure, area, form):
            return go_to(measure, area)
    areas = readings.areas_to_offer(request.reader, measure=measure)
    context = {"plan": measure.plan, "measure": measure, "area": area, "areas": areas, "form": form}
    return render(request, "plans/readings/add.html", context)


@access(Permission.READING_GIVE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def reading_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a figure, and why; refuse to write over somebody else's newer save."""
    reading = _reading_or_404(request, key)
    measure = reading.measure
    form = ReadingForm(typed(request), subject=reading, cancel_url=page_of(measure, reading.area))
    outcome = save_answers(request, form, subject=reading, save=partial(edit_reading, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The figure is changed"))
        return go_to(measure, reading.area)
    context = {"plan": measure.plan, "measure": measure, "form": form, "name": name_of_figure(reading)}
    if form.has_news(outcome.subject.version):
        versions = readings.versions_of(request.reader, measure=measure, key=key)
        context["news"] = figure_saves_since(versions, unit=measure.unit, since=form.opened or 1)
    return render(request, "plans/readings/edit.html", context)


@access(Permission.READING_GIVE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def reading_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a figure is removed; what it was stays among the changes."""
    reading = _reading_or_404(request, key)
    back = page_of(reading.measure, reading.area)
    form = RemoveReadingForm(typed(request), subject=reading, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_reading(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, f"The figure for {name_of_figure(reading)} is removed")
        return redirect(back)
    context = {"plan": reading.measure.plan, "measure": reading.measure, "form": form}
    return render(request, "plans/readings/remove.html", {**context, "name": name_of_figure(reading)})


def _form(
    request: Request, measure: Measure, area: Area | None, data: QueryDict | None
) -> ReadingsForm | FreePeriodForm:
    """Return the form for a measure with a rhythm, or for one without."""
    key, today, back = area.key if area else "", request.reader.today, page_of(measure, area)
    if not measure.every:
        return FreePeriodForm(data, subject=measure, today=today, area=key, cancel_url=back)
    given = list(readings.of_measure(request.reader, measure=measure, area=area))
    asked = asked_for(measure, given, today=today, earlier=request.GET.get("earlier") == "on")
    return ReadingsForm(data, subject=measure, area=key, cancel_url=back, **vars(asked))


def _give(request: Request, measure: Measure, area: Area | None, form: ReadingsForm | FreePeriodForm) -> bool:
    """Give the figures; return whether they are given, or already were."""
    try:
        number = give_readings(
            key=measure.key, given=form.given, by=request.reader, now=clock.now(), area=area
        )
    except ValidationError as refused:
        form.say_taken(refused.message_dict)
        return False
    said = {0: "These figures are given already", 1: "The figure is given"}
    messages.success(request, said.get(number, f"{number} figures are given"))
    return True


def _reading_or_404(request: Request, key: str) -> Reading:
    reading = opened_reading(request, key)
    may_give(request.reader, reading.measure).require()
    return reading
