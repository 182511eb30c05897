"""Add evidence about an action, a file or a link; remove it; write down who took its file out."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.kernel.keys import new_key
from csp.models import Reader
from plans.models import Action, Evidence, Milestone, ProgressUpdate
from plans.models.verb import Verb
from plans.policies.evidence import may_add_evidence, may_remove_evidence
from plans.policies.exports import may_take_out
from plans.queries import evidence as all_evidence
from plans.queries import milestones
from plans.services.files_and_links import FileOrLink, keep_given
from plans.services.holding import held_action

GONE = "Somebody has just removed this milestone. Choose again"


@dataclass(frozen=True)
class EvidenceAnswers(FileOrLink):
    """What a person says the evidence is, and what it shows."""

    update: ProgressUpdate | None = None
    milestone: Milestone | None = None


@transaction.atomic
def add_evidence(
    *, action: Action, answers: EvidenceAnswers, by: Reader, now: datetime, key: str | None = None
) -> Evidence:
    """Keep a file or a link as evidence, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError with the sentence when the file or the link can't be kept, or when
    somebody has just removed the milestone, and IntegrityError when the key is taken.
    """
    action = held_action(action=action, by=by)
    may_add_evidence(by, action).require()
    if answers.milestone and not milestones.milestones_of(by, action=action).contains(answers.milestone):
        raise ValidationError({"shows": GONE})
    evidence = Evidence(
        action=action,
        key=key or new_key(),
        update=answers.update,
        milestone=answers.milestone,
        added_at=now,
        added_by=by.person,
    )
    keep_given(given=answers, about=evidence, by=by, now=now)
    audit.save(evidence, by=by, why=Verb.EVIDENCE_ADDED, now=now)
    return evidence


@transaction.atomic
def remove_evidence(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Evidence:
    """Remove evidence, with the reason; what it was stays in its history, and what was in its file goes.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    milestones.hold(by, action=all_evidence.action_of(by, key=key))
    evidence = audit.locked(all_evidence.open_to(by), key=key, version=version)
    may_remove_evidence(by, evidence).require()
    audit.remove(evidence, by=by, why=Verb.EVIDENCE_REMOVED, now=now, reason=reason)
    if evidence.file:
        files.let_go(evidence.file)
    return evidence


def record_download(*, evidence: Evidence, by: Reader, now: datetime) -> None:
    """Write down that somebody took a file out; of a restricted action, on its circle's own trail.

    Raises PermissionDenied when its plan is open to them to read alone.
    """
    may_take_out(by, evidence.action.plan).require()
    audit.record(Verb.EVIDENCE_DOWNLOADED, subject=evidence, by=by, now=now)
