"""What the file of a review's action plan is made of, besides its recommendations."""

from collections import defaultdict
from dataclasses import dataclass

from csp.models import Reader
from dhr.models import Review
from plans.models import Action, Milestone
from plans.queries import actions


@dataclass(frozen=True)
class PlanActions:
    """The actions of a review's plan, and of each (by its id) the milestones that are reached."""

    actions: list[Action]
    reached: dict[int, list[Milestone]]


def actions_of(reader: Reader, *, review: Review) -> PlanActions:
    """Return the actions of the review's plan as far as they are open to the reader: two questions."""
    found = list(actions.open_to(reader).filter(plan=review.plan_id)) if review.plan_id else []
    reached = defaultdict(list)
    visible = Milestone.objects.visible_to(reader).filter(action__in=[one.pk for one in found])
    for step in visible.filter(reached_on__isnull=False).order_by("reached_on", "position", "key"):
        reached[step.action_id].append(step)
    return PlanActions(found, dict(reached))
