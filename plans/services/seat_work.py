"""Give what a seat leads to the seat that takes its place."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader, Seat
from csp.policies.authorities import may_set_the_table
from plans.models.verb import Verb
from plans.queries import seat_work


@transaction.atomic
def move_open_actions(*, seats: Mapping[int, Seat], by: Reader, now: datetime, reason: str) -> None:
    """Give each open action, and each priority of a plan that runs, to the new seat; history keeps the old one.

    Raises PermissionDenied.
    """
    for new in seats.values():
        may_set_the_table(by, new.partnership).require()
    for action in seat_work.open_actions_to_pass_on(by, seats=seats.keys()):
        action.lead_seat = seats[action.lead_seat_id or 0]
        audit.save(action, by=by, why=Verb.ACTION_CHANGED, now=now, reason=reason)
    for priority in seat_work.priorities_to_pass_on(by, seats=seats.keys()):
        priority.lead_seat = seats[priority.lead_seat_id or 0]
        audit.save(priority, by=by, why=Verb.PRIORITY_CHANGED, now=now, reason=reason)
