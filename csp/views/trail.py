"""The partnership's audit trail: the page, and the same as a file."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from csp.forms.trail import TrailFilterForm
from csp.kernel.seals import trail_of
from csp.models.audit_event import AuditEventQuerySet
from csp.permissions import Permission
from csp.queries import trail as trails
from csp.services.trail import KIND, record_trail_export
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.trail import TrailPage, trail_file


@access(Permission.TRAIL_READ)
@require_safe
def trail(request: Request) -> HttpResponse:
    """List who did what, fifty events a page, as the address asks."""
    reader, partnership = request.reader, request.partnership
    form, found = _asked(request)
    page = TrailPage.of(
        request,
        found,
        state=trails.seal_state(reader, partnership=partnership),
        chosen=form.chosen(),
        file_url=reverse("csp:trail-csv", args=[partnership.slug]),
    )
    told = trails.last_told(reader, kind=KIND, partnership=partnership)
    return render(request, "csp/trail/trail.html", {"page": page, "form": form, "told": told})


@access(Permission.TRAIL_READ)
@require_safe
def trail_csv(request: Request) -> HttpResponseBase:
    """Send the list as a CSV file, and write down that it was taken; asking for its headers takes nothing."""
    partnership = request.partnership
    _, found = _asked(request)
    file = trail_file(request, found, trail=trail_of(partnership=partnership.pk, circle=None))
    if request.method == "GET":
        record_trail_export(partnership=partnership, by=request.reader, now=clock.now())
    return file


def _asked(request: Request) -> tuple[TrailFilterForm, AuditEventQuerySet]:
    """Return the filter, and the events that fit it."""
    reader = request.reader
    events = trails.of_partnership(reader, partnership=request.partnership)
    people = trails.people_of_partnership(reader, partnership=request.partnership)
    form = TrailFilterForm(request.GET, people=people)
    return form, trails.narrowed(reader, events=events, wanted=form.wanted)
