"""Write down who opened a restricted plan or one of its actions."""

from datetime import datetime, timedelta

from django.db import transaction

from csp import audit
from csp.models import Reader
from csp.queries.trail import has_noted
from plans.models import Action, Plan
from plans.models.verb import Verb
from plans.policies.exports import may_take_out

ONE_VISIT = timedelta(minutes=15)  # within it, a page that is opened again is the same visit


def record_opening(*, record: Plan | Action, by: Reader, now: datetime) -> None:
    """Write down, on its circle's own trail, that somebody opened it; once in a visit, and only what is restricted.

    The write is a single insert, so that whoever reads waits for nobody for long.
    """
    if record.circle_id is None:
        return
    verb = Verb.PLAN_OPENED if isinstance(record, Plan) else Verb.ACTION_OPENED
    noted = has_noted(
        by,
        verb=verb,
        subject=record._meta.label_lower,
        subject_id=record.pk,
        circle_id=record.circle_id,
        since=now - ONE_VISIT,
    )
    if not noted:
        audit.record(verb, subject=record, by=by, now=now)


@transaction.atomic
def record_trail_export(*, plan: Plan, by: Reader, now: datetime) -> None:
    """Write down, on its own trail, that somebody took out the trail of a restricted plan.

    Raises PermissionDenied when it is open to them to read alone.
    """
    may_take_out(by, plan).require()
    audit.record(Verb.TRAIL_EXPORTED, subject=plan, by=by, now=now)
