"""What the open rounds ask of people, whom their letters go to: what is due within three days, and what came back."""

from collections.abc import Iterator
from datetime import timedelta

from csp.permissions import Permission
from csp.queries.waiting import Kind, Roll, Waits, When
from plans.queries import waiting
from plans.queries.round_people import Desk
from plans.queries.waiting import Missing

SOON = timedelta(days=3)
LATE = Kind(When.LATE, "report to a review round was due", "reports to a review round were due")
DUE = Kind(
    When.SOON,
    "report to a review round is due within three days",
    "reports to a review round are due within three days",
)
RETURNED = Kind(
    When.TO_SEE_TO,
    "report of yours came back with a question",
    "reports of yours came back with a question",
)
TO_LOCK = Kind(When.TO_SEE_TO, "review round can be locked", "review rounds can be locked")
TO_COLLECT = Kind(
    When.SOON,
    "review round that you run is due within three days, with reports missing",
    "review rounds that you run are due within three days, with reports missing",
)


def of_reports(*, roll: Roll) -> Iterator[Waits]:
    """Yield each report that a round waits for, for whoever its letters go to."""
    desks: dict[int | None, Desk] = {}
    for missing in waiting.missing_reports(roll.partnership):
        kind = _kind_of(missing, roll)
        if kind is None:
            continue
        if missing.circle_id not in desks:
            desks[missing.circle_id] = _desk(roll, missing.circle_id)
        for person in desks[missing.circle_id].who_reports(missing):
            yield Waits(person.pk, kind, missing.circle_id)


def of_whoever_runs_them(*, roll: Roll) -> Iterator[Waits]:
    """Yield each round that has every report, or is over, or is soon; for the coordinators who may see it."""
    for one in waiting.open_rounds(roll.partnership):
        missing = one.number_asked - one.number_reported  # type: ignore[attr-defined]  # annotated
        if not missing or one.due_on < roll.today:
            kind = TO_LOCK
        elif one.due_on <= roll.today + SOON:
            kind = TO_COLLECT
        else:
            continue
        for reader in roll.holding(Permission.ROUND_RUN, circle_id=one.circle_id):
            yield Waits(reader.person_id, kind, one.circle_id)


def _kind_of(missing: Missing, roll: Roll) -> Kind | None:
    if missing.is_returned:
        return RETURNED
    if missing.due_on < roll.today:
        return LATE
    return DUE if missing.due_on <= roll.today + SOON else None


def _desk(roll: Roll, circle: int | None) -> Desk:
    """Return who reports today, from the roll: the rule of whom a round writes to is the desk's."""
    desk = Desk(inside=None if circle is None else roll.inside.get(circle, frozenset()))
    for reader in sorted(roll.holding(Permission.UPDATE_GIVE_OWN), key=lambda one: one.person.name_order):
        desk.able[reader.person_id] = reader.person
    for authority, person in roll.for_authorities(Permission.ACTION_EDIT_OWN):
        desk.leads[authority].append(person)
    return desk
