"""One authority takes the place of others: asked, shown, then done all at once."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.authorities_replacing import ReplaceForm
from csp.models import Authority
from csp.permissions import Permission
from csp.presenters.authorities_replacing import MovingSeat, moving
from csp.queries import authorities, seats
from csp.services.authorities_replacing import Replacement, replace_authorities
from csp.services.seat_work import open_work_of
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def authority_replace(request: Request, key: str) -> HttpResponse:
    """Ask what an authority takes over from and from which day, show what moves, and do it when that was seen."""
    partnership = request.partnership
    successor = get_object_or_404(authorities.bodies(request.reader), key=key)
    form = _form(request, successor)
    what_moves: list[MovingSeat] = []
    if request.method == "POST" and form.is_valid():
        replacement = Replacement(successor=successor, **form.answers)
        if not form.is_confirmed:
            what_moves = _what_moves(request, replacement)
            form.show_what_moves()
        elif refused := _refusal_of(request, replacement):
            form.refuse(refused)
        else:
            messages.success(request, f"{successor.name} has taken over")
            return redirect("csp:authority-list", partnership=partnership.slug)
    context = {"body": successor, "form": form, "moving": what_moves, "has_others": bool(form.by_key)}
    return render(request, "csp/authorities/replace.html", context)


def _refusal_of(request: Request, replacement: Replacement) -> ValidationError | None:
    """Do it, or return why it can't be done; then nothing was."""
    try:
        replace_authorities(
            partnership=request.partnership, replacement=replacement, by=request.reader, now=clock.now()
        )
    except ValidationError as refused:
        return refused
    return None


def _form(request: Request, successor: Authority) -> ReplaceForm:
    reader, partnership = request.reader, request.partnership
    since = reader.today - timedelta(days=366)
    others = authorities.seated_on(reader, partnership=partnership, day=since).exclude(pk=successor.pk)
    return ReplaceForm(
        typed(request),
        bodies=others,
        appointments=authorities.appointments_at(reader, partnership=partnership, bodies=others),
        today=reader.today,
        cancel_url=reverse("csp:authority-list", args=[partnership.slug]),
    )


def _what_moves(request: Request, replacement: Replacement) -> list[MovingSeat]:
    reader, day = request.reader, replacement.day
    ending = list(
        seats.seats_until(
            reader,
            partnership=request.partnership,
            authorities=replacement.bodies,
            day=day - timedelta(days=1),
        )
    )
    leads = open_work_of(seats=ending, by=reader, words=request.words)
    return moving(ending, successor=replacement.successor, day=day, leads=leads)
