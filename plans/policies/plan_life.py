"""Who may take a plan a step on, and when: from drafting over agreed and published to closed."""

from collections.abc import Mapping
from enum import StrEnum

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.kernel.listing import listed
from csp.kernel.plan_checklist import Point
from csp.models import Partnership, Reader, Seat
from csp.permissions import Permission
from csp.permissions.role import Role
from plans.models import Plan
from plans.policies.actions import still_running
from plans.policies.priorities import may_shape
from plans.queries.plan_life import Standing

State = Plan.State


class Step(StrEnum):
    """One step in the life of a plan."""

    PROPOSE = "propose"
    AGREE = "agree"
    PUBLISH = "publish"
    CLOSE = "close"


# What each step makes of a plan, by the state it is in; what is not here cannot be done. A plan that is published
# may be put to the authorities again: it stays published while they look at its new text.
NEXT: Mapping[Step, Mapping[str, State]] = {
    Step.PROPOSE: {
        State.DRAFTING: State.DRAFTING,
        State.AGREED: State.AGREED,
        State.PUBLISHED: State.PUBLISHED,
    },
    Step.AGREE: {
        State.DRAFTING: State.AGREED,
        State.AGREED: State.AGREED,
        State.PUBLISHED: State.PUBLISHED,
    },
    Step.PUBLISH: {State.AGREED: State.PUBLISHED, State.PUBLISHED: State.PUBLISHED},
    Step.CLOSE: {
        State.DRAFTING: State.CLOSED,
        State.AGREED: State.CLOSED,
        State.PUBLISHED: State.CLOSED,
    },
}
TOO_SOON = "A plan is published once its authorities have agreed to it."
NOTHING_PUT = "Nothing has been put to the authorities yet."
ONLY_OF_A_REVIEW = "Only the action plan of a review is closed, and opened again, together with it."
OF_A_REVIEW = "The action plan of a review is its panel’s: authorities neither sign nor publish it here."
NAMED_AT_MOST = 5


def may_add_plan(reader: Reader, partnership: Partnership) -> Decision:
    """The coordinator begins a plan."""
    return reader.may(Permission.PLAN_EDIT, partnership=partnership.pk)


def may_take(reader: Reader, plan: Plan, step: Step) -> Decision:
    """The coordinator takes a plan from state to state, in its order; a closed one stays closed."""
    if not (allowed := may_waive(reader, plan)):
        return allowed
    return ALLOW if plan.state in NEXT[step] else refuse(TOO_SOON)


def may_commit(reader: Reader, plan: Plan, seat: Seat) -> Decision:
    """The coordinator writes any authority’s part of a plan, its lead that of their own, until it is closed."""
    return _may_answer_for(reader, plan, seat, "say what another authority puts into the plan.")


def may_sign(reader: Reader, standing: Standing, seat: Seat) -> Decision:
    """An authority’s lead answers for it, and the coordinator records an answer, until the version is agreed."""
    allowed = _may_answer_for(reader, standing.plan, seat, "answer for another authority.")
    if not allowed:
        return allowed
    if standing.put is None:
        return refuse(NOTHING_PUT)
    if seat not in standing.seats:
        return refuse(f"{seat} is not a responsible authority here today.")
    if standing.put.agreed_at:
        return refuse(f"Version {standing.put.number} is agreed, so what was said to it stands.")
    return ALLOW


def may_waive(reader: Reader, plan: Plan) -> Decision:
    """The coordinator says why a plan goes without a point of the checklist, until it is closed."""
    return may_shape(reader, plan) and _is_signed_here(plan)


def may_propose(reader: Reader, standing: Standing) -> Decision:
    """A text is put to the authorities once every point of the checklist is met or waived."""
    if not (allowed := may_take(reader, standing.plan, Step.PROPOSE)):
        return allowed
    if standing.unsettled:
        return refuse(f"The checklist is not complete: {_listed(standing.unsettled)} still missing.")
    if standing.put and standing.is_as_put:
        after = "has been agreed" if standing.put.agreed_at else "is with the authorities"
        return refuse(f"This text is version {standing.put.number}, which {after} already.")
    return ALLOW


def may_agree(reader: Reader, standing: Standing) -> Decision:
    """A version is agreed when every responsible authority with a seat today has agreed to it, as it stands."""
    if not (allowed := may_take(reader, standing.plan, Step.AGREE)):
        return allowed
    if (put := standing.put) is None:
        return refuse(NOTHING_PUT)
    if put.agreed_at:
        return refuse(f"Version {put.number} has been agreed already.")
    if standing.since:
        return refuse(f"The plan was changed since version {put.number}. Put it to the authorities again.")
    return _all_agree(standing)


def may_publish(reader: Reader, standing: Standing) -> Decision:
    """An agreed plan is published, and again when its text has changed, but not while they look at a new one."""
    if not (allowed := may_take(reader, standing.plan, Step.PUBLISH)):
        return allowed
    if standing.put and not standing.put.agreed_at:
        return refuse(
            f"Version {standing.put.number} is with the authorities. Wait until they have agreed to it."
        )
    if standing.published and standing.is_as_published:
        return refuse(f"This text is published already, as version {standing.published.number}.")
    return ALLOW


def may_close(reader: Reader, plan: Plan, *, still_open: int) -> Decision:
    """A plan is closed when each of its actions is over, or goes on in the next plan."""
    if not (allowed := may_take(reader, plan, Step.CLOSE)):
        return allowed
    if still_open:
        return refuse(
            f"{_not_over(still_open)} Close, stop or carry forward each of them, then close the plan."
        )
    return ALLOW


def may_end(reader: Reader, plan: Plan, *, still_open: int) -> Decision:
    """Whoever runs a review closes its plan with it, when each of its actions is over."""
    if not (allowed := may_shape(reader, plan)):
        return allowed
    if not plan.is_of_a_review:
        return refuse(ONLY_OF_A_REVIEW)
    return refuse(_not_over(still_open)) if still_open else ALLOW


def may_go_on(reader: Reader, plan: Plan) -> Decision:
    """Whoever runs a review opens its plan again with it."""
    allowed = reader.may(Permission.PLAN_EDIT, partnership=plan.partnership_id, circle=plan.circle_id)
    if not allowed or plan.is_of_a_review:
        return allowed
    return refuse(ONLY_OF_A_REVIEW)


def may_follow(reader: Reader, plan: Plan, *, follower: Plan | None) -> Decision:
    """The coordinator makes the next plan from one that is agreed or published, once."""
    if not (allowed := may_waive(reader, plan)):
        return allowed
    if plan.state not in (State.AGREED, State.PUBLISHED):
        return refuse("The next plan is made from one that is agreed or published.")
    if follower:
        return refuse(f"“{follower.title}” was made from this plan already.")
    return ALLOW


def leads_for(reader: Reader, partnership: Partnership) -> frozenset[int]:
    """Return the ids of the authorities that the reader leads here; a coordinator records for all, and leads none."""
    return frozenset(
        one.authority_id
        for one in reader.appointments
        if one.partnership_id == partnership.pk
        and Permission.PLAN_SIGN in (may := Role(one.role).permissions)
        and Permission.PLAN_EDIT not in may
    )


def _may_answer_for(reader: Reader, plan: Plan, seat: Seat, what: str) -> Decision:
    if not (allowed := reader.may(Permission.PLAN_SIGN, partnership=plan.partnership_id)):
        return allowed
    is_coordinator = reader.holds(Permission.PLAN_EDIT, partnership=plan.partnership_id)
    if not is_coordinator and seat.authority_id not in leads_for(reader, plan.partnership):
        return refuse(f"Only the coordinator can {what}")
    return still_running(plan) and _is_signed_here(plan)


def _is_signed_here(plan: Plan) -> Decision:
    """Only a community safety plan is put to the authorities, agreed, published and followed by the next."""
    return refuse(OF_A_REVIEW) if plan.is_of_a_review else ALLOW


def _all_agree(standing: Standing) -> Decision:
    if not standing.seats:
        return refuse("No responsible authority has a seat here today, so nobody can agree to the plan.")
    if against := standing.against:
        return refuse(f"{_names(against)} {'does' if len(against) == 1 else 'do'} not agree.")
    return refuse(f"There is no answer yet from {_names(standing.silent)}.") if standing.silent else ALLOW


def _listed(points: list[Point]) -> str:
    said = [one.asked.letter or one.asked.words[:1].lower() + one.asked.words[1:] for one in points]
    return f"{listed(said)} {'is' if len(said) == 1 else 'are'}"


def _names(seats: list[Seat]) -> str:
    names = [str(seat) for seat in seats]
    more = len(names) - NAMED_AT_MOST
    return listed([*names[:NAMED_AT_MOST], f"{more} more"] if more > 0 else names)


def _not_over(number: int) -> str:
    actions = "1 action is" if number == 1 else f"{number} actions are"
    return f"{actions} still open."
