"""Who may appoint people, and what an appointment must be."""

from datetime import date, timedelta

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Appointment, Partnership, Reader
from csp.permissions import Permission, Role
from csp.queries.appointments import held_alike, other_administrators
from csp.queries.authorities import bodies_of

ONE_DAY = timedelta(days=1)


def may_appoint(reader: Reader, partnership: Partnership) -> Decision:
    """Administrators invite people and appoint them."""
    return reader.may(Permission.PEOPLE_APPOINT, partnership=partnership.pk)


def may_change(reader: Reader, appointment: Appointment) -> Decision:
    """An administrator changes an appointment and ends it, until it has ended."""
    allowed = may_appoint(reader, appointment.partnership)
    if allowed and appointment.ends_on and appointment.ends_on < reader.today:
        return refuse("This appointment has ended, so it can’t be changed. Add another one.")
    return allowed


def may_be_for(reader: Reader, appointment: Appointment) -> Decision:
    """People are appointed for an authority that has to do with the partnership, and that is still there."""
    authority = appointment.authority
    if authority.successor and authority.replaced_on and authority.replaced_on <= reader.today:
        return refuse(f"{authority.successor.name} took over from it. Appoint people for that one.")
    if not bodies_of(reader, partnership=appointment.partnership).contains(authority):
        return refuse("Give the authority a seat first, then appoint people for it.")
    return ALLOW


def may_stand(appointment: Appointment) -> Decision:
    """A new appointment ends after it begins, and nobody is appointed twice to the same at the same time."""
    return _in_order(appointment, appointment.ends_on) and _only_once(appointment, appointment.ends_on)


def may_last(appointment: Appointment, *, until: date | None) -> Decision:
    """An appointment ends after it begins, and is not made longer than the next one to the same allows."""
    was = appointment.ends_on or date.max
    in_order = _in_order(appointment, until)
    return in_order and _only_once(appointment, until) if (until or date.max) > was else in_order


def may_go(appointment: Appointment, *, after: date | None, today: date) -> Decision:
    """On every day to come somebody administers the partnership; ``after`` is to be the last day of this one."""
    administers = Permission.PEOPLE_APPOINT in Role(appointment.role).permissions
    if after is None or not (administers and appointment.person.is_active):
        return ALLOW
    first = max(after + ONE_DAY, today)
    others = other_administrators(appointment, since=first)
    # Whether anybody is there can only change on these days, and only as long as this one would have lasted.
    turns = [first, *(end + ONE_DAY for _, end in others if end)]
    until = appointment.ends_on or date.max
    alone = [day for day in turns if day <= until and not any(_holds(one, day) for one in others)]
    if alone:
        return refuse(
            f"Nobody would administer the partnership from {day_words.plain(min(alone))}. "
            "Appoint another administrator first."
        )
    return ALLOW


def _in_order(appointment: Appointment, until: date | None) -> Decision:
    if until and until < appointment.starts_on:
        return refuse("The last day must be the same as or after the first day.")
    return ALLOW


def _only_once(appointment: Appointment, until: date | None) -> Decision:
    other = held_alike(appointment, until=until)
    if other is None:
        return ALLOW
    last = f"until {day_words.plain(other.ends_on)}" if other.ends_on else "until further notice"
    return refuse(
        f"{other.person.name} is appointed to this already, from {day_words.plain(other.starts_on)} {last}. "
        "Change or end that appointment first."
    )


def _holds(one: tuple[date, date | None], day: date) -> bool:
    start, end = one
    return start <= day and (end is None or day <= end)
