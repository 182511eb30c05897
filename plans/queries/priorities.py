"""What a plan is made of: its priorities and objectives, to be shown, ordered and changed."""

from typing import Any

from django.db.models import Count, QuerySet

from csp.models import Partnership, Reader
from csp.queries.search import keys_with_words
from plans.models import Action, Measure, Objective, Plan, Priority

KIND = "priority"


def open_to(reader: Reader) -> QuerySet[Priority]:
    """Return the priorities the reader may see, with all that their pages name."""
    return (
        Priority.objects.visible_to(reader)
        .select_related("plan__partnership", "lead_seat__authority", "lead_person")
        .order_by("position", "key")
    )


def objectives_open_to(reader: Reader) -> QuerySet[Objective]:
    """Return the objectives the reader may see, with all that their pages name."""
    return (
        Objective.objects.visible_to(reader)
        .select_related("plan__partnership", "priority")
        .order_by("priority__position", "position", "key")
    )


def hold(reader: Reader, *, plan: int | None) -> None:
    """Let whoever else changes what a plan (its id) is made of wait until this transaction ends."""
    visible = Plan.objects.visible_to(reader).filter(pk=plan or 0)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))


def plan_of(reader: Reader, *, key: str) -> int | None:
    """Return the id of the plan of the priority or objective with this key, if the reader may see it."""
    for model in (Priority, Objective):
        if (
            found := model.objects.visible_to(reader)
            .filter(key=key)
            .values_list("plan_id", flat=True)
            .first()
        ):
            return found
    return None


def numbers_under(reader: Reader, *, plan: Plan, field: str) -> dict[int, int]:
    """Return how many actions stand under each priority or objective (``field``) of the plan, by its id."""
    found = Action.objects.visible_to(reader).filter(plan=plan, **{f"{field}__isnull": False})
    return dict(found.order_by().values_list(field).annotate(number=Count("pk")))


def under_priority(reader: Reader, *, priority: Priority) -> dict[str, int]:
    """Return how many of each kind stand under a priority, by their word."""
    return {
        word: model.objects.visible_to(reader).filter(priority=priority).count()
        for word, model in (("objective", Objective), ("action", Action), ("measure", Measure))
    }


def under_objective(reader: Reader, *, objective: Objective) -> dict[str, int]:
    """Return how many actions stand under an objective, by their word."""
    return {"action": actions_under(reader, objective=objective).count()}


def actions_under(reader: Reader, *, objective: Objective) -> QuerySet[Action]:
    """Return the actions under an objective, in the order in which they are to be locked."""
    found = Action.objects.visible_to(reader).filter(objective=objective)
    return found.select_related("plan__partnership").order_by("pk")


def as_they_stand(
    reader: Reader, *, plan: Plan, priority: Priority | None, objective: Objective | None
) -> dict[str, str]:
    """Return a sentence for each of the two that is no longer where whoever chose it saw it; read after ``hold``."""
    wrong = {}
    still_there = Priority.objects.visible_to(reader).filter(plan=plan)
    if priority and priority.plan_id == plan.pk and not still_there.filter(pk=priority.pk).exists():
        wrong["priority"] = "Somebody has just removed this. Choose again"
    if objective and objective.plan_id == plan.pk:
        now = Objective.objects.visible_to(reader).filter(plan=plan, pk=objective.pk).first()
        if now is None:
            wrong["objective"] = "Somebody has just removed this objective. Choose again"
        elif now.priority_id != objective.priority_id:
            wrong["objective"] = "Somebody has just put this objective elsewhere. Choose again"
    return wrong


def with_words(reader: Reader, *, partnership: Partnership, words: str) -> QuerySet[Priority]:
    """Return the priorities of the partnership's plans that hold every one of the words, newest plan first."""
    keys = keys_with_words(reader, kind=KIND, words=words, partnership=partnership)
    found = Priority.objects.visible_to(reader).in_partnership(partnership).filter(key__in=keys)
    return found.select_related("plan").order_by("-plan__starts_on", "plan__key", "position", "key")


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed priority or objective with this key, of a plan the reader may see."""
    mine = Plan.objects.visible_to(reader).values("pk")
    for model in (Priority, Objective):
        gone = model.history.filter(key=key, history_type="-", plan_id__in=mine)
        if found := gone.select_related("plan__partnership", "history_user").first():
            return found
    return None


def versions_in(reader: Reader, *, plan: Plan) -> dict[type[Priority | Objective], list[Any]]:
    """Return every saved version of the plan's priorities and objectives, removed ones too, oldest first."""
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk).values("pk")
    return {
        model: list(
            model.history.filter(plan_id__in=mine)
            .select_related("history_user", *also)
            .order_by("id", "history_date", "history_id")
        )
        for model, also in ((Priority, ("lead_seat__authority", "lead_person")), (Objective, ()))
    }
