"""Where the actions and milestones of a snapshot are today: on whose page, in which plan, or removed."""

from collections.abc import Collection
from typing import Any

from csp.models import AnyReader
from plans.models import Action, Milestone, Plan


def living(reader: AnyReader, *, keys: Collection[str]) -> dict[str, Action]:
    """Return those of these actions that the reader may open today, by key, each with its plan."""
    found = Action.objects.visible_to(reader).filter(key__in=keys)
    return {one.key: one for one in found.select_related("plan__partnership").order_by("key")}


def removals(reader: AnyReader, *, keys: Collection[str]) -> dict[str, Any]:
    """Return the last row of those that were removed from a plan the reader may see, by key, with who did it."""
    mine = Plan.objects.visible_to(reader).values("pk")
    rows = Action.history.filter(key__in=keys, history_type="-", plan_id__in=mine)
    return {row.key: row for row in rows.select_related("history_user").order_by("key", "history_date")}


def steps_removed(reader: AnyReader, *, keys: Collection[str]) -> dict[str, Any]:
    """Return the last row of those milestones that were removed from an action the reader may see, by key."""
    mine = Action.objects.visible_to(reader).order_by().values("pk")
    rows = Milestone.history.filter(key__in=keys, history_type="-", action_id__in=mine)
    return {row.key: row for row in rows.select_related("history_user").order_by("key", "history_date")}
