"""Handing over what somebody holds, and saying that one has taken it over."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.forms.handovers import HandoverForm, TakenForm
from csp.models import Person
from csp.permissions import Permission
from csp.policies.handovers import may_hand_over
from csp.queries import people
from csp.queries.handovers import successors
from csp.services.handovers import Passed, hand_over, settle, stands_first
from csp.web import clock
from csp.web.access import access
from csp.web.handovers import Desk, desk_of, sent_already
from csp.web.kept_typing import typed
from csp.web.requests import Request

SENT_AGAIN = "You have handed these over already. They were not handed over twice."


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def handover(request: Request, key: str) -> HttpResponse:
    """List what somebody holds, ask who takes it over and what they should know, and pass it on."""
    holder = _holder(request, key)
    desk, form = _asked(request, holder)
    if request.method == "POST" and desk.items and form.is_valid():
        try:
            done = hand_over(
                partnership=request.partnership,
                holder=holder,
                link=_first_page(request),
                by=request.reader,
                now=clock.now(),
                **form.answers,
            )
        except NewerVersion:  # saved or passed on between the two looks at it
            desk, form = _asked(request, holder)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _said(request, done, **form.answers))
            return redirect(request.path)
    if form.is_sent_again:
        messages.info(request, SENT_AGAIN)
        return redirect(request.path)
    context = {"holder": holder, "is_own": holder.pk == request.reader.person_id, "desk": desk, "form": form}
    return render(request, "csp/handovers/handover.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def handover_settle(request: Request) -> HttpResponse:
    """Take what was handed over off the reader's first page; somebody who only opens the address comes there."""
    if request.method == "POST":
        number = settle(keys=TakenForm(request.POST).keys, by=request.reader, now=clock.now())
        if number:
            messages.success(request, "This is yours now" if number == 1 else "These are yours now")
    return redirect("csp:home", partnership=request.partnership.slug)


def _holder(request: Request, key: str) -> Person:
    """Return whose work it is: the reader, or somebody who is or was appointed here."""
    reader, partnership = request.reader, request.partnership
    may_hand_over(reader, key, partnership=partnership).require()
    if key == reader.person.key:
        return reader.person
    held = people.appointments_of(reader, partnership=partnership, key=key)
    if not held:
        raise Http404
    return held[0].person


def _asked(request: Request, holder: Person) -> tuple[Desk, HandoverForm]:
    reader, partnership = request.reader, request.partnership
    given: dict[str, Any] = {"partnership": partnership, "person": holder}
    desk = desk_of(reader, **given)
    is_own = holder.pk == reader.person_id
    form = HandoverForm(
        typed(request),
        items=desk.items,
        successors=successors(reader, partnership=partnership, holder=holder),
        cancel_url=reverse("csp:home", args=[partnership.slug])
        if is_own
        else reverse("csp:person-detail", args=[partnership.slug, holder.key]),
    )
    if form.notes_of_gone:
        form.leave_out(sent_already(reader, **given, successor=form.chosen, notes=form.notes_of_gone))
    return desk, form


def _first_page(request: Request) -> str:
    return request.build_absolute_uri(reverse("csp:home", args=[request.partnership.slug]))


def _said(request: Request, done: str, *, successor: Person, passed: Sequence[Passed]) -> str:
    words = f"Handed over to {successor.name}: {done}"
    if successor.pk == request.reader.person_id:
        return words
    begins = stands_first(kinds={one.kind for one in passed})
    return f"{words}. They are told by e-mail{', and their first page begins with it' if begins else ''}"
