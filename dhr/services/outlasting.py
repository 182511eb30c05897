"""Keep what outlasts a review: what it drew from pools when it is destroyed, and the numbers of its charges."""

from csp.models import Partnership
from dhr.models import Review
from dhr.queries import outlasting


def next_number(*, partnership: Partnership, year: int) -> int:
    """Return the number of the next charge that a partnership sends in a financial year; none is given twice.

    Whoever asks has made other senders of the partnership wait.
    """
    row = outlasting.numbered(partnership=partnership, year=year)
    row.last += 1
    row.save()
    return row.last


def keep_draws(*, review: Review) -> None:
    """Add what a review drew from pools to what is kept of all that were destroyed: it is not in them any more."""
    for (agreement, cost_type), pence in outlasting.draws_of(review=review).items():
        row = outlasting.kept_draw(agreement=agreement, cost_type=cost_type)
        row.pence += pence
        row.save()
