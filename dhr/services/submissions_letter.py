"""Note the letter of quality assurance, and that the review is approved for publication."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.files import MediaType, NotKept
from csp.files.media_type import media_type
from csp.kernel import day_words
from csp.models import Reader, StoredFile
from dhr.models import Submission
from dhr.models.verb import Verb
from dhr.policies.reviews import may_run
from dhr.policies.submissions import SENT_AGAIN, may_approve
from dhr.queries import courses, submissions
from dhr.services.copies import copies_due_at_approval, copies_not_due
from dhr.services.stages import keep_in_step

Outcome = Submission.Outcome
MEGABYTES = 20
ALLOWED = {MediaType.PDF, MediaType.DOCUMENT}
NOT_TO_COME = "This must be today or before"
WRONG_KIND = "The file is not what its name says. Choose a PDF or a Word document"
WHERE = "Say where the letter is kept, or choose its file"


@dataclass(frozen=True)
class Letter:
    """What a person says of a letter: its day, what it says, and a new file, where it is kept, or the same file."""

    letter_on: date
    outcome: str
    kept_at: str = ""
    content: bytes = b""
    name: str = ""
    same_file: bool = False


@transaction.atomic
def note_letter(*, key: str, version: int, letter: Letter, by: Reader, now: datetime) -> Submission:
    """Note the letter that came back, or change what is noted of it; one that approves the review approves it.

    Its file opens for the panel alone. Raises PermissionDenied, ValidationError by answer, and NewerVersion when
    somebody saved it meanwhile.
    """
    submission = _taken(key=key, version=version, by=by)
    may_run(by, submission.review).require()
    if wrong := dict(_wrong(submission, letter, by=by)):
        raise ValidationError(wrong)
    if _is_the_same(submission, letter):
        return submission
    old = submission.letter
    if not letter.same_file:
        submission.letter = _kept(submission, letter, by=by, now=now) if letter.content else None
    submission.letter_kept_at = letter.kept_at
    was, approved_on = submission.approved_on, _approved_on(submission, letter)
    submission.letter_on, submission.outcome = letter.letter_on, letter.outcome
    submission.approved_on = approved_on
    audit.save(submission, by=by, why=Verb.LETTER_NOTED, now=now)
    if old and old != submission.letter:
        files.let_go(old)
    _follow(submission, was=was, by=by, now=now)
    return submission


@transaction.atomic
def approve_submission(
    *, key: str, version: int, approved_on: date | None, by: Reader, now: datetime
) -> Submission:
    """Note that the review is approved for publication, or with no day that it is not after all.

    Raises PermissionDenied while a point of the letter is not answered, ValidationError by answer, and NewerVersion
    when somebody saved it meanwhile.
    """
    submission = _taken(key=key, version=version, by=by)
    points = list(submissions.points_open_to(by).filter(submission=submission))
    may_approve(by, submission, points).require()
    last = max((one.done_on for one in points if one.done_on), default=submission.letter_on)
    if approved_on and approved_on > by.today:
        raise ValidationError({"approved_on": NOT_TO_COME})
    if approved_on and last and approved_on < last:
        said = f"The last point was answered on {day_words.plain(last)}. Enter that day or a later one"
        raise ValidationError({"approved_on": said})
    if (was := submission.approved_on) == approved_on:
        return submission
    if approved_on and not submissions.is_last(by, submission=submission):
        raise ValidationError({"approved_on": SENT_AGAIN})
    submission.approved_on = approved_on
    audit.save(submission, by=by, why=Verb.APPROVAL_NOTED, now=now)
    _follow(submission, was=was, by=by, now=now)
    return submission


def record_download(*, submission: Submission, by: Reader, now: datetime) -> None:
    """Write down that somebody took a letter out."""
    audit.record(Verb.LETTER_DOWNLOADED, subject=submission, by=by, now=now)


def _taken(*, key: str, version: int, by: Reader) -> Submission:
    courses.hold_of(by, submissions.open_to(by), key=key)
    return audit.locked(submissions.open_to(by), key=key, version=version)


def _wrong(submission: Submission, letter: Letter, *, by: Reader) -> Iterator[tuple[str, str]]:
    first = max(filter(None, (submission.sent_on, submission.panel_on)))
    later = [
        one.sent_on
        for one in submissions.of_review(by, review=submission.review)
        if (one.sent_on, one.pk) > (submission.sent_on, submission.pk)
    ]
    if letter.letter_on > by.today:
        yield "letter_on", NOT_TO_COME
    elif letter.letter_on < first:
        before = day_words.plain(first)
        yield (
            "letter_on",
            f"It was sent, or the panel looked at it, on {before}. Enter that day or a later one",
        )
    elif later and letter.letter_on > later[0]:
        again = day_words.plain(later[0])
        yield "letter_on", f"The review was sent again on {again}. Enter that day or an earlier one"
    if later and letter.outcome == Outcome.APPROVED:
        yield "outcome", "The review was sent again after this letter, so it was not approved by it"
    if not (letter.kept_at or letter.content or (letter.same_file and submission.letter)):
        yield "kept_at", WHERE


def _is_the_same(submission: Submission, letter: Letter) -> bool:
    """Return whether all of it is noted already; a file that is sent is always a new one."""
    noted = (submission.letter_on, submission.outcome, submission.letter_kept_at)
    said = (letter.letter_on, letter.outcome, letter.kept_at)
    return noted == said and not letter.content and letter.same_file == bool(submission.letter_id)


def _approved_on(submission: Submission, letter: Letter) -> date | None:
    """Return the day of a letter that approves; a day noted before stays while the letter says the same."""
    if letter.outcome == Outcome.APPROVED:
        return letter.letter_on
    is_as_before = submission.outcome == letter.outcome == Outcome.WITH_CHANGES
    noted = submission.approved_on if is_as_before else None
    return max(noted, letter.letter_on) if noted else None


def _follow(submission: Submission, *, was: date | None, by: Reader, now: datetime) -> None:
    """Let the stages follow, and the copies from a day of approval that is not what it was."""
    review, on = submission.review, submission.approved_on
    keep_in_step(review=review, by=by, now=now)
    if on and on != was:
        copies_due_at_approval(review=review, on=on, by=by, now=now)
    elif was and not on and not courses.ends_of(by, review=review).approved_on:
        copies_not_due(review=review, by=by, now=now)


def _kept(submission: Submission, letter: Letter, *, by: Reader, now: datetime) -> StoredFile:
    """Keep the file for the panel, under a name of ours: what somebody called it may name people."""
    found = media_type(letter.content)
    if found not in ALLOWED or not letter.name.lower().endswith(found.endings):
        raise ValidationError({"file": WRONG_KIND})
    try:
        return files.keep(
            letter.content,
            name=f"letter-{submission.key}{found.endings[0]}",
            allowed=ALLOWED,
            megabytes=MEGABYTES,
            partnership_id=submission.partnership_id,
            circle_id=submission.circle_id,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused
