"""The forms about the points of a quality assurance letter: added, changed, answered, removed."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.letter_points import AddPointsForm, AnswerPointForm, PointForm
from dhr.models import Submission
from dhr.policies.reviews import may_run
from dhr.policies.submissions import may_answer, may_point
from dhr.presenters.submissions import list_of
from dhr.queries import submissions
from dhr.queries.known_words import known_words
from dhr.services.letter_points import add_points, answer_point, edit_point, remove_point
from dhr.views.submission_pieces import find_gone, form_page, opened_one, remove_page, to_list


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def letter_point_add(request: Request, key: str) -> HttpResponse:
    """Ask for the points of a letter, and write them down; sent twice, they are written once."""
    one, opened = opened_one(request, submissions.open_to(request.reader), key)
    reader, review = request.reader, opened.review
    may_point(reader, one).require()
    people = submissions.could_hold(reader, review=review)
    form = AddPointsForm(
        typed(request),
        subject=one,
        people=people,
        known=known_words(reader, review=review),
        cancel_url=list_of(review),
    )
    if request.method == "POST" and form.is_valid() and _added(request, one, form):
        return to_list(review, f"#{key}")
    heading = "Add points of the letter"
    return form_page(request, "dhr/letter_points/add.html", opened, form, heading=heading)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def letter_point_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change of a point and who answers it; refuse to write over somebody else's newer save."""
    point, opened = opened_one(request, submissions.points_open_to(request.reader), key)
    reader, review = request.reader, opened.review
    may_run(reader, review).require()
    people = submissions.could_hold(reader, review=review, besides=point.holder)
    known = known_words(reader, review=review)
    form = PointForm(typed(request), subject=point, people=people, known=known, cancel_url=list_of(review))
    outcome = save_answers(request, form, subject=point, save=partial(edit_point, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return to_list(review, f"#{key}")
    shown = {"heading": f"Change point {point}", "about": outcome.subject, "point": point}
    return form_page(request, "dhr/letter_points/edit.html", opened, form, **shown)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def letter_point_done(request: Request, key: str) -> HttpResponse:
    """Ask what was changed for a point; refuse to write over somebody else's newer save."""
    point, opened = opened_one(request, submissions.points_open_to(request.reader), key)
    reader, review = request.reader, opened.review
    may_answer(reader, point).require()
    known = known_words(reader, review=review)
    form = AnswerPointForm(
        typed(request), subject=point, today=reader.today, known=known, cancel_url=list_of(review)
    )
    outcome = save_answers(request, form, subject=point, save=partial(answer_point, key=key))
    if outcome.saved:
        said = "The point is answered" if outcome.saved.done_on else "The point is open again"
        messages.success(request, outcome.words(said))
        return to_list(review, f"#{key}")
    shown = {"heading": f"Answer point {point}", "about": outcome.subject, "point": point}
    return form_page(request, "dhr/letter_points/done.html", opened, form, **shown)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def letter_point_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a point that was written down by mistake is removed."""
    point, opened = opened_one(request, submissions.points_open_to(request.reader), key)
    may_point(request.reader, point.submission).require()
    return remove_page(
        request,
        point,
        "dhr/letter_points/remove.html",
        opened=opened,
        remove=remove_point,
        heading=f"Remove point {point}",
        explained="It is nobody’s task any more. What it said stays among the changes.",
    )


def _added(request: Request, one: Submission, form: AddPointsForm) -> bool:
    """Return whether the points are there, now or since the form was sent before."""
    try:
        added = add_points(submission=one, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        return True
    if added:
        number = "1 point is" if len(added) == 1 else f"{len(added)} points are"
        messages.success(request, f"{number} added")
    return True
