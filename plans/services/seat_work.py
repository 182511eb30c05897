"""Give what a seat leads to the seat that takes its place."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader, Seat
from csp.policies.authorities import may_set_the_table
from plans.models import Action
from plans.models.verb import Verb
from plans.queries import seat_work
from plans.services.actions import named_in_order


@transaction.atomic
def move_open_work(*, seats: Mapping[int, Seat], by: Reader, now: datetime, reason: str) -> None:
    """Give the new seat each open action that the old one leads or supports, and its priorities and measures.

    Of plans that are not closed. History keeps the old seat, and so does every figure that was given.

    Raises PermissionDenied.
    """
    for new in seats.values():
        may_set_the_table(by, new.partnership).require()
    seat_work.make_others_wait(by, seats=seats.keys())
    passed = list(seat_work.open_actions_to_pass_on(by, seats=seats.keys()))
    for action in passed:
        if lead := seats.get(action.lead_seat_id or 0):
            action.lead_seat = lead
        supporters = {seats.get(seat.pk, seat) for seat in action.supporters.all()}
        action.supporters_named = named_in_order(
            seats=[one for one in supporters if one.pk != action.lead_seat_id]
        )
        audit.save(action, by=by, why=Verb.ACTION_CHANGED, now=now, reason=reason)
    _pass_support_on(passed, seats)
    for priority in seat_work.priorities_to_pass_on(by, seats=seats.keys()):
        priority.lead_seat = seats[priority.lead_seat_id or 0]
        audit.save(priority, by=by, why=Verb.PRIORITY_CHANGED, now=now, reason=reason)
    for measure in seat_work.measures_to_pass_on(by, seats=seats.keys()):
        measure.lead_seat = seats[measure.lead_seat_id or 0]
        audit.save(measure, by=by, why=Verb.MEASURE_CHANGED, now=now, reason=reason)


def _pass_support_on(actions: Sequence[Action], seats: Mapping[int, Seat]) -> None:
    """Let the new seats support what the old ones did, but for what they lead: seat by seat, not action by action."""
    supported: dict[Seat, list[Action]] = {}
    for action in actions:
        for seat in action.supporters.all():
            supported.setdefault(seat, []).append(action)
    for old, its in supported.items():
        if new := seats.get(old.pk):
            old.actions_supported.remove(*its)
            new.actions_supported.add(*its)
    for new in set(seats.values()):
        new.actions_supported.remove(*(one for one in actions if one.lead_seat_id == new.pk))
