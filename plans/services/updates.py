"""Report how an action is going."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.models import Reader
from plans.models import Action, ProgressUpdate, Status
from plans.models.verb import Verb
from plans.policies.reports import may_give
from plans.policies.statuses import may_say
from plans.queries import actions, plans, reports
from plans.services.handovers import settle_with
from plans.services.round_reports import reported


@transaction.atomic
def add_update(
    *,
    key: str,
    version: int,
    status: Status,
    text: str,
    nothing_has_changed: bool,
    by: Reader,
    now: datetime,
    forecast: Status | None = None,
) -> ProgressUpdate:
    """Add an update to an action and let the action stand as reported; it also reports to an open round that asks.

    Raises PermissionDenied, NewerVersion when the action was saved after the person opened it, and ValidationError
    for a status that is out of use: it can only stand on where nothing has changed.
    """
    action = audit.locked(actions.reachable_by(by), key=key, version=version)
    ask = reports.asked_of_action(by, action=action)
    may_give(by, action, ask).require()
    status = _as_it_is_by_now(action, status, by=by, stands_on=nothing_has_changed)
    update = ProgressUpdate(
        action=action,
        status=status,
        status_before=action.status,
        forecast=forecast,
        round=ask.round if ask else None,
        text=text,
        nothing_has_changed=nothing_has_changed,
        by_link=by.by_link,
        made_at=now,
        made_by=by.person,
    )
    audit.save(update, by=by, why=Verb.UPDATE_ADDED_BY_LINK if by.by_link else Verb.UPDATE_ADDED, now=now)
    action.status, action.forecast, action.reported_on = status, forecast, timezone.localdate(now)
    action.clean()
    audit.save(action, by=by, why=Verb.ACTION_REPORTED, now=now)
    settle_with(action=action, by=by, now=now)
    if ask:
        reported(update=update, ask=ask, by=by, now=now)
    return update


def _as_it_is_by_now(action: Action, status: Status, *, by: Reader, stands_on: bool) -> Status:
    """Return a status as it is in the scheme now; raise ValidationError when it is out of use and can't stand on."""
    scheme = plans.scheme_of(by, partnership=action.plan.partnership)
    status = scheme.filter(pk=status.pk).first() or status
    can_say = may_say(status, stands_on=stands_on and status == action.status)
    if not can_say:
        raise ValidationError({"status": can_say.refusal})
    return status
