"""Add a milestone to an action; change one, say that it is reached, move it, remove it."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from csp.services.ordering import put_in_order
from plans.models import Action, Milestone
from plans.models.verb import Verb
from plans.policies.milestones import may_change_milestones, may_reach, may_remove
from plans.queries import milestones
from plans.services.holding import held_action


@dataclass(frozen=True)
class MilestoneAnswers:
    """What a person says a milestone is."""

    title: str
    due_on: date | None = None

    @classmethod
    def of(cls, milestone: Milestone) -> "MilestoneAnswers":
        """Return what a milestone is said to be now."""
        return cls(**{answer.name: getattr(milestone, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_milestone(
    *, action: Action, answers: MilestoneAnswers, by: Reader, now: datetime, key: str | None = None
) -> Milestone:
    """Add a milestone as the last of an action, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    action = held_action(action=action, by=by)
    may_change_milestones(by, action).require()
    last = milestones.milestones_of(by, action=action).last()
    milestone = Milestone(action=action, key=key or new_key(), position=last.position + 1 if last else 1)
    milestone.title, milestone.due_on = answers.title, answers.due_on
    audit.save(milestone, by=by, why=Verb.MILESTONE_ADDED, now=now)
    return milestone


@transaction.atomic
def edit_milestone(
    *, key: str, version: int, answers: MilestoneAnswers, reason: str, by: Reader, now: datetime
) -> Milestone:
    """Change a milestone; the date first agreed stays beside the new one. The same answers change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    milestone = _taken(key=key, version=version, by=by)
    may_change_milestones(by, milestone.action).require()
    if answers == MilestoneAnswers.of(milestone):
        return milestone
    milestone.title, milestone.due_on = answers.title, answers.due_on
    audit.save(milestone, by=by, why=Verb.MILESTONE_CHANGED, now=now, reason=reason)
    return milestone


@transaction.atomic
def reach_milestone(
    *, key: str, version: int, reached_on: date | None, note: str, by: Reader, now: datetime
) -> Milestone:
    """Say on which day a milestone was reached, or with no day that it was not after all.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a day to come.
    """
    milestone = _taken(key=key, version=version, by=by)
    may_reach(by, milestone.action).require()
    if reached_on and reached_on > timezone.localdate(now):
        raise ValidationError({"reached_on": "The day it was reached must be today or before"})
    if (reached_on, note) == (milestone.reached_on, milestone.note):
        return milestone
    milestone.reached_on, milestone.note = reached_on, note
    audit.save(milestone, by=by, why=Verb.MILESTONE_REACHED, now=now)
    return milestone


@transaction.atomic
def move_milestone(*, milestone: Milestone, up: bool, by: Reader, now: datetime) -> None:
    """Move a milestone one place up or down; the first does not go up, nor the last down. Raises PermissionDenied."""
    action = held_action(action=milestone.action, by=by)
    may_change_milestones(by, action).require()
    here = milestones.milestones_of(by, action=action)
    put_in_order(pieces=here, one=milestone, up=up, why=Verb.MILESTONE_CHANGED, by=by, now=now)


@transaction.atomic
def remove_milestone(*, key: str, version: int, by: Reader, now: datetime) -> Milestone:
    """Remove a milestone with which no evidence is kept; its history stays.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when evidence is kept with it.
    """
    milestone = _taken(key=key, version=version, by=by)
    may_change_milestones(by, milestone.action).require()
    allowed = may_remove(evidence=milestones.number_of_evidence(by, milestone=milestone))
    if not allowed:
        raise ValidationError(allowed.refusal)
    audit.remove(milestone, by=by, why=Verb.MILESTONE_REMOVED, now=now)
    return milestone


def _taken(*, key: str, version: int, by: Reader) -> Milestone:
    """Return the milestone to be changed, while whoever else changes those of its action waits."""
    milestones.hold(by, action=milestones.action_of(by, key=key))
    return audit.locked(milestones.open_to(by), key=key, version=version)
