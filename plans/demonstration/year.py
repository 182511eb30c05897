"""Tell the demonstration's year day by day: what was reported and moved, asked in rounds, and decided."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from csp.demonstration.load import Cast, read
from plans.demonstration import endings, rounds, steps
from plans.demonstration.load import AGREED, COORDINATOR, FOLDER, Teller
from plans.demonstration.rounds import Happening
from plans.models import Action
from plans.queries import actions, plans
from plans.services.actions import ActionAnswers


def load(cast: Cast) -> None:
    """Tell what happened since the plan was agreed as it had been written, each thing on its own day."""
    june = cast.reader(COORDINATOR, ago=AGREED)
    plan = plans.open_to(june).in_partnership(cast.partnership)[0]
    scheme = plans.scheme_of(june, partnership=cast.partnership)
    teller = Teller(cast, plan, {one.letter: one for one in scheme})
    by_reference = {one.reference: one for one in actions.open_to(june).filter(plan=plan)}
    happened = [
        *_reports(teller, by_reference),
        *endings.happenings(cast, by_reference),
        *steps.happenings(cast, by_reference),
        *rounds.happenings(teller, by_reference),
    ]
    for _, tell in sorted(happened, key=lambda one: -one[0]):
        tell()


def _reports(teller: Teller, by_reference: dict[str, Action]) -> Iterator[Happening]:
    """Give each update of each action, and each move of its due date, with how many days ago."""
    for priority in read(FOLDER / "plan.toml")["priorities"]:
        for one in read(FOLDER / f"priority-{priority['number']}.toml")["actions"]:
            action = by_reference[one["ref"]]
            for event in one.get("updates", []):
                yield event["ago"], partial(_report, teller, action, event)
            for event in one.get("moved", []):
                yield event["ago"], partial(_move, teller, action, event)


def _report(teller: Teller, action: Action, event: dict[str, Any]) -> None:
    teller.report(action, event)
    action.version += 1


def _move(teller: Teller, action: Action, event: dict[str, Any]) -> None:
    """Move a due date; what else the action says has not changed since the plan was written."""
    answers = teller.move(action, event, ActionAnswers.of(action))
    action.due_on = answers.due_on
    action.version += 1
