"""Who works with the partnership, and what each of them is appointed to."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.people import PeopleFilterForm
from csp.kernel.decision import Decision
from csp.models import Appointment
from csp.permissions import Permission
from csp.policies.appointments import may_appoint
from csp.policies.leavers import may_remove
from csp.policies.people import may_change
from csp.policies.see_as import may_see_as
from csp.policies.sessions import may_sign_out
from csp.presenters.handovers import Held
from csp.presenters.invitations import InvitationPage
from csp.presenters.leavers import ContactPart, removed_fact
from csp.presenters.people import AppointmentRow, PeoplePage, facts_of, stories_of
from csp.queries import invitations, people
from csp.queries.readers import reader_seen_by
from csp.services.sessions import sign_out_everywhere
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request

ROWS = 50


@access(Permission.PEOPLE_READ)
@require_safe
def person_list(request: Request) -> HttpResponse:
    """List the people of the partnership, fifty a page, as the address asks."""
    reader, partnership = request.reader, request.partnership
    form = PeopleFilterForm(request.GET, authorities=people.authorities_of(reader, partnership=partnership))
    found = people.listed(reader, partnership=partnership, wanted=form.wanted)
    page = PeoplePage.of(
        Paginator(found, ROWS).get_page(request.GET.get("page")),
        people=people.number_of(reader, partnership=partnership, wanted=form.wanted),
        state=form.wanted.state,
        chosen=form.chosen(),
        address=request.GET,
        today=reader.today,
    )
    waiting = invitations.waiting(reader, partnership=partnership)
    context = {
        "form": form,
        "page": page,
        "may_appoint": may_appoint(reader, partnership),
        "invitations": [InvitationPage.of(one, now=clock.now()) for one in waiting],
    }
    return render(request, "csp/people/list.html", context)


@access(Permission.PEOPLE_READ)
@require_safe
def person_detail(request: Request, key: str) -> HttpResponse:
    """Show somebody's appointments here, how to reach them, and to administrators what changed."""
    reader, partnership = request.reader, request.partnership
    held = people.appointments_of(reader, partnership=partnership, key=key)
    if not held:
        raise Http404
    person = held[0].person
    context = {
        "person": person,
        "rows": [AppointmentRow.of(one, today=reader.today) for one in held],
        "holds": Held.of(person, held, reader=reader, partnership=partnership),
        "facts": facts_of(person) if person.has_contact_details else [removed_fact(reader, person)],
        "contact": _contact(request, held),
        "stories": stories_of(people.versions_of(reader, partnership=partnership, person=person)),
        "may_appoint": may_appoint(reader, partnership),
        "may_see_as": _may_see_as(request, key),
        "may_sign_out": may_sign_out(reader, person, partnership),
        "may_change": may_change(reader, person, partnership),
    }
    return render(request, "csp/people/detail.html", context)


def _contact(request: Request, held: list[Appointment]) -> ContactPart:
    reader, partnership, person = request.reader, request.partnership, held[0].person
    return ContactPart.of(
        person,
        held,
        may_remove=may_remove(reader, person, partnership, now=clock.now()),
        appoints=may_appoint(reader, partnership),
        today=reader.today,
    )


def _may_see_as(request: Request, key: str) -> Decision:
    reader, partnership = request.reader, request.partnership
    seen = reader_seen_by(reader, key=key, partnership=partnership.pk)
    return may_see_as(reader, seen, partnership=partnership)


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def person_disconnect(request: Request, key: str) -> HttpResponse:
    """Sign somebody out of every browser; somebody who only opens the address comes to the person's page."""
    reader, partnership = request.reader, request.partnership
    held = people.appointments_of(reader, partnership=partnership, key=key)
    if not held:
        raise Http404
    person = held[0].person
    may_sign_out(reader, person, partnership).require()
    if request.method == "POST":
        sign_out_everywhere(person=person, partnership=partnership, by=reader, now=clock.now())
        messages.success(request, f"{person.name} is signed out everywhere")
    return redirect("csp:person-detail", partnership=partnership.slug, key=key)
