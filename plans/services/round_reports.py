"""Let an update count as the report that an open round asks for."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader
from plans.models import ProgressUpdate, RoundAsk
from plans.models.verb import Verb
from plans.queries import reports


@transaction.atomic
def reported(*, update: ProgressUpdate, ask: RoundAsk, by: Reader, now: datetime) -> None:
    """Fill what a round asks with an update, answer what the coordinator returned it with, and drop what was kept.

    What somebody else has typed about the action and not reported stays theirs, for they have not seen this one.
    """
    ask.update = update
    audit.save(ask, by=by, why=Verb.REPORT_GIVEN, now=now)
    challenge = reports.waiting_challenge(by, ask=ask)
    if challenge:
        challenge.answered_by = update
        audit.save(challenge, by=by, why=Verb.REPORT_ANSWERED, now=now)
    for draft in reports.own_drafts(by, asks=[ask]).values():
        draft.delete()
