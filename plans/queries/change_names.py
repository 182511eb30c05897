"""What the ids in an action's history are called."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from csp.models import Person, Reader, Seat
from plans.models import Action, Objective, Plan, Priority, Status

UNKNOWN = "Something that is no longer kept"


def names_in(reader: Reader, *, action: Action) -> dict[str, Callable[[Any], str]]:
    """Return, for each field of an action that is an id, how to name it; six queries however long the history."""
    mine = Action.objects.visible_to(reader).filter(pk=action.pk)
    versions = Action.history.filter(id__in=mine.values("pk"))
    people = Person.objects.filter(pk__in=versions.values("lead_person_id"))
    seats = Seat.objects.filter(pk__in=versions.values("lead_seat_id")).select_related("authority")
    said = Q(pk__in=versions.values("status_id")) | Q(pk__in=versions.values("forecast_id"))
    statuses = _named(Status.objects.filter(said))
    return {
        "plan_id": _named(Plan.objects.visible_to(reader).filter(pk__in=versions.values("plan_id"))),
        "priority_id": _named(Priority.objects.filter(pk__in=versions.values("priority_id"))),
        "objective_id": _named(Objective.objects.filter(pk__in=versions.values("objective_id"))),
        "status_id": statuses,
        "forecast_id": statuses,
        "lead_seat_id": _named(seats),
        "lead_person_id": _named(people),
    }


def _named(rows: Iterable[Any]) -> Callable[[Any], str]:
    names = {row.pk: str(row) for row in rows}
    return lambda pk: names.get(pk, UNKNOWN)
