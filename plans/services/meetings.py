"""Call a meeting; change it; write down that it took place."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Partnership, Reader
from csp.services.search import remember_words
from plans.models import Meeting, Plan, UpdateRound
from plans.models.verb import Verb
from plans.policies.meetings import may_be_held, may_run
from plans.queries import meetings

NOT_THAT_PLAN = "Choose a plan of the whole partnership that is not closed"
NOT_THAT_ROUND = "Choose a round of the plan that the meeting is about"
HELD_LATER = "It is written down that the meeting took place, so its day can’t be after today"


@dataclass(frozen=True)
class MeetingAnswers:
    """What a person says a meeting is."""

    kind: str
    title: str
    held_on: date
    place: str = ""
    plan: Plan | None = None
    round: UpdateRound | None = None
    publicity: str = ""
    notes: str = ""

    @classmethod
    def of(cls, meeting: Meeting) -> "MeetingAnswers":
        """Return what a meeting is said to be now."""
        return cls(**{answer.name: getattr(meeting, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_meeting(
    *, partnership: Partnership, answers: MeetingAnswers, by: Reader, now: datetime, key: str | None = None
) -> Meeting:
    """Add a meeting, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError when its parts don’t fit together, and IntegrityError when the key is
    taken.
    """
    may_run(by, partnership.pk).require()
    meeting = Meeting(partnership=partnership, key=key or new_key())
    _fill(meeting, answers, by=by, now=now)
    audit.save(meeting, by=by, why=Verb.MEETING_ADDED, now=now)
    remember(meeting=meeting, by=by)
    return meeting


@transaction.atomic
def edit_meeting(
    *, key: str, version: int, answers: MeetingAnswers, reason: str, by: Reader, now: datetime
) -> Meeting:
    """Change a meeting; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when its parts don’t
    fit together.
    """
    meeting = audit.locked(meetings.open_to(by), key=key, version=version)
    may_run(by, meeting.partnership_id).require()
    if answers == MeetingAnswers.of(meeting):
        return meeting
    _fill(meeting, answers, by=by, now=now)
    audit.save(meeting, by=by, why=Verb.MEETING_CHANGED, now=now, reason=reason)
    remember(meeting=meeting, by=by)
    return meeting


@transaction.atomic
def say_whether_held(*, meeting: Meeting, is_held: bool, by: Reader, now: datetime) -> Meeting:
    """Write down that a meeting took place, or that it did not after all; said twice, it is written once.

    Raises PermissionDenied, also before its day.
    """
    may_run(by, meeting.partnership_id).require()
    meetings.hold(by, meeting=meeting.pk)
    meeting = meetings.open_to(by).get(pk=meeting.pk)
    if is_held:
        may_be_held(meeting, today=timezone.localdate(now)).require()
    if meeting.is_held != is_held:
        meeting.is_held = is_held
        audit.save(meeting, by=by, why=Verb.MEETING_HELD if is_held else Verb.MEETING_NOT_HELD, now=now)
    return meeting


def remember(*, meeting: Meeting, by: Reader) -> None:
    """Keep the words by which a meeting is found, those of its papers and decisions among them; no names."""
    remember_words(
        kind=meetings.KIND,
        key=meeting.key,
        partnership_id=meeting.partnership_id,
        circle_id=None,
        texts=_texts(meeting, by=by),
    )


def _texts(meeting: Meeting, *, by: Reader) -> Iterable[str]:
    yield from (meeting.title, meeting.place, meeting.publicity, meeting.notes)
    yield from meetings.papers_open_to(by).filter(meeting=meeting).values_list("title", flat=True)
    yield from meetings.decisions_open_to(by).filter(meeting=meeting).values_list("text", flat=True)


def _fill(meeting: Meeting, answers: MeetingAnswers, *, by: Reader, now: datetime) -> None:
    """Write the answers into a meeting, if they fit together."""
    wrong = {}
    if (plan := answers.plan) and not meetings.plans_to_choose(
        by, partnership=meeting.partnership, also=meeting.plan_id
    ).filter(pk=plan.pk).exists():
        wrong["plan"] = NOT_THAT_PLAN
    if answers.round and (plan is None or answers.round.plan_id != plan.pk):
        wrong["round"] = NOT_THAT_ROUND
    if meeting.is_held and answers.held_on > timezone.localdate(now):
        wrong["held_on"] = HELD_LATER
    if wrong:
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(meeting, answer.name, getattr(answers, answer.name))
    if meeting.kind != Meeting.Kind.PUBLIC:
        meeting.publicity = ""
