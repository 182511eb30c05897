"""The forms that add an appointment, change one and end one."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.appointments import AppointmentForm, ChangeAppointmentForm, EndAppointmentForm
from csp.forms.govuk import GovukForm
from csp.kernel import day_words
from csp.kernel.saves import Save
from csp.models import Appointment, Person
from csp.permissions import Permission
from csp.policies.appointments import may_change
from csp.presenters.handovers import Held
from csp.presenters.people import AppointmentRow, saves_of
from csp.queries import appointments, people
from csp.queries.authorities import bodies_to_be_for
from csp.services.appointments import add_appointment, change_appointment, end_appointment
from csp.services.successions import needs_successor, successors_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def appointment_add(request: Request, key: str) -> HttpResponse:
    """Ask to what somebody of the partnership is appointed besides, and appoint them."""
    reader, partnership = request.reader, request.partnership
    held = people.appointments_of(reader, partnership=partnership, key=key)
    if not held:
        raise Http404
    row = AppointmentRow.of(held[0], today=reader.today)
    authorities = bodies_to_be_for(reader, partnership=partnership)
    form = AppointmentForm(typed(request), authorities=authorities, today=reader.today, cancel_url=row.url)
    if request.method == "POST" and form.is_valid():
        try:
            add_appointment(
                partnership=partnership, person=held[0].person, by=reader, now=clock.now(), **form.answers
            )
        except ValidationError as wrong:
            form.add_error(None, wrong)
        else:
            messages.success(request, "The appointment is added")
            return redirect(row.url)
    return render(request, "csp/appointments/add.html", {"row": row, "form": form})


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def appointment_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about an appointment; refuse to write over somebody else's newer save."""
    appointment = _appointment(request, key)
    row = AppointmentRow.of(appointment, today=request.reader.today)
    form = ChangeAppointmentForm(typed(request), subject=appointment, cancel_url=row.url)
    save = partial(change_appointment, key=key)
    outcome = save_answers(request, form, subject=appointment, save=save)
    if outcome.saved:
        messages.success(request, outcome.words("The appointment is changed"))
        return redirect(row.url)
    context = {"row": row, "form": form, "news": _news(request, form, outcome.subject)}
    return render(request, "csp/appointments/edit.html", context)


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def appointment_end(request: Request, key: str) -> HttpResponse:
    """Ask when an appointment ends, say what that does, and end it."""
    reader, appointment = request.reader, _appointment(request, key)
    row = AppointmentRow.of(appointment, today=reader.today)
    form = EndAppointmentForm(
        typed(request),
        subject=appointment,
        today=reader.today,
        successors=_successors(request, appointment),
        cancel_url=row.url,
    )
    save = partial(end_appointment, key=key)
    outcome = save_answers(request, form, subject=appointment, save=save)
    if outcome.saved:
        messages.success(request, _said(outcome.saved, today=reader.today))
        return redirect(_after(request, outcome.saved, row))
    holds = Held.of(appointment.person, [appointment], reader=reader, partnership=request.partnership)
    context = {"row": row, "form": form, "news": _news(request, form, outcome.subject), "holds": holds}
    return render(request, "csp/appointments/end.html", context)


def _successors(request: Request, appointment: Appointment) -> QuerySet[Person] | None:
    """Return who can take over what goes with its role; none for a role with which nothing goes."""
    if not needs_successor(reader=request.reader, appointment=appointment):
        return None
    return successors_of(reader=request.reader, appointment=appointment)


def _said(saved: Appointment, *, today: date) -> str:
    if saved.pk is None:
        return "The appointment is taken back. What it gave access to is closed."
    if saved.ends_on and saved.ends_on < today:
        return "The appointment has ended. What it gave access to is closed."
    return f"The appointment ends with {day_words.long(saved.ends_on)}"


def _after(request: Request, saved: Appointment, row: AppointmentRow) -> str:
    """Return where to go on: not to a page that one has just shut, or that is there no more."""
    if saved.person_id == request.reader.person_id:
        return reverse("csp:start")
    here = people.appointments_of(request.reader, partnership=request.partnership, key=row.person_key)
    return row.url if here else reverse("csp:person-list", args=[request.partnership.slug])


def _appointment(request: Request, key: str) -> Appointment:
    appointment = scoped_or_404(appointments.open_to(request.reader), request, key=key)
    may_change(request.reader, appointment).require()
    return appointment


def _news(request: Request, form: GovukForm, appointment: Appointment) -> list[Save]:
    """Return what was saved since the person first opened the form; it is shown until theirs is saved."""
    if not form.has_news(appointment.version):
        return []
    versions = people.versions_of(
        request.reader, partnership=request.partnership, person=appointment.person
    ).get(appointment.pk, [])
    return saves_of([one for one in versions if one.version >= (form.opened or 0)])
