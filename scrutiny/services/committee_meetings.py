"""Plan a meeting of a committee; change it; say that it took place, or cancel it."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from scrutiny.models import Committee, CommitteeMeeting
from scrutiny.models.verb import Verb
from scrutiny.policies.committees import may_be_cancelled, may_be_held, may_run
from scrutiny.queries import committees
from scrutiny.services.saving import refuse_key, save_unlike_others

State = CommitteeMeeting.State
THAT_DAY = "This committee has a meeting on that day already"
HELD_LATER = "It is written down that the meeting took place, so its day can’t be after today"
AFTER_ITS_END = "The committee ends before that day. Change its last day first"
HAS_PAPERS = (
    "A report was issued for this meeting, so its day stays. Issue the report for another meeting instead"
)


@dataclass(frozen=True)
class MeetingAnswers:
    """What a person says a meeting is; ``is_for_crime`` where it meets as the crime and disorder committee."""

    held_on: date
    place: str = ""
    is_for_crime: bool = True

    @classmethod
    def of(cls, meeting: CommitteeMeeting) -> "MeetingAnswers":
        """Return what a meeting is said to be now."""
        return cls(**{one.name: getattr(meeting, one.name) for one in fields(cls)})


@transaction.atomic
def add_meeting(
    *, committee: Committee, answers: MeetingAnswers, by: Reader, now: datetime, key: str | None = None
) -> CommitteeMeeting:
    """Plan a meeting of a committee.

    Raises PermissionDenied, ValidationError for a day that it can't be on, and IntegrityError when the key is taken.
    """
    may_run(by, committee.partnership_id).require()
    meeting = CommitteeMeeting(committee=committee, key=key or new_key())
    refuse_key(key=meeting.key, visible=committees.meetings_open_to(by))
    _fill(meeting, answers, by=by, now=now, why=Verb.MEETING_ADDED)
    return meeting


@transaction.atomic
def edit_meeting(
    *, key: str, version: int, answers: MeetingAnswers, reason: str, by: Reader, now: datetime
) -> CommitteeMeeting:
    """Change a meeting; the same answers again change nothing. Reports that are written for it go with it.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a day that it
    can't be on: what was issued names the day that it was issued for.
    """
    meeting = audit.locked(committees.meetings_open_to(by), key=key, version=version)
    may_run(by, meeting.partnership_id).require()
    if answers == MeetingAnswers.of(meeting):
        return meeting
    if answers.held_on != meeting.held_on and committees.number_of_papers(by, meeting=meeting):
        raise ValidationError({"held_on": HAS_PAPERS})
    _fill(meeting, answers, by=by, now=now, why=Verb.MEETING_CHANGED, reason=reason)
    return meeting


@transaction.atomic
def say_whether_held(*, key: str, is_held: bool, by: Reader, now: datetime) -> CommitteeMeeting:
    """Write down that a meeting took place, or that it is still planned after all; said twice, it is written once.

    Raises PermissionDenied, also before its day and for one that is cancelled.
    """
    committees.hold_meeting(by, key=key)
    meeting = committees.meetings_open_to(by).get(key=key)
    may_run(by, meeting.partnership_id).require()
    wanted = State.HELD if is_held else State.PLANNED
    if meeting.state == wanted:
        return meeting
    if is_held:
        may_be_held(meeting, today=by.today).require()
    meeting.state, meeting.cancelled_why = wanted, ""
    audit.save(meeting, by=by, why=Verb.MEETING_HELD if is_held else Verb.MEETING_PLANNED, now=now)
    return meeting


@transaction.atomic
def cancel_meeting(*, key: str, version: int, why: str, by: Reader, now: datetime) -> CommitteeMeeting:
    """Cancel a meeting, with the reason; what was on its agenda waits for another.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when it can't be.
    """
    meeting = audit.locked(committees.meetings_open_to(by), key=key, version=version)
    may_run(by, meeting.partnership_id).require()
    allowed = may_be_cancelled(meeting, papers=committees.number_of_papers(by, meeting=meeting))
    if not allowed:
        raise ValidationError(allowed.refusal)
    for item in committees.work_open_to(by).filter(meeting=meeting):
        item.meeting = None
        audit.save(item, by=by, why=Verb.WORK_CHANGED, now=now, reason="The meeting was cancelled")
    meeting.state, meeting.cancelled_why = State.CANCELLED, why
    audit.save(meeting, by=by, why=Verb.MEETING_CANCELLED, now=now)
    return meeting


def _fill(
    meeting: CommitteeMeeting,
    answers: MeetingAnswers,
    *,
    by: Reader,
    now: datetime,
    why: Verb,
    reason: str = "",
) -> None:
    if meeting.state == State.HELD and answers.held_on > by.today:
        raise ValidationError({"held_on": HELD_LATER})
    if (last := meeting.committee.ends_on) and answers.held_on > last:
        raise ValidationError({"held_on": AFTER_ITS_END})
    for one in fields(answers):
        setattr(meeting, one.name, getattr(answers, one.name))
    save_unlike_others(record=meeting, refusal={"held_on": THAT_DAY}, by=by, why=why, now=now, reason=reason)
