"""Record who approved what was built of a report, and take that back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.models import Person, Reader
from scrutiny.models import Approval, Pack
from scrutiny.models.verb import Verb
from scrutiny.policies.approvals import may_end, may_record
from scrutiny.queries import approvals, packs, reports

WHO = "Choose a person, or enter the name of somebody else"
NOT_BOTH = "Choose a person, or enter a name, not both"
NOT_YET = "The date must be today or in the past"
TOO_EARLY = "This was built on a later day than that. Enter the day on which they approved what was built"
KNOWN = "This approval is recorded already"


@dataclass(frozen=True)
class ApprovalAnswers:
    """Who approved: a person of Saferplan, or a name that was told; in which post, when, and what they said."""

    post: str
    given_on: date
    person: Person | None = None
    name: str = ""
    said: str = ""


def record_approval(
    *, pack: Pack, asked: str, answers: ApprovalAnswers, by: Reader, now: datetime
) -> Approval:
    """Record one approval of exactly what a pack says. Raises PermissionDenied, ValidationError and Http404."""
    try:
        with transaction.atomic():
            return _recorded(pack, asked, answers, by=by, now=now)
    except IntegrityError as taken:  # recorded at the same moment
        raise ValidationError(KNOWN) from taken


@transaction.atomic
def end_approval(*, key: str, version: int, why: str, by: Reader, now: datetime) -> Approval:
    """Take an approval back, with the reason. Raises PermissionDenied, and NewerVersion."""
    found = approvals.open_to(by).filter(key=key).first()
    if found is None or reports.held(by, key=found.report.key) is None:
        raise Http404
    approval = audit.locked(approvals.open_to(by), key=key, version=version)
    may_end(by, approval).require()
    approval.ended_at, approval.ended_by, approval.ended_why = now, by.person, why
    audit.save(approval, by=by, why=Verb.APPROVAL_ENDED, now=now)
    return approval


def _recorded(pack: Pack, asked: str, answers: ApprovalAnswers, *, by: Reader, now: datetime) -> Approval:
    report = reports.held(by, key=pack.report.key)  # nobody issues it, or builds it again, meanwhile
    current = packs.open_to(by).filter(key=pack.key).first()
    if report is None or current is None:
        raise Http404
    may_record(by, current, asked=asked).require()
    _refuse(answers, pack=current, by=by, today=timezone.localdate(now))
    [wanted] = [one for one in report.council_form.approvals if one.name == asked]
    approval = Approval(
        report=report,
        pack=current,
        fingerprint=current.fingerprint,
        asked=asked,
        label=wanted.label,
        person=answers.person,
        name=answers.person.name if answers.person else answers.name,
        post=answers.post,
        given_on=answers.given_on,
        said=answers.said,
        recorded_at=now,
        recorded_by=by.person,
    )
    audit.save(approval, by=by, why=Verb.APPROVAL_RECORDED, now=now)
    return approval


def _refuse(answers: ApprovalAnswers, *, pack: Pack, by: Reader, today: date) -> None:
    """Raise ValidationError, by its question, for what can't have been."""
    if bool(answers.person) == bool(answers.name):
        raise ValidationError({"name": NOT_BOTH if answers.name else WHO})
    if answers.person:
        people = approvals.people_to_name(by, partnership=pack.partnership)
        if not people.filter(pk=answers.person.pk).exists():
            raise ValidationError({"person": "This person has no part in the partnership today"})
    if answers.given_on > today:
        raise ValidationError({"given_on": NOT_YET})
    if answers.given_on < timezone.localdate(approvals.first_built(by, pack=pack)):
        raise ValidationError({"given_on": TOO_EARLY})
