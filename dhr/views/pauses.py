"""The forms that pause the clocks of a review, change what is noted of a pause, and end it."""

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
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.pauses import EndPauseForm, PauseForm
from dhr.policies.courses import may_end
from dhr.policies.reviews import may_run
from dhr.queries import courses
from dhr.queries.known_words import known_words
from dhr.services.pauses import add_pause, edit_pause, end_pause
from dhr.views.course_pieces import form_page, opened_course, opened_part, tab_url, to_tab


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def pause_add(request: Request, key: str) -> HttpResponse:
    """Ask about a pause, and pause the clocks; sent twice, they are paused once."""
    opened = opened_course(request, key)
    review, reader = opened.review, request.reader
    may_run(reader, review).require()
    form = PauseForm(
        typed(request),
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=tab_url(review),
    )
    if request.method == "POST" and form.is_valid():
        try:
            pause = add_pause(review=review, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            return to_tab(review, "#pauses")
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            told = "The pause is noted" if pause.notified_on else "The pause is noted, and stops nothing yet"
            messages.success(request, told)
            return to_tab(review, "#pauses")
    return form_page(request, "dhr/pauses/add.html", opened, form, heading="Pause the clocks")


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def pause_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change of a pause; refuse to write over somebody else's newer save."""
    pause, opened = opened_part(request, courses.pauses_open_to(request.reader), key)
    review, reader = opened.review, request.reader
    may_run(reader, review).require()
    form = PauseForm(
        typed(request),
        subject=pause,
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=tab_url(review),
    )
    outcome = save_answers(request, form, subject=pause, save=partial(edit_pause, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The pause is changed"))
        return to_tab(review, "#pauses")
    return form_page(
        request,
        "dhr/pauses/edit.html",
        opened,
        form,
        heading="Change this pause",
        about=outcome.subject,
        what="this pause",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def pause_end(request: Request, key: str) -> HttpResponse:
    """Ask on what day a pause ended and why; refuse to write over somebody else's newer save."""
    pause, opened = opened_part(request, courses.pauses_open_to(request.reader), key)
    review, reader = opened.review, request.reader
    may_run(reader, review).require()
    if not may_end(reader, pause):  # sent twice, or somebody else has ended it
        return to_tab(review, "#pauses")
    form = EndPauseForm(
        typed(request),
        subject=pause,
        today=reader.today,
        known=known_words(reader, review=review),
        cancel_url=tab_url(review),
    )
    outcome = save_answers(request, form, subject=pause, save=partial(end_pause, key=key))
    if outcome.saved:
        messages.success(request, "The pause has ended, and the clocks go on")
        return to_tab(review, "#pauses")
    return form_page(
        request,
        "dhr/pauses/end.html",
        opened,
        form,
        heading="End this pause",
        about=outcome.subject,
        what="this pause",
    )
