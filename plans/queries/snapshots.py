"""A plan as a snapshot, for whoever may read it: as it stands now, and as it stood at the end of a day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from csp.kernel.plan_snapshot import SnapPlan
from csp.models import AnyReader, Person
from csp.models.at_moment import end_of, known_by, newest_before
from csp.queries.seat_names import names_at, names_today
from plans.models import (
    Action,
    Commitment,
    Measure,
    Milestone,
    Objective,
    Plan,
    Priority,
    ProgressUpdate,
    Status,
)
from plans.queries.snapshot_rows import Names, Rows

KINDS: dict[str, Any] = {
    "priorities": Priority,
    "objectives": Objective,
    "actions": Action,
    "measures": Measure,
    "commitments": Commitment,
}


class NotThereYet(Exception):
    """The plan was not there at the end of the day that was asked for."""


def as_it_stands(reader: AnyReader, *, plan: Plan, counted: bool = False) -> SnapPlan:
    """Return the plan as it stands now, as far as the reader may see it.

    With ``counted``, the actions of other plans that count in it are among its own, under no priority.
    """
    parts = {name: list(kind.objects.visible_to(reader).filter(plan=plan)) for name, kind in KINDS.items()}
    guests = plan.guests if counted else []
    parts["actions"] += Action.objects.visible_to(reader).filter(pk__in=guests)
    of_them = Q(action__plan=plan) | Q(action__in=guests)
    parts["milestones"] = list(Milestone.objects.visible_to(reader).filter(of_them))
    said = ProgressUpdate.objects.filter(of_them)
    statuses = Status.objects.filter(partnership=plan.partnership_id)
    names = Names(
        seats=names_today(reader, partnership=plan.partnership_id),
        people=_people_in(parts),
        statuses={one.pk: (one.word, one.stands_for) for one in statuses},
        last_words=_last_words(said),
    )
    return Rows(plan=plan, **parts).snapshot(names)


def as_at(reader: AnyReader, *, plan: Plan, day: date, counted: bool = False) -> SnapPlan:
    """Return the plan as it stood at the end of a day, as far as the reader may see today what was in it.

    Authorities and statuses are called what they were called then, people what they are called today. What
    counted in it then from other plans is not known: with ``counted``, those that count in it today are among
    its own, as they stood then. Raises NotThereYet for a day before the plan.
    """
    moment = end_of(day)
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk)
    then = newest_before(Plan.history.filter(id__in=mine.values("pk")), moment)
    if not then:
        raise NotThereYet
    parts = {name: _parts_at(reader, kind, plan, moment) for name, kind in KINDS.items()}
    guests = Action.objects.visible_to(reader).filter(pk__in=plan.guests if counted else []).values("pk")
    parts["actions"] += newest_before(Action.history.filter(id__in=guests), moment)
    ever = Q(action__in=_ever_in(Action, plan)) | Q(action__in=guests)
    # Of what was a step of an action that was not here then, or of which the reader may not know, nothing is told.
    parts["milestones"] = newest_before(Milestone.history.filter(ever), moment)
    said = ProgressUpdate.objects.filter(ever, made_at__lt=moment)
    names = Names(
        seats=names_at(reader, partnership=plan.partnership_id, moment=moment),
        people=_people_in(parts),
        statuses=_statuses_at(plan, moment),
        last_words=_last_words(said),
    )
    return Rows(plan=then[0], **parts).snapshot(names)


def first_day(reader: AnyReader, *, plan: Plan) -> date | None:
    """Return the day on which the plan was first written down."""
    mine = Plan.objects.visible_to(reader).filter(pk=plan.pk)
    rows = Plan.history.filter(id__in=mine.values("pk")).order_by("history_date", "history_id")
    first = rows.values_list("history_date", flat=True).first()
    return timezone.localdate(first) if first else None


def _ever_in(kind: Any, plan: Plan) -> QuerySet[Any]:
    """Return the ids of all that was ever a part of the plan."""
    ids: QuerySet[Any] = kind.history.filter(plan_id=plan.pk).order_by().values("id")
    return ids


def _parts_at(reader: AnyReader, kind: Any, plan: Plan, moment: datetime) -> list[Any]:
    """Return the parts of one kind that were in the plan then, but those of which the reader may not know today.

    One that has been moved belongs to the plan it is in today; one that was removed, to the one it was in last.
    """
    ever = _ever_in(kind, plan)
    open_plans = Plan.objects.visible_to(reader).values("pk")
    hidden = kind.objects.filter(pk__in=ever).exclude(plan__in=open_plans)
    gone = kind.history.filter(id__in=ever, history_type="-").exclude(plan_id__in=open_plans)
    known = kind.history.filter(id__in=ever).exclude(
        Q(id__in=hidden.order_by().values("pk")) | Q(id__in=gone.order_by().values("id"))
    )
    return [row for row in newest_before(known, moment) if row.plan_id == plan.pk]


def _people_in(parts: dict[str, list[Any]]) -> dict[int, str]:
    named = {one.lead_person_id for name in ("priorities", "actions") for one in parts[name]} - {None}
    return dict(Person.objects.filter(pk__in=named).values_list("pk", "name"))


def _statuses_at(plan: Plan, moment: datetime) -> dict[int, tuple[str, str]]:
    rows: Iterable[Any] = Status.history.filter(partnership_id=plan.partnership_id)
    known = known_by(rows.order_by("history_id"), moment)  # type: ignore[attr-defined]  # a history
    return {pk: (one.word, one.stands_for) for pk, one in known.items()}


def _last_words(said: QuerySet[ProgressUpdate]) -> dict[int, str]:
    """Return what was last said of each action."""
    order = [F("made_at").desc(), F("key").asc()]
    place = Window(RowNumber(), partition_by=[F("action_id")], order_by=order)
    told = said.exclude(text="").annotate(place=place).filter(place=1)
    return dict(told.values_list("action_id", "text"))
