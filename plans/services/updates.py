"""Report how an action is going."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.models import Reader
from plans.models import ProgressUpdate, Status
from plans.models.verb import Verb
from plans.policies.actions import may_update
from plans.policies.statuses import may_say
from plans.queries import actions, plans
from plans.services.handovers import settle_with


@transaction.atomic
def add_update(
    *, key: str, version: int, status: Status, text: str, nothing_has_changed: bool, by: Reader, now: datetime
) -> ProgressUpdate:
    """Add an update to an action and let the action stand as reported.

    Raises PermissionDenied, NewerVersion when the action was saved after the person opened it, and ValidationError
    for a status that is out of use: it can only stand on where nothing has changed.
    """
    action = audit.locked(actions.reachable_by(by), key=key, version=version)
    may_update(by, action).require()
    scheme = plans.scheme_of(by, partnership=action.plan.partnership)
    status = scheme.filter(pk=status.pk).first() or status  # as it is by now
    can_say = may_say(status, stands_on=nothing_has_changed and status == action.status)
    if not can_say:
        raise ValidationError({"status": can_say.refusal})
    update = ProgressUpdate(
        action=action,
        status=status,
        status_before=action.status,
        text=text,
        nothing_has_changed=nothing_has_changed,
        made_at=now,
        made_by=by.person,
    )
    audit.save(update, by=by, why=Verb.UPDATE_ADDED, now=now)
    action.status, action.reported_on = status, timezone.localdate(now)
    action.clean()
    audit.save(action, by=by, why=Verb.ACTION_REPORTED, now=now)
    settle_with(action=action, by=by, now=now)
    return update
