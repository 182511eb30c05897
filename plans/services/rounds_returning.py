"""Return a report with a question: it no longer stands, and whoever holds the action is told."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.models import Reader
from plans.models import Challenge, RoundAsk
from plans.models.verb import Verb
from plans.policies.rounds import may_return
from plans.queries import rounds
from plans.queries.round_people import RETURNED, desk_of
from plans.services.rounds_letters import Told, Writer
from plans.services.rounds_posting import post


@dataclass(frozen=True)
class _Answers:
    """Whom an ask is about, as the desk looks at it."""

    person_id: int | None
    authority_id: int | None


@transaction.atomic
def return_report(*, key: str, report: str, text: str, site: str, by: Reader, now: datetime) -> Challenge:
    """Return the report (its key) that stands for an ask, with what the coordinator asks about it.

    Raises PermissionDenied when the round is locked, and ValidationError with a sentence when it was returned
    already, or another report stands now.
    """
    known = rounds.ask_with(by, key=key)
    one = rounds.held(by, key=known.round.key) if known else None
    ask = rounds.ask_of(by, one=one, key=key) if one else None
    if one is None or ask is None:
        raise Http404
    ask.round = one
    allowed = may_return(by, ask)
    if not allowed and one.is_open:
        raise ValidationError(allowed.refusal)
    allowed.require()
    if ask.update is None or ask.update.key != report:
        raise ValidationError("Another report was given meanwhile. Read it, then decide.")
    challenge = Challenge(ask=ask, to_update=ask.update, text=text, made_at=now, made_by=by.person)
    audit.save(challenge, by=by, why=Verb.CHALLENGE_MADE, now=now)
    ask.update = None
    audit.save(ask, by=by, why=Verb.REPORT_RETURNED, now=now)
    _tell(ask, site=site, by=by, now=now)
    return challenge


def _tell(ask: RoundAsk, *, site: str, by: Reader, now: datetime) -> None:
    action, one = ask.action, ask.round
    desk = desk_of(by, plan=one.plan)
    authority = action.lead_seat.authority_id if action.lead_seat else None
    whom = desk.who_reports(_Answers(action.lead_person_id, authority))
    writer = Writer(one, site, by)
    told = [Told(who, (action.key,), desk.is_outside(who)) for who in whom]
    letters = [writer.returned(each, today=timezone.localdate(now)) for each in told]
    post(letters=letters, one=one, site=site, kind=RETURNED, by=by, now=now)
