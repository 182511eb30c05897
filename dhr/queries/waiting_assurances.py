"""What the clock counts of actions that nobody but their lead has looked at, for a whole partnership at once."""

from django.db.models import Exists, OuterRef, QuerySet

from csp.models import Partnership
from dhr.models import Assurance, Review
from plans.models import Action, ActionState, Status


def complete_and_not_checked(partnership: Partnership) -> QuerySet[Review]:
    """Return the open reviews with an action that is reported complete and not checked with an outcome, each once."""
    whole = Assurance.objects.filter(action=OuterRef("pk"), is_assured=True).exclude(outcome="")
    complete = Action.objects.filter(
        ~Exists(whole),
        plan=OuterRef("plan"),
        state=ActionState.OPEN,
        status__stands_for=Status.StandsFor.COMPLETE,
    )
    return Review.objects.in_partnership(partnership).filter(Exists(complete), closed_on=None).order_by("pk")
