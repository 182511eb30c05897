"""The stages and clocks of a review: shown together, planned, reached, and every change to them."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel import day_words
from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.stages import PlanStageForm, ReachStageForm
from dhr.policies.courses import may_follow, may_plan, may_reach
from dhr.policies.reviews import may_run
from dhr.presenters import clocks, course_dues, stages
from dhr.presenters import courses as shown
from dhr.presenters.course_changes import COURSE
from dhr.queries import courses
from dhr.services.stages import plan_stage, reach_stage
from dhr.views.course_pieces import HERE, form_page, opened_course, opened_part, tab_url, to_tab


@access(Permission.ENTER)
@require_safe
def stage_list(request: Request, key: str) -> HttpResponse:
    """Show where a review is: its clocks, what is due, its stages planned and reached, decisions and pauses."""
    opened = opened_course(request, key)
    course = courses.course_of(request.reader, review=opened.review)
    runs = may_run(request.reader, opened.review)
    context = opened.context(
        here=HERE,
        cards=clocks.cards_of(course),
        asks=course_dues.asks_on(course, runs=bool(runs)),
        picture=stages.picture_of(course),
        rows=stages.rows_of(course, may_run=bool(runs)),
        decisions=shown.decisions_of(course),
        without_review=shown.without_review(course),
        may_decide=bool(runs) and bool(may_follow(course.decisions)),
        pauses=shown.pauses_of(course),
        may_run=runs,
        may_pause=bool(runs) and not course.ends_without_review,
        course=course,
    )
    return render(request, "dhr/stages/list.html", context)


@access(Permission.ENTER)
@require_safe
def stage_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to the stages, the decisions and the pauses of a review."""
    opened = opened_course(request, key)
    stories = COURSE.stories(courses.versions_in(request.reader, review=opened.review))
    return render(request, "dhr/stages/changes.html", opened.context(here=HERE, stories=stories))


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def stage_plan(request: Request, key: str) -> HttpResponse:
    """Ask for when a stage is planned; refuse to write over somebody else's newer save."""
    stage, opened = opened_part(request, courses.stages_open_to(request.reader), key)
    may_plan(request.reader, stage).require()
    course = courses.course_of(request.reader, review=opened.review)
    form = PlanStageForm(
        typed(request),
        subject=stage,
        suggested=course.planned_on(stage.stage),
        cancel_url=tab_url(opened.review),
    )
    outcome = save_answers(request, form, subject=stage, save=partial(plan_stage, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The day is planned"))
        return to_tab(opened.review, f"#{key}")
    return form_page(
        request,
        "dhr/stages/plan.html",
        opened,
        form,
        heading=f"Plan “{stage}”",
        about=outcome.subject,
        what="this stage",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def stage_reach(request: Request, key: str) -> HttpResponse:
    """Ask when a stage was reached; refuse to write over somebody else's newer save."""
    stage, opened = opened_part(request, courses.stages_open_to(request.reader), key)
    course = courses.course_of(request.reader, review=opened.review)
    may_reach(request.reader, stage, is_held=course.is_held).require()
    form = ReachStageForm(
        typed(request), subject=stage, today=request.reader.today, cancel_url=tab_url(opened.review)
    )
    outcome = save_answers(request, form, subject=stage, save=partial(reach_stage, key=key))
    if outcome.saved:
        said = "The stage is reached" if outcome.saved.reached_on else "The stage is still to come"
        messages.success(request, outcome.words(said))
        return to_tab(opened.review, f"#{key}")
    planned = course.planned_on(stage.stage)
    intro = f"It is planned for {day_words.plain(planned)}." if planned else ""
    return form_page(
        request,
        "dhr/stages/reach.html",
        opened,
        form,
        heading=f"Mark “{stage}” as reached",
        about=outcome.subject,
        what="this stage",
        intro=intro,
    )
