"""Begin to look at the site as somebody else, and stop."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.queries import people
from csp.services.see_as import begin_to_see_as
from csp.web import clock
from csp.web import see_as as looking
from csp.web.access import access
from csp.web.requests import Request


@access(Permission.SEE_AS)
@require_http_methods(["GET", "POST"])
def see_as(request: Request, key: str) -> HttpResponse:
    """Begin when a button asks; somebody who only opens the address comes to the person's page."""
    reader, partnership = request.reader, request.partnership
    if not people.appointments_of(reader, partnership=partnership, key=key):
        raise Http404
    if request.method == "POST":
        begin_to_see_as(key=key, partnership=partnership, by=reader, now=clock.now())
        looking.begin(request, key=key)
        return redirect("csp:home", partnership=partnership.slug)
    return redirect("csp:person-detail", partnership=partnership.slug, key=key)


@access(before_second_factor=True)
@require_http_methods(["GET", "POST"])
def see_as_end(request: Request) -> HttpResponse:
    """Stop, and go back to the person's page; nothing may stand in the way of that."""
    seen = request.seen_as
    if request.method == "POST":
        looking.end(request)
        if seen:
            slug = seen.appointments[0].partnership.slug
            return redirect("csp:person-detail", partnership=slug, key=seen.person.key)
    return redirect("csp:start")
