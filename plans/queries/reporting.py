"""What a report asks of a plan, for whoever will read it: its actions, how they moved, what it measures and notes."""

from datetime import datetime

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from csp.models import AnyReader
from plans.models import Action, Measure, Plan, PlanNote, ProgressUpdate


def actions_of(reader: AnyReader, *, plan: Plan) -> QuerySet[Action]:
    """Return the plan's actions by reference, each with the last words said about it and when."""
    said = ProgressUpdate.objects.filter(action=OuterRef("pk")).exclude(text="").order_by("-made_at", "key")
    return (
        Action.objects.visible_to(reader)
        .filter(plan=plan)
        .select_related("priority", "status", "lead_seat__authority")
        .annotate(
            last_words=Subquery(said.values("text")[:1]), last_said_at=Subquery(said.values("made_at")[:1])
        )
        .order_by("reference_order", "key")
    )


def moves_of(reader: AnyReader, *, plan: Plan) -> list[tuple[int, datetime, int, int | None]]:
    """Return each report that moved a status, oldest first: the action's id, when, the new status's id, the old's."""
    mine = Action.objects.visible_to(reader).filter(plan=plan)
    moved = ~Q(status=F("status_before")) | Q(status_before=None)
    rows = ProgressUpdate.objects.filter(moved, action__in=mine.values("pk")).order_by("made_at", "pk")
    return list(rows.values_list("action_id", "made_at", "status_id", "status_before_id"))


def measures_of(reader: AnyReader, *, plan: Plan) -> QuerySet[Measure]:
    """Return what the plan measures, in its order."""
    found = Measure.objects.visible_to(reader).filter(plan=plan)
    return found.select_related("priority", "plan").order_by(
        F("priority__position").asc(nulls_last=True), "position", "key"
    )


def notes_of(reader: AnyReader, *, plan: Plan) -> QuerySet[PlanNote]:
    """Return the notes on the plan, in their order."""
    return PlanNote.objects.visible_to(reader).filter(plan=plan).order_by("position", "key")
