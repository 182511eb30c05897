"""Show a version of a plan to the public; take it down."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader
from plans.models import Plan, PlanVersion
from plans.models.verb import Verb
from plans.policies.publications import may_show, may_take_down
from plans.queries import plans, versions


@transaction.atomic
def show_to_public(*, shown: PlanVersion, version: int, by: Reader, now: datetime) -> Plan:
    """Let the public see a version of a plan, in the place of the one they saw; shown twice, it is shown once.

    ``version`` is that of the plan. Raises PermissionDenied, and NewerVersion when somebody saved the plan meanwhile.
    """
    plan = _held(shown.plan, version=version, as_public=shown.pk, by=by)
    may_show(by, versions.open_to(by).get(pk=shown.pk)).require()
    if plan.public_version_id != shown.pk:
        plan.public_version = shown
        audit.save(plan, by=by, why=Verb.PLAN_SHOWN, now=now)
    return plan


@transaction.atomic
def take_down(*, plan: Plan, version: int, by: Reader, now: datetime) -> Plan:
    """Let the public see nothing of a plan any more; taken down twice, it is taken down once.

    Raises PermissionDenied, and NewerVersion when somebody saved the plan meanwhile.
    """
    plan = _held(plan, version=version, as_public=None, by=by)
    if plan.public_version_id is None:
        return plan
    may_take_down(by, plan).require()
    plan.public_version = None
    audit.save(plan, by=by, why=Verb.PLAN_TAKEN_DOWN, now=now)
    return plan


def _held(plan: Plan, *, version: int, as_public: int | None, by: Reader) -> Plan:
    """Return the plan to be changed; as it is when it is changed already, whoever saved it since."""
    try:
        return audit.locked(plans.open_to(by), key=plan.key, version=version)
    except audit.NewerVersion as newer:
        if newer.theirs.public_version_id != as_public:
            raise
        theirs: Plan = newer.theirs
        return theirs
