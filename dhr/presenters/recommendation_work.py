"""What recommendations ask of whoever runs a review: answers that have not come by their day."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.models import Addressee
from dhr.presenters.recommendations import list_of
from dhr.queries.recommendations import awaited


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each review with answers that are overdue; whose they are is read there."""
    if not reader.is_in_a_circle:
        return
    by_review: dict[int, list[Addressee]] = {}
    for one in awaited(reader, partnership=partnership):
        by_review.setdefault(one.recommendation.review_id, []).append(one)
    for several in by_review.values():
        first, number = several[0], len(several)
        review = first.recommendation.review
        overdue = (
            "1 answer to a recommendation is" if number == 1 else f"{number} answers to recommendations are"
        )
        yield Ask(
            title=f"{overdue} overdue: {review.code_name}",
            url=first.recommendation.get_absolute_url() if number == 1 else list_of(review),
            why=f"The first was due on {day_words.long(first.answer_due_on)}. Chase it, and note that you did.",
            verb="See to it",
            due_on=first.answer_due_on,
            is_late=True,
        )
