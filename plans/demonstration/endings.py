"""Tell what became of some of the demonstration's actions, and what shows it."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.models import Reader
from plans.demonstration.load import AGREED, COORDINATOR, FOLDER
from plans.models import Action
from plans.queries import actions, milestones, plans
from plans.services.action_states import close_action, hold_in_abeyance, stop_action
from plans.services.evidence import EvidenceAnswers, add_evidence


def load(cast: Cast) -> None:
    """Add the files that show what was reported, and that steps were taken."""
    june = cast.reader(COORDINATOR, ago=AGREED)
    plan = plans.open_to(june).in_partnership(cast.partnership)[0]
    story = read(FOLDER / "endings.toml")
    for told in story["evidence"]:
        _show(cast, actions.open_to(june).get(plan=plan, reference=told["ref"]), told)


def happenings(cast: Cast, by_reference: dict[str, Action]) -> Iterator[tuple[int, Callable[[], None]]]:
    """Give what was decided about actions, with how many days ago; the year tells each on its own day."""
    for told in read(FOLDER / "endings.toml")["decided"]:
        yield told["ago"], partial(_decide, cast, by_reference[told["ref"]], told)


def _show(cast: Cast, action: Action, told: dict[str, Any]) -> None:
    """Show by a file what an update said, or that a step was taken, on the day told."""
    by, now = cast.reader(told["by"], ago=told["ago"]), moment(cast.day(-told["ago"]))
    said = action.updates.filter(made_at=moment(cast.day(-told["said"]))).first() if "said" in told else None
    taken = milestones.milestones_of(by, action=action).filter(title=told.get("milestone")).first()
    answers = EvidenceAnswers(
        told["title"],
        content=told["content"].encode(),
        name=told["file"],
        update=said,
        milestone=taken,
    )
    add_evidence(action=action, answers=answers, by=by, now=now)


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
