"""Where an action can be moved to, and which actions were moved from plan to plan."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from csp.models import Reader
from plans.models import Action, Objective, Plan, Priority


@dataclass(frozen=True)
class Place:
    """A place that an action can have: a plan, or a priority of it, or an objective of that."""

    plan: Plan
    priority: Priority | None = None
    objective: Objective | None = None

    @property
    def name(self) -> str:
        """Return what a form calls it: no two places have the same."""
        if self.objective:
            return f"objective:{self.objective.key}"
        return f"priority:{self.priority.key}" if self.priority else f"plan:{self.plan.key}"

    @classmethod
    def of(cls, action: Action) -> "Place":
        """Return where an action is."""
        return cls(action.plan, action.priority, action.objective)


def plans_to_move_to(reader: Reader, *, action: Action) -> QuerySet[Plan]:
    """Return the other plans of the action's partnership that the same people see and that are not closed."""
    return plans_beside(reader, plan=action.plan).exclude(state=Plan.State.CLOSED)


def places_to_move_to(reader: Reader, *, action: Action) -> list[Place]:
    """Return those plans, newest first, each followed by its priorities and their objectives, in their order."""
    plans = list(plans_to_move_to(reader, action=action))
    priorities: dict[int, list[Priority]] = {}
    objectives: dict[int, list[Objective]] = {}
    for priority in Priority.objects.visible_to(reader).filter(plan__in=plans).order_by("position", "key"):
        priorities.setdefault(priority.plan_id, []).append(priority)
    for objective in Objective.objects.visible_to(reader).filter(plan__in=plans).order_by("position", "key"):
        objectives.setdefault(objective.priority_id, []).append(objective)
    places = []
    for plan in plans:
        places.append(Place(plan))
        for one in priorities.get(plan.pk, []):
            places += [Place(plan, one), *(Place(plan, one, under) for under in objectives.get(one.pk, []))]
    return places


def plan_names(reader: Reader, *, ids: set[int]) -> dict[int, str]:
    """Return what these plans are called, as far as the reader may see them."""
    return {plan.pk: plan.title for plan in Plan.objects.visible_to(reader).filter(pk__in=ids)}


@dataclass(frozen=True)
class Moved:
    """An action that was in one plan and is in another, and the title of the other."""

    action: Action
    other: str
    is_here: bool


def moved(reader: Reader, *, plan: Plan) -> list[Moved]:
    """Return the actions that left the plan for another, then those that came, each by reference.

    Three queries; one for a plan beside which there is no other.
    """
    beside = {one.pk: one.title for one in plans_beside(reader, plan=plan)}
    if not beside:
        return []
    visible = Action.objects.visible_to(reader).order_by("reference_order", "key")
    was_here = Action.history.filter(plan_id=plan.pk).values("id")
    left = visible.filter(plan__in=beside, pk__in=was_here)
    was_there = Action.history.filter(plan_id__in=beside)
    latest = was_there.filter(id=OuterRef("pk")).order_by("-history_date", "-history_id")
    came = visible.filter(plan=plan, pk__in=was_there.values("id")).annotate(
        other=Subquery(latest.values("plan_id")[:1])
    )
    return [
        *(Moved(one, beside[one.plan_id], is_here=False) for one in left),
        *(Moved(one, beside[one.other], is_here=True) for one in came),  # type: ignore[attr-defined]  # annotated
    ]


def plans_beside(reader: Reader, *, plan: Plan) -> QuerySet[Plan]:
    """Return the partnership's other plans that exist for exactly the same people."""
    found = Plan.objects.visible_to(reader).filter(partnership=plan.partnership_id, circle=plan.circle_id)
    return found.exclude(pk=plan.pk).select_related("partnership").order_by("-starts_on", "key")
