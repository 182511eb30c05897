"""What a committee means to look at, month by month: its work programme."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.kernel.review_clocks import MONTHS_A_YEAR, add_months
from csp.models import Reader
from scrutiny.models import Committee, CommitteeMeeting, WorkItem
from scrutiny.models.verb import Verb
from scrutiny.policies.committees import may_run
from scrutiny.queries import committees
from scrutiny.services.saving import refuse_key, save_unlike_others

THERE = "This is on the work programme of that month already"
NOT_ITS_MEETING = "Choose a meeting of this committee that was not cancelled"


@dataclass(frozen=True)
class WorkAnswers:
    """What is looked at; ``month`` is its first day, ``meeting`` the one that it is on the agenda of, if any."""

    kind: str
    title: str
    month: date
    meeting: CommitteeMeeting | None = None

    @classmethod
    def of(cls, item: WorkItem) -> "WorkAnswers":
        """Return what is written of something on a work programme now."""
        return cls(**{one.name: getattr(item, one.name) for one in fields(cls)})


@transaction.atomic
def add_work(
    *, committee: Committee, answers: WorkAnswers, by: Reader, now: datetime, key: str | None = None
) -> WorkItem:
    """Put something on a committee's work programme.

    Raises PermissionDenied, ValidationError for what is there already, and IntegrityError when the key is taken.
    """
    may_run(by, committee.partnership_id).require()
    item = WorkItem(committee=committee, key=key or new_key())
    refuse_key(key=item.key, visible=committees.work_open_to(by))
    _fill(item, answers, by=by, now=now, why=Verb.WORK_ADDED)
    return item


@transaction.atomic
def edit_work(
    *, key: str, version: int, answers: WorkAnswers, reason: str, by: Reader, now: datetime
) -> WorkItem:
    """Change something on a work programme; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for what is there
    already.
    """
    item = audit.locked(committees.work_open_to(by), key=key, version=version)
    may_run(by, item.partnership_id).require()
    if answers != WorkAnswers.of(item):
        _fill(item, answers, by=by, now=now, why=Verb.WORK_CHANGED, reason=reason)
    return item


@transaction.atomic
def remove_work(*, key: str, version: int, by: Reader, now: datetime) -> WorkItem:
    """Take something off a work programme; its history stays. Raises PermissionDenied, and NewerVersion."""
    item = audit.locked(committees.work_open_to(by), key=key, version=version)
    may_run(by, item.partnership_id).require()
    audit.remove(item, by=by, why=Verb.WORK_REMOVED, now=now)
    return item


@transaction.atomic
def repeat_work(*, committee: Committee, by: Reader, now: datetime) -> list[WorkItem]:
    """Put each review and update of the twelve months before this one on the programme a year later, once.

    Raises PermissionDenied.
    """
    may_run(by, committee.partnership_id).require()
    committees.hold(by, committee=committee.pk)
    added = []
    for last in to_repeat(
        items=list(committees.work_open_to(by).filter(committee=committee)), today=by.today
    ):
        item = WorkItem(
            committee=committee, kind=last.kind, title=last.title, month=add_months(last.month, MONTHS_A_YEAR)
        )
        audit.save(item, by=by, why=Verb.WORK_ADDED, now=now)
        added.append(item)
    return added


def to_repeat(*, items: Sequence[WorkItem], today: date) -> list[WorkItem]:
    """Return the reviews and updates of the last twelve months, this one too, that are not there a year later yet."""
    there = {(one.title, one.month) for one in items}
    this_month = today.replace(day=1)
    first = add_months(this_month, -MONTHS_A_YEAR)
    return [
        one
        for one in items
        if one.kind != WorkItem.Kind.TOPIC
        and first < one.month <= this_month
        and (one.title, add_months(one.month, MONTHS_A_YEAR)) not in there
    ]


def _fill(
    item: WorkItem, answers: WorkAnswers, *, by: Reader, now: datetime, why: Verb, reason: str = ""
) -> None:
    meeting = answers.meeting
    if meeting and (
        meeting.committee_id != item.committee_id or meeting.state == CommitteeMeeting.State.CANCELLED
    ):
        raise ValidationError({"meeting": NOT_ITS_MEETING})
    for one in fields(answers):
        setattr(item, one.name, getattr(answers, one.name))
    save_unlike_others(record=item, refusal={"month": THERE}, by=by, why=why, now=now, reason=reason)
