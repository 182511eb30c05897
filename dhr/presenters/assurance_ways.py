"""From an action of a review's plan to what somebody other than its lead found of it."""

from csp.models import Reader
from csp.web.circle_pages import Restricted, Way
from dhr.presenters.assurances import in_short, page_of
from dhr.queries import assurances
from plans.models import Action


def beside(reader: Reader, *, record: Restricted) -> list[Way]:
    """Return the way to the check and outcome of an action, with how both stand, for whoever is on the review."""
    if not isinstance(record, Action) or assurances.review_of(reader, action=record) is None:
        return []
    _, stands = in_short(assurances.of_action(reader, action=record))
    return [Way(f"Check and outcome: {stands.lower()}", page_of(record.plan.partnership.slug, record))]
