"""What the seats at a table are called: today, and as they were called at a moment in the past."""

from datetime import datetime

from csp.models import AnyReader, Authority, Seat
from csp.models.at_moment import known_by
from csp.models.seat import seat_name
from csp.permissions import Permission

# The sort key of a name, and the name.
Names = dict[int, tuple[str, str]]


def names_today(reader: AnyReader, *, partnership: int) -> Names:
    """Return what each seat of a partnership (its id) is called, ended ones too, by its id."""
    mine = reader.partnerships_with(Permission.PLAN_READ)
    seats = Seat.objects.filter(partnership=partnership, partnership__in=mine).select_related("authority")
    return {one.pk: (one.authority.name_order, str(one)) for one in seats}


def names_at(reader: AnyReader, *, partnership: int, moment: datetime) -> Names:
    """Return what each seat was called just before a moment, by its id; one that came later, as it was at first."""
    mine = reader.partnerships_with(Permission.PLAN_READ)
    rows = Seat.history.filter(partnership=partnership, partnership__in=mine)
    seats = known_by(rows.order_by("history_id"), moment)
    bodies = Authority.history.filter(id__in=rows.values("authority_id"))
    named = known_by(bodies.order_by("history_id"), moment)
    return {
        pk: (body.name_order, seat_name(body.name, kind=body.kind, sits_as=seat.sits_as))
        for pk, seat in seats.items()
        if (body := named.get(seat.authority_id))
    }
