"""Tell what became of some of the demonstration's actions, which steps others have taken, and what shows it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.models import Reader
from plans.demonstration.load import AGREED, COORDINATOR, FOLDER
from plans.models import Action
from plans.queries import actions, plans
from plans.services.action_states import close_action, hold_in_abeyance, stop_action
from plans.services.evidence import EvidenceAnswers, add_evidence
from plans.services.milestones import MilestoneAnswers, add_milestone, edit_milestone, reach_milestone


def load(cast: Cast) -> None:
    """Add milestones on the day the plan was agreed."""
    june = cast.reader(COORDINATOR, ago=AGREED)
    plan = plans.open_to(june).in_partnership(cast.partnership)[0]
    story = read(FOLDER / "endings.toml")
    wanted = [one["ref"] for one in story["milestones"]]
    found = actions.open_to(june).filter(plan=plan, reference__in=wanted)
    by_reference = {one.reference: one for one in found}
    for told in story["milestones"]:
        for step in told["steps"]:
            _take(cast, by_reference[told["ref"]], told["by"], step)


def happenings(cast: Cast, by_reference: dict[str, Action]) -> Iterator[tuple[int, Callable[[], None]]]:
    """Give what was decided about actions, with how many days ago; the year tells each on its own day."""
    for told in read(FOLDER / "endings.toml")["decided"]:
        yield told["ago"], partial(_decide, cast, by_reference[told["ref"]], told)


def _take(cast: Cast, action: Action, email: str, step: dict[str, Any]) -> None:
    """Add a step; move its day a month before the first one, and say that it was reached on its day."""
    by = cast.reader(email, ago=AGREED)
    answers = MilestoneAnswers(step["title"], cast.day(step["due"]))
    milestone = add_milestone(action=action, answers=answers, by=by, now=moment(cast.day(-AGREED)))
    if "moved" in step:
        edit_milestone(
            key=milestone.key,
            version=milestone.version,
            answers=MilestoneAnswers(step["title"], cast.day(step["moved"])),
            reason=step["why"],
            by=by,
            now=moment(cast.day(step["due"] - 30)),
        )
    if "reached" in step:
        reach_milestone(
            key=milestone.key,
            version=milestone.version,
            reached_on=cast.day(step["reached"]),
            note="",
            by=by,
            now=moment(cast.day(step["reached"])),
        )


def _decide(cast: Cast, action: Action, told: dict[str, Any]) -> None:
    now = moment(cast.day(-told["ago"]))
    by: Reader = cast.reader(told["by"], ago=told["ago"])
    if told["state"] == "closed":
        close_action(
            key=action.key,
            version=action.version,
            outcome=told["words"],
            finished_on=cast.day(-told["finished"]),
            by=by,
            now=now,
        )
        answers = EvidenceAnswers(told["evidence"], link=told["link"])
        add_evidence(action=action, answers=answers, by=by, now=now)
        return
    decide = stop_action if told["state"] == "stopped" else hold_in_abeyance
    decide(key=action.key, version=action.version, reason=told["words"], by=by, now=now)
