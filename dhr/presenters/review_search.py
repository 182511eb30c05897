"""What a search finds among reviews: their members find them by code name, nobody else finds any."""

from csp.kernel.marking import marked
from csp.models import Partnership, Reader
from csp.web.search import Found, Result
from dhr.models import Review
from dhr.queries.reviews import with_words


def find_reviews(reader: Reader, *, partnership: Partnership, words: str, at_most: int) -> Found:
    """Return the reviews that the reader is on whose code name or own number holds every one of the words."""
    found = with_words(reader, partnership=partnership, words=words)
    return Found("Reviews", found.count(), [_result(one, words) for one in found[:at_most]])


def _result(review: Review, words: str) -> Result:
    return Result(
        marked(review.code_name, words), review.get_absolute_url(), Review.Kind(review.kind).label, []
    )
