"""Call a meeting of a review's panel; change it; write down that it took place; remove one called by mistake."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import PanelMeeting, Review
from dhr.models.verb import Verb
from dhr.policies.panel_meetings import may_be_removed
from dhr.policies.reviews import may_run
from dhr.queries import courses, panel_meetings
from plans.policies.meetings import may_be_held

HELD_LATER = "It is written down that the meeting took place, so its day can’t be after today"
BEFORE_THE_REVIEW = "The partnership was told of the death after that day"


@dataclass(frozen=True)
class MeetingAnswers:
    """What a person says a meeting is."""

    title: str
    held_on: date
    place: str = ""
    notes: str = ""

    @classmethod
    def of(cls, meeting: PanelMeeting) -> "MeetingAnswers":
        """Return what a meeting is said to be now."""
        return cls(**{answer.name: getattr(meeting, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_meeting(
    *, review: Review, answers: MeetingAnswers, by: Reader, now: datetime, key: str | None = None
) -> PanelMeeting:
    """Call a meeting, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError when its day can't be, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_run(by, review).require()
    meeting = PanelMeeting(review=review, key=key or new_key())
    _fill(meeting, answers, now=now)
    audit.save(meeting, by=by, why=Verb.MEETING_ADDED, now=now)
    return meeting


@transaction.atomic
def edit_meeting(
    *, key: str, version: int, answers: MeetingAnswers, reason: str, by: Reader, now: datetime
) -> PanelMeeting:
    """Change a meeting; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when its day can't be.
    """
    meeting = _taken(key=key, version=version, by=by)
    if answers == MeetingAnswers.of(meeting):
        return meeting
    _fill(meeting, answers, now=now)
    audit.save(meeting, by=by, why=Verb.MEETING_CHANGED, now=now, reason=reason)
    return meeting


@transaction.atomic
def say_whether_held(*, meeting: PanelMeeting, is_held: bool, by: Reader, now: datetime) -> PanelMeeting:
    """Write down that a meeting took place, or that it did not after all; said twice, it is written once.

    Raises PermissionDenied, also before its day.
    """
    meeting = panel_meetings.hold(by, meeting=meeting.pk)
    may_run(by, meeting.review).require()
    if is_held:
        may_be_held(meeting, today=timezone.localdate(now)).require()
    if meeting.is_held != is_held:
        meeting.is_held = is_held
        why = Verb.MEETING_HELD if is_held else Verb.MEETING_CHANGED
        audit.save(meeting, by=by, why=why, now=now)
    return meeting


@transaction.atomic
def remove_meeting(*, key: str, version: int, by: Reader, now: datetime) -> PanelMeeting:
    """Remove a meeting that was called by mistake and of which nothing is written.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    meeting = _taken(key=key, version=version, by=by)
    allowed = may_be_removed(meeting, has_parts=panel_meetings.has_parts(by, meeting=meeting))
    if not allowed:
        raise ValidationError(allowed.refusal)
    audit.remove(meeting, by=by, why=Verb.MEETING_REMOVED, now=now)
    return meeting


def _taken(*, key: str, version: int, by: Reader) -> PanelMeeting:
    courses.hold_of(by, panel_meetings.open_to(by), key=key)
    meeting = audit.locked(panel_meetings.open_to(by), key=key, version=version)
    may_run(by, meeting.review).require()
    return meeting


def _fill(meeting: PanelMeeting, answers: MeetingAnswers, *, now: datetime) -> None:
    """Write the answers into a meeting, if its day can be."""
    if answers.held_on < meeting.review.notified_on:
        raise ValidationError({"held_on": BEFORE_THE_REVIEW})
    if meeting.is_held and answers.held_on > timezone.localdate(now):
        raise ValidationError({"held_on": HELD_LATER})
    for answer in fields(answers):
        setattr(meeting, answer.name, getattr(answers, answer.name))
