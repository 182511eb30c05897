"""Open the action plan of a review: a restricted plan of its own, for those who are on the review for it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.code_names import says_name
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import Review
from dhr.models.verb import Verb
from dhr.policies.plans import may_open_plan
from dhr.queries import plans
from plans.models import Plan
from plans.models.verb import Verb as PlanVerb
from plans.services.finding import remember

SAYS_THE_CODE_NAME = "Leave out the code name: the plan’s title stands in lists and letters"


@dataclass(frozen=True)
class PlanAnswers:
    """What a person says the action plan is."""

    title: str
    starts_on: date
    ends_on: date


@transaction.atomic
def open_plan(
    *, review: Review, answers: PlanAnswers, by: Reader, now: datetime, key: str | None = None
) -> Plan:
    """Open the review's action plan, in the circle that is for it; with the key of the form, asked twice is once.

    Raises PermissionDenied, also before it is decided that a review is held, and ValidationError when the title says
    the code name.
    """
    held = plans.hold(by, review=review)
    there = plans.plan_of(by, review=held)
    if there and there.key == key:
        return there
    may_open_plan(by, held, is_held=plans.is_held(by, review=held)).require()
    if says_name(answers.title, held.code_name):
        raise ValidationError({"title": SAYS_THE_CODE_NAME})
    plan = Plan(
        partnership=held.partnership,
        circle_id=held.plan_circle_id,
        kind=Plan.Kind.REVIEW,
        key=key or new_key(),
        **vars(answers),
    )
    audit.save(plan, by=by, why=PlanVerb.PLAN_ADDED, now=now)
    remember(record=plan)
    held.plan = plan
    audit.save(held, by=by, why=Verb.REVIEW_CHANGED, now=now)
    return plan
