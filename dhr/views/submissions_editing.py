"""The forms that note what was sent for quality assurance, its letter, and that the review is approved."""

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
from dhr.forms.submissions import ApproveForm, LetterForm, SubmissionForm
from dhr.models import Stage
from dhr.policies.reviews import may_run
from dhr.policies.submissions import may_add, may_approve, may_remove
from dhr.presenters.submissions import list_of
from dhr.queries import courses, submissions
from dhr.queries.known_words import known_words
from dhr.services.submissions import add_submission, edit_submission, remove_submission
from dhr.services.submissions_letter import approve_submission, note_letter
from dhr.views.submission_pieces import find_gone, form_page, opened_one, opened_panel, remove_page, to_list

NOT_AGREED = (
    "By the stages of the review, the partnership has not agreed the report yet. "
    "If it has, say so there as well."
)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def submission_add(request: Request, key: str) -> HttpResponse:
    """Ask what was sent and when, and note it; sent twice, it is noted once."""
    reader, opened = request.reader, opened_panel(request, key)
    review = opened.review
    sent = submissions.of_review(reader, review=review)
    if any(one.key == request.POST.get("key", "") for one in sent):
        return to_list(review)
    course = courses.course_of(reader, review=review)
    may_add(reader, review, sent, is_held=course.is_held).require()
    known = known_words(reader, review=review)
    form = SubmissionForm(typed(request), today=reader.today, known=known, cancel_url=list_of(review))
    if request.method == "POST" and form.is_valid():
        try:
            add_submission(review=review, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            return to_list(review)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "It is noted as sent for quality assurance")
            return to_list(review)
    agreed = course.stages[Stage.PARTNERSHIP].reached_on
    heading = "Note that it was sent again" if sent else "Note that it was sent"
    intro = "" if agreed else NOT_AGREED
    return form_page(request, "dhr/submissions/add.html", opened, form, heading=heading, intro=intro)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def submission_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change of what was sent; refuse to write over somebody else's newer save."""
    one, opened = opened_one(request, submissions.open_to(request.reader), key)
    reader, review = request.reader, opened.review
    may_run(reader, review).require()
    known = known_words(reader, review=review)
    form = SubmissionForm(
        typed(request), subject=one, today=reader.today, known=known, cancel_url=list_of(review)
    )
    outcome = save_answers(request, form, subject=one, save=partial(edit_submission, key=key))
    if outcome.saved:
        messages.success(request, outcome.words())
        return to_list(review, f"#{key}")
    heading, about = "Change what was sent", outcome.subject
    return form_page(request, "dhr/submissions/edit.html", opened, form, heading=heading, about=about)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def submission_letter(request: Request, key: str) -> HttpResponse:
    """Ask what the letter says and where it is; refuse to write over somebody else's newer save."""
    one, opened = opened_one(request, submissions.open_to(request.reader), key)
    reader, review = request.reader, opened.review
    may_run(reader, review).require()
    back = list_of(review)
    form = LetterForm(typed(request), request.FILES or None, subject=one, today=reader.today, cancel_url=back)
    outcome = save_answers(request, form, subject=one, save=partial(note_letter, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The letter is noted"))
        return to_list(review, f"#{key}")
    heading = "Change what is noted of the letter" if one.letter_on else "Note the letter"
    about = outcome.subject
    return form_page(request, "dhr/submissions/letter.html", opened, form, heading=heading, about=about)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def submission_approve(request: Request, key: str) -> HttpResponse:
    """Ask when the review was approved for publication, once every point of the letter is answered."""
    one, opened = opened_one(request, submissions.open_to(request.reader), key)
    reader, review = request.reader, opened.review
    points = list(submissions.points_open_to(reader).filter(submission=one))
    may_approve(reader, one, points).require()
    form = ApproveForm(typed(request), subject=one, today=reader.today, cancel_url=list_of(review))
    outcome = save_answers(request, form, subject=one, save=partial(approve_submission, key=key))
    if outcome.saved:
        approved = "The review is approved for publication"
        messages.success(
            request, outcome.words(approved if outcome.saved.approved_on else "It is not approved after all")
        )
        return to_list(review, f"#{key}")
    heading = "Change the approval" if one.approved_on else "Note the approval"
    about = outcome.subject
    return form_page(request, "dhr/submissions/approve.html", opened, form, heading=heading, about=about)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def submission_remove(request: Request, key: str) -> HttpResponse:
    """Ask before what was noted as sent by mistake is removed."""
    one, opened = opened_one(request, submissions.open_to(request.reader), key)
    may_remove(request.reader, one).require()
    return remove_page(
        request,
        one,
        "dhr/submissions/remove.html",
        opened=opened,
        remove=remove_submission,
        heading="Remove what was noted as sent",
        explained="Then the review was not sent on that day. That it was noted stays among the changes.",
    )
