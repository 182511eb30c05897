"""Who writes down what a review recommends, and who follows what comes of it."""

from datetime import date

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Addressee, Capacity, Review
from dhr.models.capacity import RUNNING
from dhr.policies.reviews import may_as, may_run
from plans.models import Plan
from plans.policies.actions import may_add, still_running

WRITE_THEM = (*RUNNING, Capacity.CHAIR, Capacity.AUTHOR)
ONLY_WHOEVER_WRITES_THEM = (
    "Only the review’s coordinator, deputy, chair and author write down what it recommends."
)
NO_PLAN = "Open the review’s action plan first: its actions go there."
HAS_ACTIONS = "Actions carry it out, so it stays. Say first that they don’t carry it out."
ANSWERED = "It has answered."
NOT_ASKED = "Say first when it was asked."
CHASED_TODAY = "It was chased today."


def may_write(reader: Reader, review: Review) -> Decision:
    """Whoever writes the report, its chair and whoever runs the review write down what it recommends, and to whom."""
    return may_as(reader, review, WRITE_THEM, refusal=ONLY_WHOEVER_WRITES_THEM)


def may_follow(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review asks for answers, notes them, and sees to the actions."""
    return may_run(reader, review)


def may_raise(reader: Reader, review: Review, plan: Plan | None) -> Decision:
    """Actions are raised in the review's own plan, by whoever runs both."""
    if not (allowed := may_follow(reader, review)):
        return allowed
    return may_add(reader, plan) if plan else refuse(NO_PLAN)


def may_link(reader: Reader, review: Review, plan: Plan | None) -> Decision:
    """An action of the review's own plan is linked with a recommendation, until the plan is closed."""
    if not (allowed := may_follow(reader, review)):
        return allowed
    return still_running(plan) if plan else refuse(NO_PLAN)


def may_be_removed(*, has_actions: bool) -> Decision:
    """A recommendation that actions carry out stays: it says where they come from."""
    return refuse(HAS_ACTIONS) if has_actions else ALLOW


def can_be_chased(addressee: Addressee, *, today: date) -> Decision:
    """Somebody who was asked and has not answered is chased, once a day."""
    if addressee.answer:
        return refuse(ANSWERED)
    if addressee.asked_on is None:
        return refuse(NOT_ASKED)
    return refuse(CHASED_TODAY) if addressee.chased_on == today else ALLOW
