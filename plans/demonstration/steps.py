"""Tell the milestones of the demonstration's plan: promised before it was agreed, moved and reached on their days."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from csp.demonstration.load import Cast, moment, read
from plans.demonstration.load import AGREED, COORDINATOR, FOLDER
from plans.demonstration.rounds import Happening
from plans.models import Action
from plans.queries import actions, milestones, plans
from plans.services.milestones import MilestoneAnswers, add_milestone, edit_milestone, reach_milestone

MOVED = 30  # days before the day that was promised first


def load(cast: Cast) -> None:
    """Promise each step with the plan, before it is put to the authorities."""
    june = cast.reader(COORDINATOR, ago=AGREED)
    plan = plans.open_to(june).in_partnership(cast.partnership)[0]
    by_reference = {one.reference: one for one in actions.open_to(june).filter(plan=plan)}
    for told in _story():
        by = cast.reader(told["by"], ago=AGREED)
        for step in told["steps"]:
            answers = MilestoneAnswers(step["title"], cast.day(step["due"]))
            action = by_reference[told["ref"]]
            add_milestone(action=action, answers=answers, by=by, now=moment(cast.day(-AGREED)))


def happenings(cast: Cast, by_reference: dict[str, Action]) -> Iterator[Happening]:
    """Give what became of each step, with how many days ago."""
    for told in _story():
        action = by_reference[told["ref"]]
        for step in told["steps"]:
            if "moved" in step:
                yield MOVED - step["due"], partial(_move, cast, action, told["by"], step)
            if "reached" in step:
                yield -step["reached"], partial(_reach, cast, action, told["by"], step)


def _story() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(FOLDER / "endings.toml")["milestones"]
    return found


def _move(cast: Cast, action: Action, email: str, step: dict[str, Any]) -> None:
    by, now = cast.reader(email, ago=AGREED), moment(cast.day(step["due"] - MOVED))
    one = milestones.milestones_of(by, action=action).get(title=step["title"])
    answers = MilestoneAnswers(step["title"], cast.day(step["moved"]))
    edit_milestone(key=one.key, version=one.version, answers=answers, reason=step["why"], by=by, now=now)


def _reach(cast: Cast, action: Action, email: str, step: dict[str, Any]) -> None:
    by, day = cast.reader(email, ago=AGREED), cast.day(step["reached"])
    one = milestones.milestones_of(by, action=action).get(title=step["title"])
    reach_milestone(key=one.key, version=one.version, reached_on=day, note="", by=by, now=moment(day))
