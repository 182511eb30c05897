"""The areas of a partnership: the list, and the forms that add and change one, or take one out of use."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.areas import AreaForm, AreasForm
from csp.models import Area
from csp.permissions import Permission
from csp.presenters.set_up import saves_of_area
from csp.queries.areas import areas_of, versions_of_area
from csp.services.areas import add_areas, edit_area, set_area_use
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
def area_use(request: Request, key: str) -> HttpResponse:
    """Take an area out of use or use it again; somebody who only opens the address comes to its row."""
    area = _area_or_404(request, key)
    if request.method == "POST" and request.POST.get("use") in ("no", "again"):
        again = request.POST["use"] == "again"
        set_area_use(area=area, is_in_use=again, by=request.reader, now=clock.now())
        done = "is in use again" if again else "is out of use. It stays wherever it is named"
        messages.success(request, f"{area.name} {done}")
    return redirect(f"{_list(request)}#{area.key}")


def _area_or_404(request: Request, key: str) -> Area:
    return get_object_or_404(areas_of(request.reader, partnership=request.partnership), key=key)


def _list(request: Request) -> str:
    return reverse("csp:area-list", args=[request.partnership.slug])
