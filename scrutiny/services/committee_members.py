"""Put somebody on a committee, and say as what and until when."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.models import Person, Reader
from scrutiny.models import Committee, CommitteeMember
from scrutiny.models.verb import Verb
from scrutiny.policies.committees import may_run
from scrutiny.queries import committees
from scrutiny.services.saving import refuse_key

Part = CommitteeMember.Part
CO_OPTED = (Part.CO_OPTED, Part.CO_OPTED_VOTING)
NOT_HERE = "Choose somebody who is appointed in this partnership"
LAST_BEFORE_FIRST = "The last day must be the same as or after the first day"
TOPIC_OF_OTHERS = "Only somebody who is co-opted is on a committee for a topic"


@dataclass(frozen=True)
class MemberAnswers:
    """What somebody is on a committee as, and from when to when; ``topic`` is for whom is co-opted for one."""

    part: str
    starts_on: date
    ends_on: date | None = None
    topic: str = ""

    @classmethod
    def of(cls, member: CommitteeMember) -> "MemberAnswers":
        """Return how somebody is on a committee now."""
        return cls(**{one.name: getattr(member, one.name) for one in fields(cls)})


@transaction.atomic
def add_member(
    *,
    committee: Committee,
    person: Person,
    answers: MemberAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> CommitteeMember:
    """Put somebody on a committee: they can then open what is issued to it.

    Raises PermissionDenied, ValidationError for somebody who is not appointed here or is on it already, and
    IntegrityError when the key is taken.
    """
    may_run(by, committee.partnership_id).require()
    committees.hold(by, committee=committee.pk)
    member = CommitteeMember(committee=committee, person=person, key=key or new_key())
    refuse_key(key=member.key, visible=committees.members_open_to(by))
    here = committees.people_to_choose(by, partnership=committee.partnership)
    if not here.filter(pk=person.pk).exists():
        raise ValidationError({"person": NOT_HERE})
    _fill(member, answers, by=by)
    audit.save(member, by=by, why=Verb.MEMBER_ADDED, now=now)
    return member


@transaction.atomic
def edit_member(
    *, key: str, version: int, answers: MemberAnswers, reason: str, by: Reader, now: datetime
) -> CommitteeMember:
    """Change how somebody is on a committee; with a last day they leave it. The same answers change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when it can't be.
    """
    at = committees.members_open_to(by).filter(key=key).first()
    committees.hold(by, committee=at.committee_id if at else 0)
    member = audit.locked(committees.members_open_to(by), key=key, version=version)
    may_run(by, member.partnership_id).require()
    if answers != MemberAnswers.of(member):
        _fill(member, answers, by=by)
        audit.save(member, by=by, why=Verb.MEMBER_CHANGED, now=now, reason=reason)
    return member


def _fill(member: CommitteeMember, answers: MemberAnswers, *, by: Reader) -> None:
    if answers.ends_on and answers.ends_on < answers.starts_on:
        raise ValidationError({"ends_on": LAST_BEFORE_FIRST})
    if answers.topic and answers.part not in CO_OPTED:
        raise ValidationError({"topic": TOPIC_OF_OTHERS})
    there = committees.on_at_once(
        by,
        committee=member.committee,
        person=member.person,
        starts_on=answers.starts_on,
        ends_on=answers.ends_on,
        but=member.pk,
    )
    if there:
        since = f"{member.person.name} is on it already, from {day_words.plain(there.starts_on)}"
        until = f" to {day_words.plain(there.ends_on)}" if there.ends_on else ""
        raise ValidationError({"starts_on": f"{since}{until}"})
    for one in fields(answers):
        setattr(member, one.name, getattr(answers, one.name))
