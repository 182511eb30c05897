"""What a plan measures, to be shown, ordered and changed, and which actions work on it."""

from collections import Counter, defaultdict
from typing import Any

from django.db.models import F, QuerySet

from csp.models import AnyReader, Partnership, Reader
from csp.permissions import Permission
from csp.queries.search import keys_with_words
from plans.models import Action, Measure, Plan
from plans.queries.plans import not_closed

KIND = "measure"


def open_to(reader: AnyReader) -> QuerySet[Measure]:
    """Return the measures the reader may see, priority by priority, with all that their pages name."""
    return (
        Measure.objects.visible_to(reader)
        .select_related("plan__partnership", "priority", "lead_seat__authority")
        .order_by(F("priority__position").asc(nulls_last=True), "position", "key")
    )


def of_plan(reader: AnyReader, *, plan: Plan) -> QuerySet[Measure]:
    """Return the measures of one plan."""
    return open_to(reader).filter(plan=plan)


def plan_of(reader: Reader, *, key: str) -> int | None:
    """Return the id of the plan of the measure with this key, if the reader may see it."""
    return Measure.objects.visible_to(reader).filter(key=key).values_list("plan_id", flat=True).first()


def beside(reader: Reader, *, measure: Measure) -> QuerySet[Measure]:
    """Return the measures under the same priority, in their order: among them one is moved."""
    return of_plan(reader, plan=measure.plan).filter(priority=measure.priority_id)


def last_position(reader: Reader, *, plan: Plan) -> int:
    """Return the last place that a measure of the plan has, or 0."""
    return max(
        Measure.objects.visible_to(reader).filter(plan=plan).values_list("position", flat=True), default=0
    )


def with_actions(reader: AnyReader, *, plan: Plan) -> Counter[int]:
    """Return how many open actions work on each measure of the plan, by its id."""
    working = Action.objects.visible_to(reader).open().filter(measures__plan=plan)
    return Counter(working.order_by().values_list("measures", flat=True))


def actions_on(reader: AnyReader, *, measure: Measure) -> QuerySet[Action]:
    """Return the actions that work on a measure, or did, by reference."""
    found = Action.objects.visible_to(reader).filter(measures=measure)
    return found.select_related("status", "plan__partnership").order_by("reference_order", "key")


def offered_actions(reader: Reader, *, measure: Measure) -> QuerySet[Action]:
    """Return the actions that could be said to work on a measure: those of its plan."""
    found = Action.objects.visible_to(reader).filter(plan=measure.plan_id)
    return found.order_by("reference_order", "key")


def given_by(reader: Reader, *, partnership: Partnership) -> dict[Plan, list[Measure]]:
    """Return the measures in use that the reader's authorities give figures for, by plan that is not closed."""
    mine = reader.authorities_with(Permission.READING_GIVE, partnership=partnership.pk)
    plans = not_closed(reader, partnership=partnership).values("pk")
    found = (
        open_to(reader).filter(lead_seat__authority__in=mine, plan__in=plans, why_held="").exclude(every="")
    )
    by_plan: dict[Plan, list[Measure]] = defaultdict(list)
    for measure in found:
        by_plan[measure.plan].append(measure)
    return by_plan


def with_words(reader: Reader, *, partnership: Partnership, words: str) -> QuerySet[Measure]:
    """Return the measures of the partnership's plans that hold every one of the words, newest plan first."""
    keys = keys_with_words(reader, kind=KIND, words=words, partnership=partnership)
    found = Measure.objects.visible_to(reader).in_partnership(partnership).filter(key__in=keys)
    return found.select_related("plan").order_by("-plan__starts_on", "plan__key", "position", "key")


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed measure with this key, of a plan the reader may see."""
    mine = Plan.objects.visible_to(reader).values("pk")
    gone = Measure.history.filter(key=key, history_type="-", plan_id__in=mine)
    return gone.select_related("plan__partnership", "history_user").first()


def versions_in(reader: Reader, *, plan: Plan) -> list[Any]:
    """Return every saved version of the plan's measures, removed ones too, oldest first."""
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk).values("pk")
    found = Measure.history.filter(plan_id__in=mine)
    return list(found.select_related(*_NAMED).order_by("id", "history_date", "history_id"))


def versions_of(reader: Reader, *, measure: Measure) -> list[Any]:
    """Return every saved version of one measure, oldest first."""
    mine = Plan.objects.visible_to(reader).values("pk")
    found = Measure.history.filter(id=measure.pk, plan_id__in=mine)
    return list(found.select_related(*_NAMED).order_by("history_date", "history_id"))


_NAMED = ("history_user", "lead_seat__authority", "priority")
