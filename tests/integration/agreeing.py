"""A plan of Vale that is ready to be put to its authorities, and what they say to it."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse

from csp.models import Seat
from csp.web import clock
from plans.models import Action, Plan, PlanVersion, Priority
from plans.queries.plan_life import signing_seats
from plans.services.actions import ActionAnswers, add_action
from plans.services.plan_life import PlanAnswers, TextAnswers, add_plan, write_texts
from plans.services.plan_life_parts import CommitmentAnswers, write_commitment
from plans.services.plan_life_signing import SignAnswers, sign
from plans.services.plan_life_steps import agree_plan, publish_plan, put_to_authorities
from plans.services.priorities import PriorityAnswers, add_priority
from tests.integration import at_table, people

TEXTS = TextAnswers(
    assessment="The assessment of last autumn",
    strategy="Less crime and disorder, less re-offending, fewer harmed by drugs, less serious violence.",
    engagement="A public meeting in October",
    summary="Six authorities work together",
)
PART = CommitmentAnswers("A sergeant and six constables", "Fewer repeat victims")


def june() -> Any:
    """Return the coordinator."""
    return people.reader("june")


def begun(title: str = "Safer Vale 2027/28") -> Plan:
    """Return a plan that has nothing but its name."""
    answers = PlanAnswers(Plan.Kind.COMMUNITY_SAFETY, title, date(2027, 4, 1), date(2028, 3, 31))
    return add_plan(partnership=people.vale(), answers=answers, by=june(), now=clock.now())


def ready() -> Plan:
    """Return a plan of which nothing is missing, being drafted."""
    plan, now = begun(), clock.now()
    write_texts(key=plan.key, version=1, answers=TEXTS, reason="", by=june(), now=now)
    priority = add_priority(plan=plan, answers=PriorityAnswers("1", "Knives"), by=june(), now=now)
    action(plan, priority)
    for seat in seats(plan):
        write_commitment(plan=plan, seat=seat, version=0, answers=PART, by=june(), now=now)
    return Plan.objects.select_related("partnership").get(pk=plan.pk)


def action(
    plan: Plan, priority: Priority | None = None, title: str = "Talk in schools", **more: Any
) -> Action:
    """Return a new action of a plan."""
    answers = ActionAnswers(title=title, reference="1.1", priority=priority, **more)
    return add_action(plan=plan, answers=answers, by=june(), now=clock.now())


def put(plan: Plan) -> PlanVersion:
    """Put a plan to its authorities."""
    return put_to_authorities(plan=plan, by=june(), now=clock.now())


def seats(plan: Plan) -> list[Seat]:
    """Return the seats of those who have to agree."""
    return list(signing_seats(june(), plan=plan))


def answer(plan: Plan, seat: Seat, *, agrees: bool = True, number: int = 1, now: datetime | None = None):
    """Record an authority's answer, as somebody gave it on paper."""
    told = SignAnswers(agrees, "Dana Whitlock", "Superintendent", people.TODAY, "" if agrees else "Too dear")
    return sign(
        plan=plan, seat=seat, number=number, version=0, answers=told, by=june(), now=now or clock.now()
    )


def agreed(plan: Plan | None = None) -> Plan:
    """Return a plan that every authority agreed to, and that is agreed."""
    plan = plan or ready()
    version = put(plan)
    for seat in seats(plan):
        answer(plan, seat, number=version.number)
    agree_plan(plan=plan, number=version.number, by=june(), now=clock.now())
    return Plan.objects.select_related("partnership").get(pk=plan.pk)


def published() -> Plan:
    """Return a plan that is published as it was agreed."""
    plan = agreed()
    publish_plan(plan=plan, by=june(), now=clock.now())
    return Plan.objects.select_related("partnership").get(pk=plan.pk)


def page(plan: Plan, name: str, seat: str = "") -> str:
    """Return the address of one of a plan's pages; ``seat`` names a body."""
    found = reverse(f"plans:plan-{name}", args=["vale", plan.key])
    return f"{found}?seat={at_table.seat(seat).key}" if seat else found
