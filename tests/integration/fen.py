"""A second partnership, of which nobody in Vale may know anything."""

from dataclasses import dataclass
from datetime import date

from csp.models import Appointment, Authority, Partnership, Person, Seat
from csp.permissions import Role
from plans.models import Action, Objective, Plan, Priority, Status
from tests.integration.people import give_second_step, person


@dataclass(frozen=True)
class Fen:
    """Fen's partnership: its coordinator, and one of everything."""

    partnership: Partnership
    coordinator: Person
    seat: Seat
    status: Status
    plan: Plan
    priority: Priority
    objective: Objective
    action: Action


def found_fen() -> Fen:
    """Make the partnership with a plan of one action."""
    partnership = Partnership(slug="fen", place="Fen", kind=Partnership.Kind.UNITARY)
    partnership.save()
    council = Authority(name="Fen Council", short_name="Fen Council", kind=Authority.Kind.UNITARY_COUNCIL)
    council.save()
    nadia = Person.joining(email="nadia.brook@fen.example", name="Nadia Brook")
    nadia.password = person("june").password  # making a new one takes a while, on purpose
    nadia.save()
    give_second_step(nadia)
    since = date(2025, 1, 1)
    Appointment(
        person=nadia, partnership=partnership, authority=council, role=Role.COORDINATOR, starts_on=since
    ).save()
    seat = Seat(
        partnership=partnership,
        authority=council,
        standing=Seat.Standing.RESPONSIBLE,
        sits_as=council.kind,
        starts_on=since,
    )
    seat.save()
    status = Status(
        partnership=partnership,
        position=0,
        letter="G",
        word="Going well",
        meaning="as it should",
        colour=Status.Colour.GREEN,
        stands_for=Status.StandsFor.ON_TRACK,
    )
    status.save()
    return Fen(partnership, nadia, seat, status, *_plan(partnership, seat))


def _plan(partnership: Partnership, seat: Seat) -> tuple[Plan, Priority, Objective, Action]:
    plan = Plan(
        partnership=partnership,
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title="Fen plan",
        starts_on=date(2025, 4, 1),
        ends_on=date(2028, 3, 31),
    )
    plan.save()
    priority = Priority(plan=plan, position=1, number="1", title="Fen roads")
    priority.save()
    objective = Objective(plan=plan, priority=priority, position=1, title="Fen lanes")
    objective.save()
    action = Action(
        plan=plan,
        priority=priority,
        reference="1.1",
        title="Mend the fen gate",
        lead_seat=seat,
        added_on=date(2025, 4, 1),
    )
    action.save()
    return plan, priority, objective, action
