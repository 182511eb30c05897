"""Reviews that were decided on in some year, for the tests of what everybody is told of them."""

from datetime import date

from csp.kernel.keys import new_key
from dhr.models import Review, ReviewDecision, ReviewRules
from tests.integration import people, reviewing


def tell(*, smallest: int = 5) -> ReviewRules:
    """Let the partnership tell how many reviews were decided on."""
    rules = ReviewRules.objects.filter(partnership=people.vale()).first() or ReviewRules(
        partnership=people.vale()
    )
    rules.shows_counts, rules.smallest_count = True, smallest
    rules.save()
    return rules


def decided(number: int, *, on: date, outcome: str = ReviewDecision.Outcome.REVIEW) -> list[Review]:
    """Make so many reviews on which there was this decision on a day; nobody more than on the first is on them."""
    first = reviewing.any_review()
    found = []
    for _ in range(number):
        one = Review.objects.get(pk=first.pk)
        one.pk, one.key, one.plan, one._state.adding = None, new_key(), None, True
        one.save()
        ReviewDecision(
            review=one, outcome=outcome, decided_on=on, decided_by="Chair of the partnership"
        ).save()
        found.append(one)
    return found
