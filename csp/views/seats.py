"""The forms that give a seat, change one and end one."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.govuk import GovukForm
from csp.forms.seats import EndSeatForm, SeatForm
from csp.kernel import day_words
from csp.kernel.saves import Save
from csp.models import Seat
from csp.permissions import Permission
from csp.presenters.authorities import saves_of_seats
from csp.queries import authorities, seats
from csp.services.seat_work import open_work_of
from csp.services.seats import add_seat, change_seat, end_seat, has_its_end
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def seat_add(request: Request, key: str) -> HttpResponse:
    """Ask what seat a legal body has here; the key is that of any body, from here or elsewhere."""
    reader, partnership = request.reader, request.partnership
    body = get_object_or_404(authorities.bodies(reader), key=key)
    home = reverse("csp:authority-list", args=[partnership.slug])
    form = SeatForm(typed(request), body=body, cancel_url=home)
    if request.method == "POST" and form.is_valid():
        try:
            add_seat(partnership=partnership, authority=body, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"{body.name} has a seat")
            return redirect(home)
    here = authorities.bodies_of(reader, partnership=partnership).filter(pk=body.pk).first()
    context = {"body": body, "crumb": here, "form": form}
    return render(request, "csp/seats/add.html", context)


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def seat_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a seat; refuse to write over somebody else's newer save."""
    partnership = request.partnership
    seat = _seat_or_404(request, key)
    form = SeatForm(typed(request), subject=seat, body=seat.authority, cancel_url=_page(seat))
    save = partial(change_seat, partnership=partnership, key=key)
    outcome = save_answers(request, form, subject=seat, save=save)
    if outcome.saved:
        messages.success(request, outcome.words("The seat is changed"))
        return redirect(_page(seat))
    seat = outcome.subject
    context = {"seat": seat, "form": form, "news": _news_since(request, seat, form)}
    return render(request, "csp/seats/edit.html", context)


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def seat_end(request: Request, key: str) -> HttpResponse:
    """Ask on which day a seat ends, and say what it still leads."""
    reader, partnership = request.reader, request.partnership
    seat = _seat_or_404(request, key)
    form = EndSeatForm(typed(request), subject=seat, cancel_url=_page(seat))
    save = partial(end_seat, partnership=partnership, key=key)
    outcome = save_answers(request, form, subject=seat, save=save)
    if outcome.saved:
        words = f"The last day of the seat is {day_words.plain(outcome.saved.ends_on)}"
        messages.success(request, words)
        return redirect(_page(seat))
    seat = outcome.subject
    context = {
        "seat": seat,
        "form": form,
        "news": _news_since(request, seat, form),
        "leads": open_work_of(seats=[seat], by=reader, words=request.words).get(seat.pk, ""),
        "has_ended": has_its_end(seat=seat) if seat.ends_on else "",
    }
    return render(request, "csp/seats/end.html", context)


def _seat_or_404(request: Request, key: str) -> Seat:
    return get_object_or_404(seats.seats_at(request.reader, partnership=request.partnership), key=key)


def _page(seat: Seat) -> str:
    return reverse("csp:authority-detail", args=[seat.partnership.slug, seat.authority.key])


def _news_since(request: Request, seat: Seat, form: GovukForm) -> list[Save]:
    """Return what was saved since the person first opened the form; it is shown until theirs is saved."""
    if not form.has_news(seat.version):
        return []
    versions = seats.versions_of(request.reader, seats=[seat], since=form.opened or 1)
    return [save for _, found in saves_of_seats(versions, seats=[seat]) for save in found]
