"""Who pays what a partner owed whose place another body has taken."""

from datetime import date

from django.db.models import Q

from csp.models import Partnership, Seat


def payers_of(partnership: Partnership, *, today: date) -> dict[int, int]:
    """Return the seat (an id) that pays today in the place of each that was taken over, there or in its group.

    Where that one was taken over as well, it is the last of them.
    """
    group = Q(partnership__parent__isnull=False, partnership__parent=partnership.parent_id)
    near = Q(partnership__in=[partnership.pk, partnership.parent_id or partnership.pk]) | group
    over = Seat.objects.filter(near, taken_over_by__isnull=False, ends_on__lt=today).order_by()
    step = {seat: payer for seat, payer in over.values_list("pk", "taken_over_by") if payer is not None}
    return {seat: _last(seat, step) for seat in step}


def owed_through(partnership: Partnership, *, seat: int, today: date) -> list[int]:
    """Return the seats (ids) whose charges one partner owes, by its seat (an id); none when it was taken over."""
    instead = payers_of(partnership, today=today)
    return [one for one in (seat, *instead) if instead.get(one, one) == seat]


def _last(seat: int, step: dict[int, int]) -> int:
    passed = {seat}
    while (following := step.get(seat)) and following not in passed:
        passed.add(following)
        seat = following
    return seat
