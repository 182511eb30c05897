"""Set up the partnership's statuses: begin with a scheme that is in use, add, change, move, take out of use."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader
from plans.models import Status
from plans.models.verb import Verb
from plans.policies.statuses import can_report_with, may_set_scheme
from plans.queries.statuses import to_set_up

HAS_ONE = "This partnership has statuses already. Change those."


@dataclass(frozen=True)
class StatusAnswers:
    """What a person says a status is."""

    letter: str
    word: str
    meaning: str
    colour: str
    stands_for: str

    @classmethod
    def of(cls, status: Status) -> "StatusAnswers":
        """Return what a status is said to be now."""
        return cls(**{answer.name: getattr(status, answer.name) for answer in fields(cls)})


@transaction.atomic
def begin_scheme(
    *, partnership: Partnership, statuses: Sequence[StatusAnswers], by: Reader, now: datetime
) -> list[Status]:
    """Give a partnership that has no statuses these, in this order.

    Raises PermissionDenied, and ValidationError when it has some already.
    """
    may_set_scheme(by, partnership).require()
    if to_set_up(by, partnership=partnership, to_change=True).exists():
        raise ValidationError(HAS_ONE)
    return [
        _saved(Status(partnership=partnership, position=position), one, why=Verb.STATUS_ADDED, by=by, now=now)
        for position, one in enumerate(statuses)
    ]


@transaction.atomic
def add_status(*, partnership: Partnership, answers: StatusAnswers, by: Reader, now: datetime) -> Status:
    """Add a status at the end of the scheme.

    Raises PermissionDenied, and ValidationError when its letter or word is taken.
    """
    may_set_scheme(by, partnership).require()
    last = to_set_up(by, partnership=partnership, to_change=True).last()
    status = Status(partnership=partnership, position=last.position + 1 if last else 0)
    return _saved(status, answers, why=Verb.STATUS_ADDED, by=by, now=now)


@transaction.atomic
def edit_status(*, status: Status, version: int, answers: StatusAnswers, by: Reader, now: datetime) -> Status:
    """Change a status everywhere it stands; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when its letter or
    word is taken, or when it was the last that stood for complete.
    """
    may_set_scheme(by, status.partnership).require()
    kept = _locked(status, version=version, by=by)
    if answers == StatusAnswers.of(kept):
        return kept
    if kept.is_offered and answers.stands_for != Status.StandsFor.COMPLETE == kept.stands_for:
        _require_enough(_others_in_use(kept, by=by))
    return _saved(kept, answers, why=Verb.STATUS_CHANGED, by=by, now=now)


@transaction.atomic
def set_use(*, status: Status, is_offered: bool, by: Reader, now: datetime) -> Status:
    """Take a status out of use, or use it again; it stays wherever it was said. Said twice, it changes nothing.

    Raises PermissionDenied, and ValidationError when officers could not report without it.
    """
    may_set_scheme(by, status.partnership).require()
    scheme = list(to_set_up(by, partnership=status.partnership, to_change=True))
    kept = scheme[scheme.index(status)]
    if kept.is_offered == is_offered:
        return kept
    if not is_offered:
        _require_enough(_others_in_use(kept, by=by))
    kept.is_offered = is_offered
    audit.save(kept, by=by, why=Verb.STATUS_USED_AGAIN if is_offered else Verb.STATUS_TAKEN_OUT, now=now)
    return kept


@transaction.atomic
def move_status(*, status: Status, up: bool, by: Reader, now: datetime) -> None:
    """Move a status one place up or down in the scheme; the first does not go up, nor the last down.

    Raises PermissionDenied.
    """
    may_set_scheme(by, status.partnership).require()
    scheme = list(to_set_up(by, partnership=status.partnership, to_change=True))
    here = scheme.index(status)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(scheme):
        return
    scheme[here], scheme[there] = scheme[there], scheme[here]
    for position, one in enumerate(scheme):
        if one.position != position:
            one.position = position
            audit.save(one, by=by, why=Verb.STATUS_CHANGED, now=now)


def _locked(status: Status, *, version: int, by: Reader) -> Status:
    visible = to_set_up(by, partnership=status.partnership, to_change=True)
    return audit.locked(visible, key=status.key, version=version)


def _others_in_use(status: Status, *, by: Reader) -> list[Status]:
    return [one for one in to_set_up(by, partnership=status.partnership) if one.is_offered and one != status]


def _require_enough(left: list[Status]) -> None:
    decision = can_report_with(left)
    if not decision:
        raise ValidationError(decision.refusal)


def _saved(status: Status, answers: StatusAnswers, *, why: Verb, by: Reader, now: datetime) -> Status:
    for answer in fields(answers):
        setattr(status, answer.name, getattr(answers, answer.name))
    status.validate_constraints()
    audit.save(status, by=by, why=why, now=now)
    return status
