"""Tell how the demonstration's plan came to be agreed and published: its texts, its parts, its signatures."""

from dataclasses import replace
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.models import Reader
from plans.demonstration.load import AGREED, COORDINATOR, FOLDER
from plans.models import Plan, PlanVersion
from plans.queries import plans
from plans.services.plan_life import TextAnswers, write_texts
from plans.services.plan_life_parts import CommitmentAnswers, waive_point, write_commitment
from plans.services.plan_life_signing import SignAnswers, sign
from plans.services.plan_life_steps import agree_plan, publish_plan, put_to_authorities


def load(cast: Cast) -> None:
    """Take the plan from being drafted to published, each step by its person on its day."""
    plan = plans.open_to(_june(cast, AGREED)).in_partnership(cast.partnership)[0]
    story = read(FOLDER / "plan_life.toml")
    tell(cast, plan, story)


def tell(cast: Cast, plan: Plan, story: dict[str, Any]) -> None:
    """Take a plan from being drafted to published, as its story says."""
    _write(cast, plan, story)
    june, now = _june(cast, story["written"]), moment(cast.day(-story["written"]))
    for told in story.get("waived", []):
        waive_point(plan=plan, point=told["point"], version=0, reason=told["reason"], by=june, now=now)
    for told in story.get("parts", []):
        part = CommitmentAnswers(told["resources"].replace("'", "’"), told["success"].replace("'", "’"))
        seat = cast.seats[told["seat"]]
        write_commitment(plan=plan, seat=seat, version=0, answers=part, by=june, now=now)
    _agree(cast, plan, story)


def _write(cast: Cast, plan: Plan, story: dict[str, Any]) -> None:
    """Write what a plan says, on the day told."""
    june, now = _june(cast, story["written"]), moment(cast.day(-story["written"]))
    texts = {name: text.strip().replace("'", "’") for name, text in story["texts"].items()}
    answers = replace(TextAnswers.of(plan), **texts)
    write_texts(key=plan.key, version=plan.version, answers=answers, reason="", by=june, now=now)


def _agree(cast: Cast, plan: Plan, story: dict[str, Any]) -> None:
    """Put a plan to its authorities, let each answer, then agree and publish it."""
    ago = story["put"]
    version = put_to_authorities(plan=plan, by=_june(cast, ago), now=moment(cast.day(-ago)))
    for told in story["answers"]:
        _sign(cast, plan, version, told)
    ago = story["agreed"]
    agree_plan(plan=plan, number=version.number, by=_june(cast, ago), now=moment(cast.day(-ago)))
    ago = story["published"]
    publish_plan(plan=plan, by=_june(cast, ago), now=moment(cast.day(-ago)))


def _june(cast: Cast, ago: int) -> Reader:
    return cast.reader(COORDINATOR, ago=ago)


def _sign(cast: Cast, plan: Plan, version: PlanVersion, told: dict[str, Any]) -> None:
    by = cast.reader(told["by"], ago=told["ago"])
    answers = SignAnswers(
        agrees=True,
        reason=told.get("reason", "").replace("'", "’"),
        signed_name=told.get("name", by.person.name),
        signed_post=told.get("post", by.appointments[0].post),
        signed_on=cast.day(-told["ago"]),
    )
    seat, now = cast.seats[told["seat"]], moment(cast.day(-told["ago"]))
    sign(plan=plan, seat=seat, number=version.number, version=0, answers=answers, by=by, now=now)
