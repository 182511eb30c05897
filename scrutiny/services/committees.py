"""Say which committees scrutinise a partnership; change one; say what has to be ready before its papers."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Authority, Partnership, Reader
from scrutiny.models import Committee, Deadline
from scrutiny.models.committee import ENGLAND, WALES
from scrutiny.models.verb import Verb
from scrutiny.policies.committees import may_run
from scrutiny.queries import committees
from scrutiny.services.saving import refuse_key, save_unlike_others

# What councils commonly want before the papers are published, in working days; each committee has its own after.
COMMON = (
    ("Drafts from every authority", 20),
    ("Signatures of the authorities", 10),
    ("Finance comments", 8),
    ("Legal comments", 8),
    ("Clearance by the monitoring officer", 5),
    ("Final report to democratic services", 2),
)
CALLED_ALREADY = "This council has a committee of that name already"
DEADLINE_THERE = "There is a deadline of this name already"
NOT_A_COUNCIL = "Choose a council of the area"


@dataclass(frozen=True)
class CommitteeAnswers:
    """What a person says a committee is; ``clear_days`` lie between its papers and its meeting."""

    authority: Authority
    name: str
    clear_days: int
    ends_on: date | None = None

    @classmethod
    def of(cls, committee: Committee) -> "CommitteeAnswers":
        """Return what a committee is said to be now."""
        return cls(**{one.name: getattr(committee, one.name) for one in fields(cls)})


@dataclass(frozen=True)
class DeadlineAnswers:
    """What has to be ready, so many working days before the papers are published."""

    what: str
    days_before: int

    @classmethod
    def of(cls, deadline: Deadline) -> "DeadlineAnswers":
        """Return what a deadline is said to be now."""
        return cls(deadline.what, deadline.days_before)


def usual_clear_days(*, partnership: Partnership) -> int:
    """Return how many clear days the law asks for where the partnership is: three in Wales, five in England."""
    return WALES if partnership.kind == Partnership.Kind.WALES else ENGLAND


@transaction.atomic
def add_committee(
    *, partnership: Partnership, answers: CommitteeAnswers, by: Reader, now: datetime, key: str | None = None
) -> Committee:
    """Add a committee of a council, with the common deadlines before its papers.

    Raises PermissionDenied, ValidationError for a name that the council's committee has already, and IntegrityError
    when the key is taken.
    """
    may_run(by, partnership.pk).require()
    committee = Committee(partnership=partnership, key=key or new_key())
    refuse_key(key=committee.key, visible=committees.open_to(by))
    _fill(committee, answers, by=by, now=now, why=Verb.COMMITTEE_ADDED)
    for what, days_before in COMMON:
        deadline = Deadline(committee=committee, what=what, days_before=days_before)
        audit.save(deadline, by=by, why=Verb.DEADLINE_ADDED, now=now)
    return committee


@transaction.atomic
def edit_committee(
    *, key: str, version: int, answers: CommitteeAnswers, reason: str, by: Reader, now: datetime
) -> Committee:
    """Change a committee; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a name that the
    council's committee has already.
    """
    committee = audit.locked(committees.open_to(by), key=key, version=version)
    may_run(by, committee.partnership_id).require()
    if answers != CommitteeAnswers.of(committee):
        _fill(committee, answers, by=by, now=now, why=Verb.COMMITTEE_CHANGED, reason=reason)
    return committee


@transaction.atomic
def add_deadline(
    *, committee: Committee, answers: DeadlineAnswers, by: Reader, now: datetime, key: str | None = None
) -> Deadline:
    """Add something that has to be ready before the papers of a committee are published.

    Raises PermissionDenied, ValidationError for what is there already, and IntegrityError when the key is taken.
    """
    may_run(by, committee.partnership_id).require()
    committees.hold(by, committee=committee.pk)
    deadline = Deadline(committee=committee, key=key or new_key())
    refuse_key(key=deadline.key, visible=committees.deadlines_open_to(by))
    _fill_deadline(deadline, answers, by=by, now=now, why=Verb.DEADLINE_ADDED)
    return deadline


@transaction.atomic
def edit_deadline(
    *, key: str, version: int, answers: DeadlineAnswers, reason: str, by: Reader, now: datetime
) -> Deadline:
    """Change a deadline; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for what is there
    already.
    """
    deadline = audit.locked(committees.deadlines_open_to(by), key=key, version=version)
    may_run(by, deadline.partnership_id).require()
    if answers != DeadlineAnswers.of(deadline):
        _fill_deadline(deadline, answers, by=by, now=now, why=Verb.DEADLINE_CHANGED, reason=reason)
    return deadline


@transaction.atomic
def remove_deadline(*, key: str, version: int, by: Reader, now: datetime) -> Deadline:
    """Remove a deadline; its history stays. Raises PermissionDenied, and NewerVersion."""
    deadline = audit.locked(committees.deadlines_open_to(by), key=key, version=version)
    may_run(by, deadline.partnership_id).require()
    audit.remove(deadline, by=by, why=Verb.DEADLINE_REMOVED, now=now)
    return deadline


def _fill(
    committee: Committee, answers: CommitteeAnswers, *, by: Reader, now: datetime, why: Verb, reason: str = ""
) -> None:
    here = committees.councils(by, partnership=committee.partnership)
    if answers.authority.pk != committee.authority_id and not here.filter(pk=answers.authority.pk).exists():
        raise ValidationError({"authority": NOT_A_COUNCIL})
    for one in fields(answers):
        setattr(committee, one.name, getattr(answers, one.name))
    save_unlike_others(
        record=committee, refusal={"name": CALLED_ALREADY}, by=by, why=why, now=now, reason=reason
    )


def _fill_deadline(
    deadline: Deadline, answers: DeadlineAnswers, *, by: Reader, now: datetime, why: Verb, reason: str = ""
) -> None:
    deadline.what, deadline.days_before = answers.what, answers.days_before
    save_unlike_others(
        record=deadline, refusal={"what": DEADLINE_THERE}, by=by, why=why, now=now, reason=reason
    )
