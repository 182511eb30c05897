"""What waits for whoever holds actions: late, silent or due, with their milestones, and what was handed over."""

from collections.abc import Iterator
from datetime import timedelta

from csp.permissions import Permission
from csp.queries.waiting import Kind, Roll, Waits, When
from plans.models.wanted import Wanted, wanted_of
from plans.queries import waiting

SOON = timedelta(days=14)
ACTIONS = {
    Wanted.LATE: Kind(
        When.LATE, "action of yours is after its due date", "actions of yours are after their due dates"
    ),
    Wanted.SILENT: Kind(
        When.TO_SEE_TO,
        "action of yours has had no update for a long time",
        "actions of yours have had no update for a long time",
    ),
    Wanted.SOON: Kind(When.SOON, "action of yours is due", "actions of yours are due"),
}
MILESTONE_LATE = Kind(
    When.LATE,
    "milestone of your actions is after its due date",
    "milestones of your actions are after their due dates",
)
MILESTONE_DUE = Kind(When.SOON, "milestone of your actions is due", "milestones of your actions are due")
HANDED_OVER = Kind(When.TO_SEE_TO, "action was handed over to you", "actions were handed over to you")


def of_holders(*, roll: Roll) -> Iterator[Waits]:
    """Yield what is wanted of the actions that name somebody; of a silent one, unless an open round asks about it."""
    asked = waiting.asked_about(roll.partnership)
    for action in waiting.open_actions(roll.partnership):
        holder = roll.reader(action.lead_person_id, Permission.UPDATE_GIVE_OWN)
        wanted = wanted_of(action, today=roll.today, within=SOON) if holder else None
        if holder and wanted and not (wanted == Wanted.SILENT and action.pk in asked):
            yield Waits(holder.person_id, ACTIONS[wanted], action.circle_id)


def of_milestones(*, roll: Roll) -> Iterator[Waits]:
    """Yield the milestones that are late or due soon, for whoever holds their action and is in its circle."""
    for one in waiting.missing_milestones(roll.partnership, until=roll.today + SOON):
        holder = roll.reader(one.action.lead_person_id, Permission.UPDATE_GIVE_OWN)
        # Whoever is named from outside the circle sees the action by itself, and no milestone of it.
        if holder and one.action.is_asked and roll.knows(holder.person_id, one.circle_id):
            kind = MILESTONE_LATE if one.is_late(roll.today) else MILESTONE_DUE
            yield Waits(holder.person_id, kind, one.circle_id)


def of_handovers(*, roll: Roll) -> Iterator[Waits]:
    """Yield what was handed over and still stands first on somebody's page."""
    for person, circle in waiting.waiting_handovers(roll.partnership):
        # One named from outside the circle has to give updates there, or sees nothing of it.
        outside = not roll.knows(person, circle)
        needed = Permission.UPDATE_GIVE_OWN if outside else Permission.PLAN_READ
        if roll.reader(person, needed):
            yield Waits(person, HANDED_OVER, circle)
