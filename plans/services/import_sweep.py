"""Discard, by the clock, the imports that somebody began and did not finish."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit, files
from plans.models import PlanImport
from plans.models.plan_import import DAYS_KEPT
from plans.models.verb import Verb

AT_ONCE = 100  # the next minute takes the others


def discard_abandoned(*, now: datetime) -> int:
    """Discard the imports that were not finished in time, with their files; return how many.

    One that is being carried out waits until that has ended.
    """
    first_kept = timezone.localdate(now) - timedelta(days=DAYS_KEPT)
    abandoned = PlanImport.abandoned(before=timezone.make_aware(datetime.combine(first_kept, time())))
    return sum(_discarded(one, now) for one in abandoned[:AT_ONCE])


@transaction.atomic
def _discarded(seen: PlanImport, now: datetime) -> bool:
    """Discard one, unless somebody went on with it meanwhile; return whether this did it."""
    try:
        plan_import = audit.locked(PlanImport.abandoned(before=now), key=seen.key, version=seen.version)
    except (audit.NewerVersion, Http404, PlanImport.DoesNotExist):
        return False
    plan_import.state = PlanImport.State.DISCARDED
    audit.save(plan_import, by=audit.Nobody(), why=Verb.PLAN_IMPORT_DISCARDED, now=now)
    files.let_go(plan_import.file)
    return True
