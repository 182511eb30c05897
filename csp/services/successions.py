"""Who takes over what goes with a role, when an appointment to it ends: each app registers what it passes on."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

from csp.models import Appointment, Partnership, Person, Reader
from csp.permissions import Permission, Role
from csp.queries.successions import keeps, successors, works_until

CHOOSE_ANOTHER = "Choose who takes over what goes with this role"
ONE_DAY = timedelta(days=1)
_PASSES: dict[Permission, str] = {}
_CLOSES: list[str] = []
_FOLLOWS: list[str] = []
Passes = Callable[..., Any]


def register(*, permission: Permission, passes: str) -> None:
    """Add what goes with every role that carries a permission; called from an app's ``apps.py``.

    ``passes`` is a service, as a dotted name: it takes ``partnership``, ``holder``, ``successor``, ``last_day``,
    ``by`` and ``now``. Whether it finds anything to pass on is for nobody to see.
    """
    _PASSES[permission] = passes


def register_leaving(*, closes: str) -> None:
    """Add what is open to somebody by name, and shuts for good when they leave; called from an app's ``apps.py``.

    ``closes`` is a service, as a dotted name: it takes ``partnership``, ``person``, ``last_day``, ``by`` and ``now``.
    """
    if closes not in _CLOSES:
        _CLOSES.append(closes)


def register_moving(*, follows: str) -> None:
    """Add what is open to somebody for one body, and shuts when they no longer work for it; called from ``apps.py``.

    ``follows`` is a service, as a dotted name: it takes ``partnership``, ``person``, ``goes_on_from`` (the day from
    which it would go on where nothing lies in between), ``by`` and ``now``.
    """
    if follows not in _FOLLOWS:
        _FOLLOWS.append(follows)


def see_off(
    *, partnership: Partnership, person: Person, by: Reader, now: datetime, comes_back_on: date | None = None
) -> None:
    """Close what is open by name to somebody whose last appointment in a partnership, or for a body there, is over.

    Called when an appointment ends, and before one begins: whoever comes back after a time finds nothing of it open
    again, unless somebody who may opens it anew. Without a day in between, it goes on.
    """
    today = timezone.localdate(now)
    last_day = works_until(person, partnership=partnership, today=today)
    goes_on_from = max(comes_back_on, today) if comes_back_on else today + ONE_DAY
    for one in _FOLLOWS:
        follows: Passes = import_string(one)
        follows(partnership=partnership, person=person, goes_on_from=goes_on_from, by=by, now=now)
    if last_day is None or last_day >= goes_on_from - ONE_DAY:
        return
    for one in _CLOSES:
        closes: Passes = import_string(one)
        closes(partnership=partnership, person=person, last_day=last_day, by=by, now=now)


def needs_successor(*, reader: Reader, appointment: Appointment) -> bool:
    """Return whether the page that ends an appointment asks for a successor: by its role alone.

    It asks whether or not there is anything to take over, because that may be more than whoever ends it may know; not
    while the person holds the same by another appointment.
    """
    going = _going(appointment)
    return any(not keeps(reader, appointment=appointment, permission=one) for one in going)


def successors_of(*, reader: Reader, appointment: Appointment) -> QuerySet[Person]:
    """Return who could take over what goes with the role of an appointment, by name."""
    return successors(reader, appointment=appointment, permissions=_going(appointment))


def pass_on(
    *, appointment: Appointment, successor: Person | None, last_day: date, by: Reader, now: datetime
) -> None:
    """Pass on what goes with the role of an appointment that ends after a day.

    Raises ValidationError when nobody is named who can take it over.
    """
    if (
        successor is None
        or not successors_of(reader=by, appointment=appointment).filter(pk=successor.pk).exists()
    ):
        raise ValidationError({"successor": CHOOSE_ANOTHER})
    for permission in _going(appointment):
        passes: Passes = import_string(_PASSES[permission])
        passes(
            partnership=appointment.partnership,
            holder=appointment.person,
            successor=successor,
            last_day=last_day,
            by=by,
            now=now,
        )


def _going(appointment: Appointment) -> list[Permission]:
    """Return the permissions of an appointment's role with which something goes."""
    return sorted(_PASSES.keys() & Role(appointment.role).permissions)
