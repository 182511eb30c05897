"""Whom a recommendation is made to: noted, changed, removed; their answer, and that they were chased."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.queries.partnerships import seats_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.addressees import AddresseeForm, AnswerForm
from dhr.models import Addressee, Recommendation
from dhr.policies.recommendations import may_follow, may_write
from dhr.queries import recommendations
from dhr.queries.known_words import known_words
from dhr.services.addressees import (
    add_addressee,
    edit_addressee,
    note_answer,
    note_chased,
    remove_addressee,
)
from dhr.views.recommendation_pieces import (
    find_gone,
    form_page,
    news_about,
    part_for,
    recommendation_for,
    remove_page,
)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def addressee_add(request: Request, key: str) -> HttpResponse:
    """Ask whom else a recommendation is made to; sent twice, it is noted once."""
    opened, one = recommendation_for(request, key, may_write)
    form = _form(request, one)
    if request.method == "POST" and form.is_valid() and _added(request, one, form):
        messages.success(request, "It is noted whom the recommendation is made to")
        return redirect(one)
    return form_page(
        request, "dhr/addressees/add.html", form, opened=opened, one=one, heading="Add who it is made to"
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def addressee_edit(request: Request, key: str) -> HttpResponse:
    """Ask whom a recommendation is made to and when they were asked; refuse to write over a newer save."""
    opened, who = part_for(request, recommendations.addressees_open_to(request.reader), key, may_write)
    one = who.recommendation
    form = _form(request, one, subject=who)
    outcome = save_answers(request, form, subject=who, save=partial(edit_addressee, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return redirect(one)
    return form_page(
        request,
        "dhr/addressees/edit.html",
        form,
        opened=opened,
        one=one,
        heading=f"Change what is noted of {outcome.subject}",
        news=news_about(request, opened, outcome.subject, form),
        what="this",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def addressee_remove(request: Request, key: str) -> HttpResponse:
    """Ask before somebody is removed whom a recommendation was not made to."""
    opened, who = part_for(request, recommendations.addressees_open_to(request.reader), key, may_write)
    one = who.recommendation
    return remove_page(
        request,
        who,
        "dhr/addressees/remove.html",
        opened=opened,
        one=one,
        remove=remove_addressee,
        heading="Remove who it is made to",
        back=one.get_absolute_url(),
        named=str(who),
        said=f"{who} is removed",
        explained="What it answered stays among the changes.",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def addressee_answer(request: Request, key: str) -> HttpResponse:
    """Ask what somebody answers to a recommendation; refuse to write over somebody else's newer save."""
    opened, who = part_for(request, recommendations.addressees_open_to(request.reader), key, may_follow)
    one = who.recommendation
    form = AnswerForm(
        typed(request),
        reader=request.reader,
        subject=who,
        known=known_words(request.reader, review=opened.review),
        cancel_url=one.get_absolute_url(),
    )
    outcome = save_answers(request, form, subject=who, save=partial(note_answer, key=key))
    if outcome.saved:
        messages.success(request, outcome.words(f"The answer of {who} is noted"))
        return redirect(one)
    return form_page(
        request,
        "dhr/addressees/answer.html",
        form,
        opened=opened,
        one=one,
        heading=f"Answer of {outcome.subject}",
        intro=f"Recommendation {one.number}: {one.text}",
        news=news_about(request, opened, outcome.subject, form),
        what="this answer",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def addressee_chase(request: Request, key: str) -> HttpResponse:
    """Note that somebody was chased today for their answer; nobody is written to from here."""
    _, who = part_for(request, recommendations.addressees_open_to(request.reader), key, may_follow)
    if request.method == "POST":
        try:
            note_chased(addressee=who, by=request.reader, now=clock.now())
        except ValidationError as refused:
            messages.warning(request, " ".join(refused.messages))
        else:
            messages.success(request, f"It is noted that {who} was chased today")
    return redirect(who.recommendation)


def _form(request: Request, one: Recommendation, *, subject: Addressee | None = None) -> AddresseeForm:
    reader = request.reader
    also: dict[str, Any] = {"also": subject.seat_id} if subject else {}
    return AddresseeForm(
        typed(request),
        reader=reader,
        seats=seats_of(reader, partnership=request.partnership, **also),
        subject=subject,
        known=known_words(reader, review=one.review),
        cancel_url=one.get_absolute_url(),
    )


def _added(request: Request, one: Recommendation, form: AddresseeForm) -> Addressee | None:
    """Return what was noted; what the service refuses is said on the form."""
    try:
        return add_addressee(recommendation=one, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
