"""What keeping reviews asks of people: to end one whose time is over, and to answer what somebody else asked."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.models.capacity import RUNNING
from dhr.policies.keeping import KEEP_IT
from dhr.presenters.keeping import page_of
from dhr.queries.keeping import over_for, to_approve


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each review that is to be destroyed, or whose time is over."""
    if not reader.is_in_a_circle:
        return
    for asked in to_approve(reader, partnership=partnership, wanted=KEEP_IT):
        review = asked.living_review
        yield Ask(
            title=f"Say whether a review is destroyed: {review}",
            url=page_of(review),
            why=f"{asked.asked_by.name} asked for it on {day_words.long(asked.asked_on)}.",
            verb="Answer",
        )
    for review, until in over_for(reader, partnership=partnership, wanted=RUNNING):
        yield Ask(
            title=f"The time of a review is over: {review}",
            url=page_of(review),
            why=f"It was to be kept until {day_words.long(until)}. Have it destroyed, or say what needs it.",
            verb="See",
        )
