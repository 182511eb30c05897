"""Copies of a review: they fall due when it is approved and published, and are owed until they are sent."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import Copy, Review
from dhr.models.verb import Verb
from dhr.policies.copies import may_be_removed, may_send
from dhr.queries import copies, courses
from dhr.queries.rules import rules_of

AT_APPROVAL = (Copy.Recipient.COMMISSIONER, Copy.Recipient.POLICING_BODY)
AT_PUBLICATION = (Copy.Recipient.PANEL, Copy.Recipient.LIBRARY)
NOT_TO_COME = "Day it was sent must be today or before"
TAKEN_BACK = "The approval was taken back"
NOT_DECIDED_YET = "Day that was decided must be today or before"
NO_DAY = "Enter the day it was sent"
NO_DAY_OF_DECISION = "Enter the day that was decided"
NO_HOW = "Enter how it was sent"
NO_REASON = "Enter why it is not to be sent"


@dataclass(frozen=True)
class CopyAnswers:
    """Who else is to have a copy, and by when."""

    name: str
    due_on: date


@dataclass(frozen=True)
class Sent:
    """When a copy was sent and how, or when it was decided not to and why; with neither, it is still owed."""

    done_on: date | None
    how: str = ""
    is_waived: bool = False

    def wrong(self, *, review: Review, today: date) -> dict[str, str]:
        """Return a sentence for each answer that cannot be."""
        if self == Sent(None):
            return {}
        found = {} if self.how else {"how": NO_REASON if self.is_waived else NO_HOW}
        if self.done_on is None:
            found["done_on"] = NO_DAY_OF_DECISION if self.is_waived else NO_DAY
        elif self.done_on > today:
            found["done_on"] = NOT_DECIDED_YET if self.is_waived else NOT_TO_COME
        elif self.done_on < review.notified_on:
            found["done_on"] = before_the_review(review=review)
        return found


@transaction.atomic
def copies_due_at_approval(*, review: Review, on: date, by: Reader, now: datetime) -> None:
    """Owe the copies that fall due once a review is approved ``on`` a day; those not sent move with the day.

    Called by whatever notes the approval on that day, which holds the review. Raises PermissionDenied.
    """
    due_on = _owe(AT_APPROVAL, review=review, on=on, by=by, now=now)
    for copy in copies.not_sent(by, review=review, wanted=AT_APPROVAL).exclude(due_on=due_on):
        copy.due_on = due_on
        audit.save(copy, by=by, why=Verb.COPY_CHANGED, now=now)


@transaction.atomic
def copies_not_due(*, review: Review, by: Reader, now: datetime) -> None:
    """Owe the copies no more that fell due at an approval which was taken back; what was sent stays.

    Called by whatever takes it back, which holds the review. Raises PermissionDenied.
    """
    may_send(by, review).require()
    for copy in copies.not_sent(by, review=review, wanted=AT_APPROVAL):
        audit.remove(copy, by=by, why=Verb.COPY_REMOVED, now=now, reason=TAKEN_BACK)


@transaction.atomic
def copies_due_at_publication(*, review: Review, on: date, by: Reader, now: datetime) -> None:
    """Owe the copies that fall due once a review is published ``on`` a day; what is owed already stays as it is.

    Called by whatever publishes it, which holds the review. Raises PermissionDenied.
    """
    _owe(AT_PUBLICATION, review=review, on=on, by=by, now=now)


@transaction.atomic
def add_copy(
    *, review: Review, answers: CopyAnswers, by: Reader, now: datetime, key: str | None = None
) -> Copy:
    """Write down somebody else who is to have a copy, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError for a day before the review, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_send(by, review).require()
    copy = Copy(review=review, recipient=Copy.Recipient.OTHER, key=key or new_key())
    _fill(copy, answers)
    audit.save(copy, by=by, why=Verb.COPY_ADDED, now=now)
    return copy


@transaction.atomic
def edit_copy(*, key: str, version: int, answers: CopyAnswers, by: Reader, now: datetime) -> Copy:
    """Change who is to have a copy, or by when; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a day before the
    review.
    """
    copy = _taken(key=key, version=version, by=by)
    if answers == CopyAnswers(copy.name, copy.due_on):
        return copy
    _fill(copy, answers)
    audit.save(copy, by=by, why=Verb.COPY_CHANGED, now=now)
    return copy


@transaction.atomic
def send_copy(*, key: str, version: int, sent: Sent, by: Reader, now: datetime) -> Copy:
    """Note that a copy was sent, that it is not to be, or neither after all; the same again changes nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError by answer.
    """
    copy = _taken(key=key, version=version, by=by)
    if wrong := sent.wrong(review=copy.review, today=by.today):
        raise ValidationError(wrong)
    if sent == Sent(copy.done_on, copy.how, copy.is_waived):
        return copy
    copy.done_on, copy.how, copy.is_waived = sent.done_on, sent.how, sent.is_waived
    audit.save(copy, by=by, why=Verb.COPY_SENT, now=now)
    return copy


@transaction.atomic
def remove_copy(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Copy:
    """Remove a copy that was written down by mistake; its history, with the reason, stays.

    Raises PermissionDenied, also for one that is always sent, and NewerVersion when somebody saved it meanwhile.
    """
    copy = _taken(key=key, version=version, by=by)
    may_be_removed(copy).require()
    audit.remove(copy, by=by, why=Verb.COPY_REMOVED, now=now, reason=reason)
    return copy


def before_the_review(*, review: Review) -> str:
    """Return what is said of a day on which there was no review yet."""
    return f"The partnership was told on {day_words.plain(review.notified_on)}. Enter a later day"


def _owe(wanted: Collection[Copy.Recipient], *, review: Review, on: date, by: Reader, now: datetime) -> date:
    """Owe the copies that are not owed yet; return the day on which they fall due."""
    may_send(by, review).require()
    due_on = on + timedelta(days=rules_of(by, partnership=review.partnership).copies_within_days)
    owed = copies.recipients(by, review=review)
    for recipient in wanted:
        if recipient not in owed:
            copy = Copy(review=review, recipient=recipient, due_on=due_on)
            audit.save(copy, by=by, why=Verb.COPY_ADDED, now=now)
    return due_on


def _taken(*, key: str, version: int, by: Reader) -> Copy:
    courses.hold_of(by, copies.open_to(by), key=key)
    copy = audit.locked(copies.open_to(by), key=key, version=version)
    may_send(by, copy.review).require()
    return copy


def _fill(copy: Copy, answers: CopyAnswers) -> None:
    if answers.due_on < copy.review.notified_on:
        raise ValidationError({"due_on": before_the_review(review=copy.review)})
    copy.name, copy.due_on = answers.name, answers.due_on
