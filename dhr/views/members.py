"""Who is on a review: the list, asking somebody, changing their place, and every change."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.forms.govuk import GovukForm
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.members import AskForm, PlaceForm
from dhr.models import Part, Review, ReviewMember
from dhr.policies.emergencies import runs_it
from dhr.policies.members import may_change, may_read_trail, may_see_to_people
from dhr.presenters import emergencies as emergency_rows
from dhr.presenters.members import TOLD, missing, rows_of, stories_of
from dhr.queries import emergencies, members
from dhr.queries.known_words import known_words
from dhr.queries.members_people import could_be_asked
from dhr.services.members import ask_onto, change_place
from dhr.views.opening import Opened, opened_review


@access(Permission.ENTER)
@require_safe
def member_list(request: Request, key: str) -> HttpResponse:
    """List who is on a review to its panel; whoever is on it for one thing sees their own place, and whom to ask."""
    opened = opened_review(request, key)
    reader, review = request.reader, opened.review
    runs = may_see_to_people(reader, review)
    found = list(members.of_review(reader, review=review))
    now, over = rows_of(found, today=reader.today, may_run=bool(runs))
    in_panel = Part.PANEL in opened.parts
    context = opened.context(
        here="people",
        now=now,
        over=over,
        may_run=bool(runs),
        in_panel=in_panel,
        missing=missing(now) if in_panel else [],
        emergencies=emergency_rows.rows_of(
            emergencies.of_review(reader, review=review), runs=runs_it(reader, review)
        ),
        running=members.who_runs(reader, review=review),
        may_read_trail=bool(may_read_trail(reader, review)),
    )
    return render(request, "dhr/members/list.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def member_add(request: Request, key: str) -> HttpResponse:
    """Ask who is to be on the review as what, and ask them; sent twice, they are asked once."""
    opened = opened_review(request, key, part=Part.PANEL)
    reader, review = request.reader, opened.review
    may_see_to_people(reader, review).require()
    form = AskForm(
        typed(request),
        is_closed=bool(review.closed_on),
        people=could_be_asked(reader, partnership=review.partnership),
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=list_of(review),
    )
    if request.method == "POST" and form.is_valid() and (member := _asked(request, review, form)):
        messages.success(request, _said(member, request))
        return redirect(list_of(review))
    context = opened.context(here="people", form=form, heading="Ask somebody onto the review")
    return render(request, "dhr/members/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def member_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about somebody's place; refuse to write over somebody else's newer save."""
    member, opened = opened_member(request, key)
    may_change(request.reader, member).require()
    form = PlaceForm(
        typed(request),
        subject=member,
        known=known_words(request.reader, review=member.review),
        cancel_url=list_of(member.review),
    )
    outcome = save_answers(request, form, subject=member, save=partial(change_place, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The place is changed"))
        return redirect(list_of(member.review))
    heading = f"Change the place of {member.person.name}"
    return form_page(
        request, opened, form, outcome.subject, template="dhr/members/edit.html", heading=heading
    )


@access(Permission.ENTER)
@require_safe
def member_changes(request: Request, key: str) -> HttpResponse:
    """Tell what was changed about who is on a review."""
    opened = opened_review(request, key, part=Part.PANEL)
    stories = stories_of(members.versions_of(request.reader, review=opened.review))
    return render(request, "dhr/members/changes.html", opened.context(here="people", stories=stories))


def opened_member(request: Request, key: str) -> tuple[ReviewMember, Opened]:
    """Return the place on a review that a page is about, to somebody to whom it is open, and the review."""
    member = scoped_or_404(members.open_to(request.reader), request, key=key)
    return member, opened_review(request, member.review.key)


def form_page(
    request: Request,
    opened: Opened,
    form: GovukForm,
    member: ReviewMember,
    *,
    template: str,
    heading: str,
) -> HttpResponse:
    """Show a form about somebody's place, with what was saved since it was first opened."""
    news = []
    if form.has_news(member.version):
        versions = members.versions_of(request.reader, review=member.review)
        news = TOLD.since(versions, one=member, version=form.opened or 0)
    context = opened.context(
        here="people", form=form, member=member, heading=heading, news=news, what="this place"
    )
    return render(request, template, context)


def list_of(review: Review) -> str:
    """Return the address of the people of a review."""
    return reverse("dhr:member-list", args=[review.partnership.slug, review.key])


def _asked(request: Request, review: Review, form: AskForm) -> ReviewMember | None:
    try:
        with transaction.atomic():
            return ask_onto(review=review, by=request.reader, now=clock.now(), **form.answers)
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        return scoped_or_404(members.open_to(request.reader), request, key=form.answers["key"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return None


def _said(member: ReviewMember, request: Request) -> str:
    if member.has_signed:
        return f"{member.person.name} is on the review as this too: they have signed already"
    return f"{member.person.name} is asked by e-mail, and sees nothing of the review before they have signed"
