"""Tell of the demonstration's small plan for one town: closed after a year, and carried on in the next one."""

from datetime import date, datetime, timedelta
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.kernel.keys import new_key
from csp.models import Reader
from plans.demonstration import plan_life
from plans.demonstration.load import COORDINATOR, FOLDER, Teller
from plans.models import Action, Plan, Priority
from plans.queries import actions, plans
from plans.services.action_states import close_action
from plans.services.actions import ActionAnswers, add_action
from plans.services.counting import count_elsewhere
from plans.services.plan_life import PlanAnswers, add_plan
from plans.services.plan_life_next import Decided, Fate, make_next_plan
from plans.services.plan_life_steps import close_plan
from plans.services.priorities import PriorityAnswers, add_priority


def load(cast: Cast) -> None:
    """Tell the first plan to its end, the one that follows it, and what of the large plan counts there too."""
    story = read(FOLDER / "plans_beside.toml")
    home = plans.open_to(cast.reader(COORDINATOR, ago=0)).in_partnership(cast.partnership)[0]
    plan = _begun(cast, story)
    priority = _priority(cast, plan, story)
    for told in story["actions"]:
        _promise(cast, priority, {**told, "begun": story["begun"]})
    plan_life.tell(cast, plan, story["first"])
    _report(cast, plan, story["first"])
    _finish(cast, plan, story)
    following = _follow(cast, plan, story)
    _close(cast, plan, story["first"])
    plan_life.tell(cast, following, story["second"])
    _report(cast, following, story["second"])
    _count(cast, home, following, story["counted"])


def _begun(cast: Cast, story: dict[str, Any]) -> Plan:
    """Begin the first plan: a year, from the first of a month."""
    june, now = _june(cast, story["begun"])
    answers = _answers(story, _first_day(cast, story), years=1)
    return add_plan(partnership=cast.partnership, answers=answers, by=june, now=now)


def _priority(cast: Cast, plan: Plan, story: dict[str, Any]) -> Priority:
    june, now = _june(cast, story["begun"])
    told = story["priority"]
    answers = PriorityAnswers(
        number=told["number"],
        title=told["title"],
        aim=told["aim"],
        lead_seat=cast.seats[told["lead"]],
        lead_person=cast.people[told["person"]],
    )
    return add_priority(plan=plan, answers=answers, by=june, now=now)


def _promise(cast: Cast, priority: Priority, told: dict[str, Any]) -> None:
    june, now = _june(cast, told["begun"])
    answers = ActionAnswers(
        title=told["title"],
        reference=told["ref"],
        detail=told["detail"],
        priority=priority,
        lead_seat=cast.seats[told["lead"]],
        lead_person=cast.people[told["person"]],
        areas=frozenset(cast.areas[area] for area in told["areas"] if area in cast.areas),
        due_on=cast.day(told["due"]),
        done_when=told["done_when"],
        additionality=told["extra"],
    )
    add_action(plan=priority.plan, answers=answers, by=june, now=now)


def _report(cast: Cast, plan: Plan, story: dict[str, Any]) -> None:
    """Report on the actions of a plan, each by whoever holds it."""
    scheme = plans.scheme_of(_june(cast, story["written"])[0], partnership=cast.partnership)
    teller = Teller(cast, plan, {one.letter: one for one in scheme})
    for told in story["updates"]:
        action = _action(cast, plan, told)
        by = action.lead_person.email if action.lead_person else COORDINATOR
        teller.report(action, {**told, "by": by})


def _finish(cast: Cast, plan: Plan, story: dict[str, Any]) -> None:
    """Close the action of the first plan that was finished within its year."""
    told = story["closed"]
    june, now = _june(cast, told["ago"])
    action = _action(cast, plan, told)
    close_action(
        key=action.key,
        version=action.version,
        outcome=told["outcome"],
        finished_on=cast.day(-told["finished"]),
        by=june,
        now=now,
    )


def _follow(cast: Cast, plan: Plan, story: dict[str, Any]) -> Plan:
    """Make the plan that follows, deciding about each action that is still open."""
    told = story["next"]
    june, now = _june(cast, told["ago"])
    actions = [(_action(cast, plan, one), one) for one in told["decided"]]
    decided = {action.key: Decided(Fate(one["fate"]), one["why"], action.version) for action, one in actions}
    return make_next_plan(
        plan=_as_it_stands(june, plan),
        key=new_key(),
        answers=_answers(story, _years_on(_first_day(cast, story), 1), years=2),
        decided=decided,
        by=june,
        now=now,
    )


def _close(cast: Cast, plan: Plan, told: dict[str, Any]) -> None:
    june, now = _june(cast, told["closed"])
    version = _as_it_stands(june, plan).version
    close_plan(key=plan.key, version=version, outturn=told["outturn"].strip(), by=june, now=now)


def _count(cast: Cast, home: Plan, plan: Plan, told: dict[str, Any]) -> None:
    """Let actions of the large plan count in this one too."""
    june, now = _june(cast, told["ago"])
    for reference in told["refs"]:
        action = actions.open_to(june).get(plan=home, reference=reference)
        count_elsewhere(
            key=action.key, version=action.version, plans=[plan], reason=told["why"], by=june, now=now
        )


def _action(cast: Cast, plan: Plan, told: dict[str, Any]) -> Action:
    """Return an action of a plan as it stands."""
    june = cast.reader(COORDINATOR, ago=0)
    return actions.open_to(june).select_related("lead_person").get(plan=plan, reference=told["ref"])


def _as_it_stands(by: Reader, plan: Plan) -> Plan:
    return plans.open_to(by).get(pk=plan.pk)


def _answers(story: dict[str, Any], first: date, *, years: int) -> PlanAnswers:
    last = _years_on(first, years) - timedelta(days=1)
    years_named = f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    return PlanAnswers(Plan.Kind.COMMUNITY_SAFETY, f"{story['title']} {years_named}", first, last)


def _first_day(cast: Cast, story: dict[str, Any]) -> date:
    """Return the first day of the first plan, which is the first of a month."""
    return cast.day(-story["starts"]).replace(day=1)


def _years_on(day: date, years: int) -> date:
    return day.replace(year=day.year + years)


def _june(cast: Cast, ago: int) -> tuple[Reader, datetime]:
    return cast.reader(COORDINATOR, ago=ago), moment(cast.day(-ago))
