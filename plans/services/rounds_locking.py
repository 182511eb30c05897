"""Lock a review round: it keeps the plan as it stands, and what was reported to it, and never changes again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.kernel.plan_snapshot import digest, to_json
from csp.models import Reader
from plans.models import UpdateRound
from plans.models.verb import Verb
from plans.policies.rounds import may_run
from plans.queries import rounds
from plans.queries.round_people import desk_of
from plans.queries.round_rows import Report, reports_of, rows_of
from plans.queries.snapshots import as_it_stands


@transaction.atomic
def lock_round(*, key: str, by: Reader, now: datetime) -> UpdateRound:
    """Lock a round with what it keeps; what people had typed and not reported stays theirs to copy.

    Whoever reports at the same moment is in it or is refused. One that is locked stays as it is, so that this can be
    sent twice. Raises PermissionDenied.
    """
    one = rounds.held(by, key=key)
    if one is None:
        raise Http404
    if one.state == UpdateRound.State.LOCKED:
        return one
    may_run(by, one).require()
    content = _kept_of(one, by=by)
    one.state, one.locked_at, one.locked_by = UpdateRound.State.LOCKED, now, by.person
    one.content, one.sha256 = content, digest(content)
    audit.save(one, by=by, why=Verb.ROUND_LOCKED, now=now)
    return one


def _kept_of(one: UpdateRound, *, by: Reader) -> dict[str, Any]:
    """Return what a round keeps: the plan as it stands, and under ``asked`` what it asked and what was reported."""
    reports = reports_of(by, one=one)
    unanswered = set(rounds.challenges_in(by, one=one).filter(answered_by=None).values_list("ask", flat=True))
    able = desk_of(by, plan=one.plan).able
    asked = [
        {
            "action": row.action_key,
            "dropped_why": row.dropped_why,
            "returned": row.pk in unanswered,
            "holder_has_left": row.person_id is not None and row.person_id not in able,
            **_said(reports.get(row.pk)),
        }
        for row in rows_of(by, one=one)
    ]
    return {**to_json(as_it_stands(by, plan=one.plan)), "asked": asked}


def _said(report: Report | None) -> dict[str, Any]:
    if report is None:
        return {"reported_on": None}
    return {
        "reported_on": timezone.localdate(report.made_at).isoformat(),
        "by": report.made_by,
        "by_link": report.by_link,
        "words": report.text,
        "nothing_has_changed": report.nothing_has_changed,
    }
