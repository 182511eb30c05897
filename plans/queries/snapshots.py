"""A plan as a snapshot, for whoever may read it: as it stands now."""

from django.db.models import OuterRef, Subquery

from csp.kernel.plan_snapshot import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapObjective,
    SnapPlan,
    SnapPriority,
)
from csp.models import AnyReader
from plans.models import Action, Commitment, Measure, Plan, ProgressUpdate
from plans.queries.plans import objectives_of, priorities_of


def as_it_stands(reader: AnyReader, *, plan: Plan) -> SnapPlan:
    """Return the plan as it stands now, as far as the reader may see it."""
    return SnapPlan(
        key=plan.key,
        title=plan.title,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        state=plan.state,
        assessment=plan.assessment,
        strategy=plan.strategy,
        resources=plan.resources,
        engagement=plan.engagement,
        summary=plan.summary,
        priorities=tuple(
            SnapPriority(
                key=one.key,
                number=one.number,
                title=one.title,
                aim=one.aim,
                lead=str(one.lead_seat or ""),
                holder=one.lead_person.name if one.lead_person else "",
            )
            for one in priorities_of(reader, plan=plan)
        ),
        objectives=tuple(
            SnapObjective(one.key, one.priority.key, one.reference, one.title)
            for one in objectives_of(reader, plan=plan)
        ),
        actions=tuple(_action(one) for one in _actions_of(reader, plan)),
        measures=tuple(_measure(one) for one in _measures_of(reader, plan)),
        commitments=tuple(
            SnapCommitment(one.key, str(one.seat), one.resources, one.success)
            for one in Commitment.objects.visible_to(reader)
            .filter(plan=plan)
            .select_related("seat__authority")
            .order_by("seat__authority__name_order", "key")
        ),
    )


def _actions_of(reader: AnyReader, plan: Plan):
    said = ProgressUpdate.objects.filter(action=OuterRef("pk")).exclude(text="").order_by("-made_at", "key")
    return (
        Action.objects.visible_to(reader)
        .filter(plan=plan)
        .select_related("priority", "objective", "status", "forecast", "lead_seat__authority", "lead_person")
        .annotate(last_words=Subquery(said.values("text")[:1]))
        .order_by("reference_order", "key")
    )


def _action(one) -> SnapAction:
    return SnapAction(
        key=one.key,
        reference=one.reference,
        title=one.title,
        detail=one.detail,
        priority=one.priority.key if one.priority else "",
        objective=one.objective.key if one.objective else "",
        lead=str(one.lead_seat or ""),
        post=one.lead_post,
        holder=one.lead_person.name if one.lead_person else "",
        supporters=one.supporters_named,
        areas=one.areas_named,
        timescale=one.timescale,
        due_on=one.due_on,
        original_due_on=one.original_due_on,
        resources=one.resources,
        done_when=one.done_when,
        additionality=one.additionality,
        status=str(one.status or ""),
        stands_for=one.stands_for,
        forecast=str(one.forecast or ""),
        state=one.state,
        state_why=one.state_why,
        outcome=one.outcome,
        reported_on=one.reported_on,
        last_words=one.last_words or "",
    )


def _measures_of(reader: AnyReader, plan: Plan):
    return (
        Measure.objects.visible_to(reader)
        .filter(plan=plan)
        .select_related("priority")
        .order_by("position", "key")
    )


def _measure(one: Measure) -> SnapMeasure:
    return SnapMeasure(
        key=one.key,
        reference=one.reference,
        title=one.title,
        priority=one.priority.key if one.priority else "",
        unit=one.unit,
        better=one.better,
        baseline="" if one.baseline is None else f"{one.baseline.normalize():f}",
        target=one.target,
    )
