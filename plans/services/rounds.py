"""Open a review round, change its days and words, ask about one more action, and lock it."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.keys import new_key
from csp.kernel.plan_snapshot import to_json
from csp.models import Reader
from plans.models import Plan, UpdateRound
from plans.models.verb import Verb
from plans.policies.rounds import may_open, may_run, may_run_rounds
from plans.queries import actions, rounds
from plans.queries.round_rows import rows_of
from plans.queries.snapshots import as_it_stands
from plans.services.holding import held_plan
from plans.services.rounds_telling import Sent, tell_of_opening

SEASONS = ("Winter", "Spring", "Summer", "Autumn")


@dataclass(frozen=True)
class RoundAnswers:
    """What a coordinator says of a round."""

    title: str
    meeting_on: date
    due_on: date
    asks: str = ""

    @classmethod
    def of(cls, one: UpdateRound) -> "RoundAnswers":
        """Return what a round is said to be now."""
        return cls(**{answer.name: getattr(one, answer.name) for answer in fields(cls)})


def proposed_title(*, today: date, taken: Collection[str] = ()) -> str:
    """Return a name for a round that is opened today: “Autumn round 2026”; December is the next year's winter.

    Where a round of the plan is called so already, it has a number: “Autumn round 2026 (2)”.
    """
    season = SEASONS[today.month % 12 // 3]
    year = today.year + (today.month == 12)
    title = f"{season} round {year}"
    numbered = (f"{title} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in (title, *numbered) if name not in taken)


@transaction.atomic
def open_round(
    *, plan: Plan, answers: RoundAnswers, site: str, by: Reader, now: datetime, key: str | None = None
) -> tuple[UpdateRound, Sent]:
    """Open a round under a key that was minted with the form, ask about every open action, and tell its people.

    Raises PermissionDenied, ValidationError with a sentence while another round is open or nothing is to be asked,
    and IntegrityError when the key is taken or somebody opened one at the same moment.
    """
    plan = held_plan(plan=plan, by=by)
    may_run_rounds(by, plan).require()
    actions.hold_those_of(by, plan=plan)
    asked = list(rounds.to_ask(by, plan=plan))
    allowed = may_open(plan, running=rounds.running(by, plan=plan), number_to_ask=len(asked))
    if not allowed:
        raise ValidationError(allowed.refusal)
    one = UpdateRound(
        plan=plan,
        key=key or new_key(),
        opened_at=now,
        opened_by=by.person,
        at_opening=to_json(as_it_stands(by, plan=plan)),
    )
    _fill(one, answers)
    audit.save(one, by=by, why=Verb.ROUND_OPENED, now=now)
    rounds.ask_about(by, one=one, actions=asked)
    return one, tell_of_opening(one=one, rows=rows_of(by, one=one), site=site, by=by, now=now)


@transaction.atomic
def edit_round(*, key: str, version: int, answers: RoundAnswers, by: Reader, now: datetime) -> UpdateRound:
    """Change an open round; the same answers again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    one = audit.locked(rounds.open_to(by), key=key, version=version)
    may_run(by, one).require()
    if answers == RoundAnswers.of(one):
        return one
    _fill(one, answers)
    audit.save(one, by=by, why=Verb.ROUND_CHANGED, now=now)
    return one


@transaction.atomic
def ask_too(*, key: str, action: str, site: str, by: Reader, now: datetime) -> Sent | None:
    """Ask an open round about an action (its key) that was added since, and tell its people; once.

    Returns None when it asks about it already, or the action is not open any more. Raises PermissionDenied.
    """
    actions.hold(by, key=action)  # the action before the round, as whoever reports on it holds the two
    one = rounds.held(by, key=key)
    if one is None:
        raise Http404
    may_run(by, one).require()
    found = rounds.not_asked_yet(by, one=one).filter(key=action).first()
    if found is None:
        return None
    rounds.ask_about(by, one=one, actions=[found])
    audit.record(Verb.ROUND_ASK_ADDED, subject=one, by=by, now=now)
    rows = [row for row in rows_of(by, one=one) if row.action_key == action]
    return tell_of_opening(one=one, rows=rows, site=site, by=by, now=now)


def _fill(one: UpdateRound, answers: RoundAnswers) -> None:
    for answer in fields(answers):
        setattr(one, answer.name, getattr(answers, answer.name))
