"""Tell a year of the demonstration's plan: what was promised, reported and moved, by whom and when."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from csp import audit
from csp.demonstration.load import Cast, moment, read
from csp.models import Record
from plans.models import Action, Objective, Plan, Priority, Status
from plans.models.verb import Verb
from plans.services.actions import ActionAnswers, add_action, edit_action
from plans.services.finding import remember
from plans.services.updates import add_update

FOLDER = Path(__file__).parent
COORDINATOR = "june.okafor@vale.example"
AGREED = 340  # days ago


@dataclass
class Teller:
    """Tells the story through the services that people use, as each person, on each day."""

    cast: Cast
    plan: Plan
    statuses: dict[str, Status]

    def save(self, record: Record, verb: Verb) -> None:
        """Save a part of the plan on the day the plan was agreed."""
        june = self.cast.reader(COORDINATOR, ago=AGREED)
        audit.save(record, by=june, why=verb, now=moment(self.cast.day(-AGREED)))

    def report(self, action: Action, event: dict[str, Any]) -> None:
        """Add an update on its day."""
        add_update(
            key=action.key,
            version=action.version,
            status=self.statuses[event["status"]],
            text=event["text"],
            nothing_has_changed=False,
            forecast=self.statuses.get(event.get("forecast", "")),
            by=self.cast.reader(event["by"], ago=event["ago"]),
            now=moment(self.cast.day(-event["ago"])),
        )

    def move(self, action: Action, event: dict[str, Any], answers: ActionAnswers) -> ActionAnswers:
        """Move the due date on its day, and return the action's answers with the new date."""
        moved = replace(answers, due_on=self.cast.day(event["to"]))
        edit_action(
            key=action.key,
            version=action.version,
            answers=moved,
            reason=event["reason"],
            by=self.cast.reader(event["by"], ago=event["ago"]),
            now=moment(self.cast.day(-event["ago"])),
        )
        return moved


def load(cast: Cast) -> None:
    """Load the plan with its priorities and actions, as it was written before it was agreed."""
    story = read(FOLDER / "plan.toml")
    teller = Teller(cast, _plan(story["plan"], cast), {})
    teller.save(teller.plan, Verb.PLAN_ADDED)
    remember(record=teller.plan)
    for position, one in enumerate(story["statuses"]):
        status = Status(partnership=cast.partnership, position=position, **one)
        teller.save(status, Verb.STATUS_ADDED)
        teller.statuses[one["letter"]] = status
    for position, one in enumerate(story["priorities"], start=1):
        _tell_priority(teller, one, position)


def _plan(one: dict[str, Any], cast: Cast) -> Plan:
    """Return a plan of three years, of which this is the second or third."""
    first = date(cast.today.year - 2, 4, 1)
    return Plan(
        partnership=cast.partnership,
        title=f"{one['title']} {first.year} to {first.year + 3}",
        starts_on=first,
        ends_on=date(first.year + 3, 3, 31),
        kind=one["kind"],
        state=one["state"],
        silent_after_days=one["silent_after_days"],
    )


def _tell_priority(teller: Teller, one: dict[str, Any], position: int) -> None:
    priority = Priority(
        plan=teller.plan,
        position=position,
        number=one["number"],
        title=one["title"],
        aim=one["aim"],
        lead_seat=teller.cast.seats[one["lead"]],
        lead_person=teller.cast.people[one["lead_person"]],
    )
    teller.save(priority, Verb.PRIORITY_ADDED)
    remember(record=priority)
    story = read(FOLDER / f"priority-{one['number']}.toml")
    objectives = {}
    for place, told in enumerate(story["objectives"], start=1):
        objective = Objective(
            plan=teller.plan, priority=priority, position=place, reference=told["ref"], title=told["title"]
        )
        teller.save(objective, Verb.OBJECTIVE_ADDED)
        objectives[told["ref"]] = objective
    for told in story["actions"]:
        _tell_action(teller, _answers(teller.cast, told, priority, objectives[told["objective"]]))


def _answers(cast: Cast, one: dict[str, Any], priority: Priority, objective: Objective) -> ActionAnswers:
    first_due = one.get("original_due", one.get("due"))
    return ActionAnswers(
        title=one["title"],
        reference=one["ref"],
        detail=one.get("detail", ""),
        priority=priority,
        objective=objective,
        lead_seat=cast.seats[one["lead"]] if "lead" in one else None,
        lead_person=cast.people[one["person"]] if "person" in one else None,
        lead_post=one.get("post", ""),
        supporters=frozenset(cast.seats[seat] for seat in one.get("support", [])),
        areas=frozenset(cast.areas[area] for area in one.get("areas", []) if area in cast.areas),
        timescale=one.get("timescale", ""),
        due_on=None if first_due is None else cast.day(first_due),
        resources=one.get("resources", ""),
        done_when=one.get("done_when", ""),
        additionality=one.get("extra", ""),
    )


def _tell_action(teller: Teller, answers: ActionAnswers) -> None:
    june = teller.cast.reader(COORDINATOR, ago=AGREED)
    add_action(plan=teller.plan, answers=answers, by=june, now=moment(teller.cast.day(-AGREED)))
