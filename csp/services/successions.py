"""Who takes over what goes with a role, when an appointment to it ends: each app registers what it passes on."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from csp.models import Appointment, Person, Reader
from csp.permissions import Permission, Role
from csp.queries.successions import keeps, successors

CHOOSE_ANOTHER = "Choose who takes over what goes with this role"
_PASSES: dict[Permission, str] = {}
Passes = Callable[..., Any]


def register(*, permission: Permission, passes: str) -> None:
    """Add what goes with every role that carries a permission; called from an app's ``apps.py``.

    ``passes`` is a service, as a dotted name: it takes ``partnership``, ``holder``, ``successor``, ``last_day``,
    ``by`` and ``now``. Whether it finds anything to pass on is for nobody to see.
    """
    _PASSES[permission] = passes


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
