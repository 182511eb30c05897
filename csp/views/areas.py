"""The areas of a partnership: the list, and the forms that add, change and remove one."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.forms.areas import AreaForm, AreasForm, RemoveAreaForm
from csp.models import Area
from csp.permissions import Permission
from csp.presenters.set_up import saves_of_area
from csp.queries.areas import areas_of, versions_of_area
from csp.services.areas import add_areas, edit_area, remove_area
from csp.web import clock
from csp.web.access import access
from csp.web.editing import Outcome, save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request

TAKEN = "Another area of this partnership has one of these codes"


@access(Permission.PARTNERSHIP_SET_UP)
@require_safe
def area_list(request: Request) -> HttpResponse:
    """List the partnership's districts and wards."""
    areas = list(areas_of(request.reader, partnership=request.partnership))
    groups = [(f"{kind.label}s", [one for one in areas if one.kind == kind]) for kind in Area.Kind]
    shown = [(heading, found) for heading, found in groups if found]
    return render(request, "csp/areas/list.html", {"groups": shown})


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def area_add(request: Request) -> HttpResponse:
    """Ask for codes and names, and add them all or none."""
    here = request.partnership
    form = AreasForm(typed(request), cancel_url=_list(request))
    if request.method == "POST" and form.is_valid():
        try:
            added = add_areas(partnership=here, by=request.reader, now=clock.now(), **form.answers)
        except IntegrityError:
            form.add_error("areas", TAKEN)
        else:
            words = "1 area is" if len(added) == 1 else f"{len(added)} areas are"
            messages.success(request, f"{words} added")
            return redirect(_list(request))
    return render(request, "csp/areas/add.html", {"form": form})


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def area_edit(request: Request, key: str) -> HttpResponse:
    """Ask what an area is; refuse to write over somebody else's newer save."""
    area = _area_or_404(request, key)
    form = AreaForm(typed(request), subject=area, cancel_url=_list(request))
    try:
        outcome = save_answers(
            request, form, subject=area, save=lambda **given: edit_area(area=area, **given)
        )
    except IntegrityError:
        form.add_error("ons_code", TAKEN)
        outcome = Outcome(area)
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect(_list(request))
    versions = versions_of_area(request.reader, area=area)
    newer = [
        one
        for one in versions
        if form.has_news(outcome.subject.version) and one.version >= (form.opened or 0)
    ]
    context = {"area": area, "form": form, "saves": saves_of_area(versions), "news": saves_of_area(newer)}
    return render(request, "csp/areas/edit.html", context)


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def area_remove(request: Request, key: str) -> HttpResponse:
    """Ask before an area is removed."""
    area = _area_or_404(request, key)
    form = RemoveAreaForm(typed(request), subject=area, cancel_url=_list(request))
    if request.method == "POST" and form.is_valid():
        try:
            remove_area(area=area, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(
                request, "Somebody changed this area meanwhile, so it was not removed. Look again."
            )
            return redirect("csp:area-edit", partnership=request.partnership.slug, key=key)
        messages.success(request, f"{area.name} is removed")
        return redirect(_list(request))
    return render(request, "csp/areas/remove.html", {"area": area, "form": form})


def _area_or_404(request: Request, key: str) -> Area:
    return get_object_or_404(areas_of(request.reader, partnership=request.partnership), key=key)


def _list(request: Request) -> str:
    return reverse("csp:area-list", args=[request.partnership.slug])
