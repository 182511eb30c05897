"""A restricted plan inside Vale: it exists for Aled and Carys, and for nobody else, whatever their role."""

from dataclasses import dataclass
from datetime import date, datetime

from csp.models import Circle, CircleMember
from csp.web import clock
from plans.models import Action, Evidence, Measure, Milestone, Objective, Plan, Priority, Reading
from plans.services.actions import ActionAnswers, add_action, edit_action
from plans.services.finding import remember_new
from plans.services.updates import add_update
from tests.integration import endings, measuring, people

CANARY = "Kestrel"
MEMBERS = ("aled", "carys")
ENDED = "joel"


@dataclass(frozen=True)
class Restricted:
    """The plan and what is in it."""

    circle: Circle
    plan: Plan
    priority: Priority
    objective: Objective
    actions: list[Action]
    measure: Measure
    reading: Reading
    milestone: Milestone
    evidence: Evidence


INSIDE = ("aled", "aled", "aled", "carys", None)


def open_restricted_plan(held_by: tuple[str | None, ...] = INSIDE) -> Restricted:
    """Make the plan, with an action for each of these holders; whoever is not in the circle sees theirs alone."""
    circle = Circle(partnership=people.vale())
    circle.save()
    for called in MEMBERS:
        CircleMember(circle=circle, person=people.person(called), starts_on=date(2026, 1, 1)).save()
        people.give_second_step(people.person(called))
    ended, begun = date(2026, 11, 22), date(2026, 1, 1)
    CircleMember(circle=circle, person=people.person(ENDED), starts_on=begun, ends_on=ended).save()
    plan = Plan(
        partnership=people.vale(),
        circle=circle,
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title=f"{CANARY} plan",
        state=Plan.State.AGREED,
        starts_on=date(2026, 6, 1),
        ends_on=date(2027, 5, 31),
    )
    plan.save()
    priority = Priority(plan=plan, position=1, number=f"{CANARY}-1", title=f"{CANARY} priority")
    priority.save()
    remember_new(plan=plan, records=[plan, priority])
    objective = Objective(
        plan=plan, priority=priority, position=1, reference=f"{CANARY}-1A", title=f"{CANARY} objective"
    )
    objective.save()
    actions = [
        _action(plan, priority, objective, number, called) for number, called in enumerate(held_by, start=1)
    ]
    measure = measuring.add(plan, title=f"{CANARY} measure", detail=f"{CANARY} definition", lag_weeks=1)
    measuring.give(measure, (measuring.AUGUST, "7"), note=f"{CANARY} note")
    reading = measure.readings.get()
    milestone = endings.step(actions[0], f"{CANARY} milestone", due_on=date(2026, 10, 1), by="aled")
    evidence = endings.shown(actions[0], f"{CANARY} log", link=f"https://{CANARY}.example/log", by="aled")
    return Restricted(circle, plan, priority, objective, actions, measure, reading, milestone, evidence)


def _action(plan: Plan, priority: Priority, objective: Objective, number: int, called: str | None) -> Action:
    by, now = people.reader("aled"), clock.now()
    answers = ActionAnswers(
        title=f"{CANARY} action {number} about a burglary",
        reference=f"{CANARY}-1.{number}",
        detail=f"{CANARY} detail",
        priority=priority,
        objective=objective,
        lead_seat=people.action("1.6").lead_seat,
        lead_person=people.person(called) if called else None,
        due_on=date(2026, 10, 1),
    )
    action = add_action(plan=plan, answers=answers, by=by, now=_earlier(now, 3))
    add_update(
        key=action.key,
        version=1,
        status=people.status("R"),
        text=f"{CANARY} update",
        nothing_has_changed=False,
        by=by,
        now=_earlier(now, 2),
    )
    moved = ActionAnswers(**{**vars(answers), "due_on": date(2026, 11, 1)})
    return edit_action(
        key=action.key, version=2, answers=moved, reason=f"{CANARY} reason", by=by, now=_earlier(now, 1)
    )


def _earlier(now: datetime, hours: int) -> datetime:
    return now.replace(hour=now.hour - hours)
