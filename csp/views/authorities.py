"""The legal bodies of a partnership: who is at the table, one of them, and the forms that name one."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.authorities import AuthorityForm, FindAuthorityForm, NewAuthorityForm
from csp.forms.table import TableDayForm
from csp.kernel.saves import Save
from csp.models import Authority
from csp.permissions import Permission
from csp.policies.authorities import may_edit, may_set_the_table
from csp.presenters.authorities import facts_of, people_of, saves_of_body, saves_of_seats
from csp.presenters.table import SeatRow, TablePage
from csp.queries import authorities, seats
from csp.queries.partnerships import kind_on
from csp.services.authorities import add_authority, change_authority
from csp.services.seat_work import open_work_of
from csp.web import clock, seat_pages
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request

MOST_FOUND = 50


@access(Permission.ENTER)
@require_safe
def authority_list(request: Request) -> HttpResponse:
    """Show who sits at the table, who must, and who did."""
    reader, partnership = request.reader, request.partnership
    form = TableDayForm(request.GET or None)
    day = (form.cleaned_data.get("on") if form.is_valid() else None) or reader.today
    every = list(seats.seats_at(reader, partnership=partnership))
    page = TablePage.of(
        every,
        authorities.bodies_of(reader, partnership=partnership),
        partnership=partnership,
        leads=open_work_of(seats=every, by=reader, words=request.words),
        today=reader.today,
        day=day,
        then=kind_on(reader, partnership=partnership, day=day) if day < reader.today else None,
    )
    may = may_set_the_table(reader, partnership)
    return render(request, "csp/authorities/list.html", {"page": page, "form": form, "may_set": may})


@access(Permission.PARTNERSHIP_SET_UP)
@require_safe
def authority_find(request: Request) -> HttpResponse:
    """Look for a legal body by its name, to give it a seat, before naming a new one."""
    form = FindAuthorityForm(request.GET or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = list(authorities.bodies_called(request.reader, words=words)[: MOST_FOUND + 1]) if words else []
    context = {
        "form": form,
        "words": words,
        "found": found[:MOST_FOUND],
        "has_more": len(found) > MOST_FOUND,
        "here": authorities.bodies_of(request.reader, partnership=request.partnership),
    }
    return render(request, "csp/authorities/find.html", context)


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def authority_add(request: Request) -> HttpResponse:
    """Ask what a new legal body is and what seat it has; warn when one of a similar name is there."""
    reader, partnership = request.reader, request.partnership
    every = authorities.bodies(reader)
    home = reverse("csp:authority-list", args=[partnership.slug])
    form = NewAuthorityForm(typed(request), names=list(every.values_list("name", flat=True)), cancel_url=home)
    if request.method == "POST" and form.is_valid():
        try:
            seat = add_authority(partnership=partnership, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"{seat.authority.name} has a seat")
            return redirect(home)
    similar = every.filter(name__in=form.there) if form.there else []
    return render(request, "csp/authorities/add.html", {"form": form, "similar": similar})


@access(Permission.ENTER)
@require_safe
def authority_detail(request: Request, key: str) -> HttpResponse:
    """Show a legal body: its seats and people here, and what was changed."""
    reader, partnership = request.reader, request.partnership
    authority = _here_or_404(request, key)
    its = [
        seat for seat in seats.seats_at(reader, partnership=partnership) if seat.authority_id == authority.pk
    ]
    may_set = may_set_the_table(reader, partnership)
    context = {
        "authority": authority,
        "facts": facts_of(authority, authorities.replaced_by(reader, authority=authority), reader.today),
        "seats": [SeatRow.of(seat, slug=partnership.slug) for seat in its],
        "seat_pages": seat_pages.links_to(reader, its),
        "may_set": may_set,
        "may_edit": may_edit(reader, authority, partnership=partnership),
        "reads_people": reader.holds(Permission.PEOPLE_READ, partnership=partnership.pk),
        "people": people_of(
            authorities.appointments_for(reader, authority=authority, partnership=partnership)
        ),
        "body_saves": _saves(request, authority) if may_set else [],
        "seat_saves": saves_of_seats(seats.versions_of(reader, seats=its), seats=its) if may_set else [],
    }
    return render(request, "csp/authorities/detail.html", context)


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def authority_edit(request: Request, key: str) -> HttpResponse:
    """Ask what a legal body is called; refuse to write over somebody else's newer save."""
    reader, partnership = request.reader, request.partnership
    authority = _here_or_404(request, key)
    may_edit(reader, authority, partnership=partnership).require()
    page = reverse("csp:authority-detail", args=[partnership.slug, key])
    form = AuthorityForm(typed(request), subject=authority, cancel_url=page)
    save = partial(change_authority, partnership=partnership, key=key)
    outcome = save_answers(request, form, subject=authority, save=save)
    if outcome.saved:
        messages.success(request, outcome.words("The authority is changed"))
        return redirect(page)
    authority = outcome.subject
    news = _saves(request, authority, since=form.opened or 1) if form.has_news(authority.version) else []
    return render(request, "csp/authorities/edit.html", {"authority": authority, "form": form, "news": news})


def _here_or_404(request: Request, key: str) -> Authority:
    """Return a body that works with this partnership; any other is not there."""
    here = authorities.bodies_of(request.reader, partnership=request.partnership)
    return get_object_or_404(here, key=key)


def _saves(request: Request, authority: Authority, since: int = 1) -> Sequence[Save]:
    """Return what was changed about a body, naming nobody who never worked here."""
    reader = request.reader
    versions = authorities.versions_of(reader, authority=authority, since=since)
    known = authorities.people_known_in(reader, partnership=request.partnership)
    names = {authority.successor_id: authority.successor.name} if authority.successor else {}
    return saves_of_body(versions, names=names, known=known)
