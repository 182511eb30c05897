"""How many reviews were decided on in each financial year: all that anybody who is on none of them is told.

Whatever else says a number of reviews asks here, and nowhere else.
"""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from csp.kernel.measures.periods import Period, period_of
from csp.models import AnyReader, Partnership
from csp.permissions import Permission
from dhr.models import Review, ReviewDecision
from dhr.models.review_rules import rules_of

YEARS = 5
HOLDS = (ReviewDecision.Outcome.REVIEW, ReviewDecision.Outcome.DIRECTED)


@dataclass(frozen=True)
class YearCount:
    """A financial year, and how many reviews were decided on in it: no number where it is too small to be told."""

    year: Period
    number: int | None
    smallest: int

    @property
    def words(self) -> str:
        """Return the number, or the words that stand for every number that is not told."""
        return f"fewer than {self.smallest}" if self.number is None else str(self.number)


def counts_by_year(reader: AnyReader, *, partnership: Partnership) -> list[YearCount]:
    """Return the last financial years that are over, latest first; none where the partnership does not tell.

    Always the same years, and one question whatever there is. The year that goes on is left out: its number would
    change on the day on which it is decided to hold a review. A review counts in the year of the decision that
    holds, and reviews that are on nobody's screen count as well, so what is too small leaves this module never.
    """
    needed = Permission.PLAN_READ if reader.person_id is None else Permission.ENTER
    if partnership.pk not in reader.partnerships_with(needed):
        return []
    rules = rules_of(partnership)
    if not rules.shows_counts:
        return []
    years = _years(reader)
    found = _decided(partnership).aggregate(
        **{
            str(at): Count("pk", filter=Q(held_since__range=(one.starts_on, one.ends_on)))
            for at, one in years
        }
    )
    smallest = rules.smallest_count
    return [
        YearCount(one, found[str(at)] if found[str(at)] >= smallest else None, smallest) for at, one in years
    ]


def _years(reader: AnyReader) -> list[tuple[int, Period]]:
    """Return the last years that are over, numbered, latest first."""
    last = period_of("year", reader.today).year_before
    found = [last]
    while len(found) < YEARS:
        found.append(found[-1].year_before)
    return list(enumerate(found))


def _decided(partnership: Partnership) -> QuerySet[Review]:
    """Return all reviews that are held, whoever may see them, each with the day of the decision that holds."""
    last = ReviewDecision.objects.filter(review=OuterRef("pk")).order_by("-decided_on", "-pk")
    held = Review.objects.filter(partnership=partnership).annotate(
        outcome=Subquery(last.values("outcome")[:1]), held_since=Subquery(last.values("decided_on")[:1])
    )
    return held.filter(outcome__in=HOLDS).order_by()
