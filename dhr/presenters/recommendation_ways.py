"""Where an action of a review's plan, and that plan, lead back to among what the review recommends."""

from csp.models import Reader
from csp.web.circle_pages import Restricted, Way
from dhr.presenters.recommendations import list_of
from dhr.queries.plans import review_with_plan
from dhr.queries.recommendations import carried_out_by
from plans.models import Action, Plan


def beside(reader: Reader, *, record: Restricted) -> list[Way]:
    """Return the ways to the recommendations that an action carries out, or from the plan to all of them."""
    if isinstance(record, Action):
        return [
            Way(
                f"Recommendation {one.number}{f', {one.agency}' if one.agency else ''}",
                one.get_absolute_url(),
            )
            for one in carried_out_by(reader, action=record.pk)
        ]
    if isinstance(record, Plan) and record.circle_id:
        review = review_with_plan(reader, circle_id=record.circle_id)
        return [Way("What the review recommends", list_of(review))] if review else []
    return []
