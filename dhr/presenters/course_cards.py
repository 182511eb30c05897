"""What the first page of a review says of its course: its clocks as figures, and what is due next."""

from collections.abc import Collection

from csp.kernel import day_words
from csp.kernel.review_clocks import Clock
from csp.models import Reader
from dhr.models import Part, Review
from dhr.policies.reviews import may_run
from dhr.presenters.course_dues import asks_on, stages_url
from dhr.presenters.overview import Card, Figure
from dhr.queries.courses import course_of

SHOWN = 3  # of what is due; the rest is on the tab


def figures_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> list[Figure]:
    """Return how many days count of each clock, to the panel."""
    if Part.PANEL not in parts:
        return []
    course = course_of(reader, review=review)
    said = (
        (course.decide_clock, "days to decide whether to review"),
        (course.report_clock, "days to agree the report"),
    )
    url = stages_url(course)
    return [
        Figure(f"{clock.counted} of {clock.total}", _figure_words(words, clock), url, clock.is_late)
        for clock, words in said
        if clock
    ]


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what is due next, to the panel."""
    if Part.PANEL not in parts:
        return None
    course = course_of(reader, review=review)
    asks = asks_on(course, runs=bool(may_run(reader, review)))
    return Card(
        "What is due",
        facts=[
            (
                day_words.plain(one.due_on) or "As soon as can be",
                one.title,
                day_words.near(one.due_on, course.today),
            )
            for one in asks[:SHOWN]
        ],
        text="" if asks else "No stage, clock or decision is due.",
        links=[("All stages and clocks", stages_url(course))],
    )


def _figure_words(words: str, clock: Clock) -> str:
    """Return what the number means, and how the clock stands."""
    if clock.is_done:
        return f"{words}: {'done late' if clock.is_late else 'met'}"
    if clock.is_late:
        return f"{words}: {day_words.near(clock.due_on, clock.today)}"
    return f"{words}: {'stands still' if clock.is_still else f'due {day_words.plain(clock.due_on)}'}"
