"""What is due on a review, as asks: on its own page, on its first page, and on “My work” of its members."""

from datetime import timedelta

from django.urls import reverse

from csp.kernel import day_words
from csp.web.work import Ask
from dhr.models import Pause, ReviewStage, Stage
from dhr.models.course import Course, Due, Wanted
from dhr.models.decision import ReviewDecision
from dhr.presenters.stage_pages import noted_on

SOON = timedelta(days=28)  # whoever does not run the review hears of what is nearer than this
VERBS = {
    Wanted.DECIDE: "Note",
    Wanted.TELL_HOME_OFFICE: "Note",
    Wanted.TELL_FAMILY: "Note",
    Wanted.TELL_OF_PAUSE: "Note",
    Wanted.REPORT: "Note",
    Wanted.STAGE: "Note",
}


def asks_on(course: Course, *, runs: bool) -> list[Ask]:
    """Return what is due: all of it to whoever runs the review, what the panel waits for to the others."""
    return [ask_of(one, course, runs=runs) for one in course.dues if runs or one.wanted.is_for_the_panel]


def asks_at_work(course: Course, *, runs: bool) -> list[Ask]:
    """Return what stands on somebody's first page; to others than whoever runs it the next thing, when it is near."""
    asks = asks_on(course, runs=runs)
    if runs:
        return asks
    near = [one for one in asks if one.is_late or (one.due_on and one.due_on <= course.today + SOON)]
    return near[:1]


def ask_of(due: Due, course: Course, *, runs: bool) -> Ask:
    """Return one thing that is due, with the page on which it is seen to."""
    review = course.review
    title, why = _words(due, course)
    return Ask(
        title=title,
        url=_page(due, course) if runs else stages_url(course),
        why=f"{review.code_name}: {why}",
        verb=VERBS[due.wanted] if runs else "Look",
        due_on=due.due_on,
        is_late=due.is_late,
    )


def stages_url(course: Course) -> str:
    """Return the address of the tab with the stages and the clocks."""
    return reverse("dhr:stage-list", args=[course.review.partnership.slug, course.review.key])


def _words(due: Due, course: Course) -> tuple[str, str]:
    told = day_words.plain(course.review.notified_on)
    if isinstance(due.about, ReviewStage):
        return f"Next stage: {due.about}", "planned for this day."
    if isinstance(due.about, Pause):
        return "Tell the Home Office of the pause", "until it is told, every day counts."
    if isinstance(due.about, ReviewDecision):
        decided = f"decided on {day_words.plain(due.about.decided_on)}."
        whom = "the Home Office" if due.wanted == Wanted.TELL_HOME_OFFICE else "the family"
        return f"Tell {whom} of the decision in writing", decided
    if due.wanted == Wanted.DECIDE:
        return "Decide whether to review", f"the partnership was told on {told}."
    return "Agree the overview report", "its clock runs out on this day."


def _page(due: Due, course: Course) -> str:
    slug = course.review.partnership.slug
    if isinstance(due.about, ReviewStage):
        return noted_on(due.about, slug=slug, review_key=course.review.key)[1]
    if isinstance(due.about, Pause):
        return reverse("dhr:pause-edit", args=[slug, due.about.key])
    if isinstance(due.about, ReviewDecision):
        return reverse("dhr:decision-edit", args=[slug, due.about.key])
    if due.wanted == Wanted.DECIDE:
        return reverse("dhr:decision-add", args=[slug, course.review.key])
    return reverse("dhr:stage-reach", args=[slug, course.stages[Stage.PARTNERSHIP].key])
