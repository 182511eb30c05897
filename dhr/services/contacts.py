"""Write down a contact with the family; change it, say when what was promised was kept, remove it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import FamilyContact, Review
from dhr.models.verb import Verb
from dhr.policies.contacts import may_log
from dhr.queries import contacts, courses


@dataclass(frozen=True)
class ContactAnswers:
    """What a person says of a contact with the family."""

    on: date
    who: str
    how: str
    by: str
    advocacy: str
    shared: str = ""
    asked: str = ""
    promised: str = ""
    promised_for: date | None = None

    @classmethod
    def of(cls, contact: FamilyContact) -> "ContactAnswers":
        """Return what is said of a contact now."""
        return cls(**{answer.name: getattr(contact, answer.name) for answer in fields(cls)})

    def wrong(self, *, since: date, today: date, kept_on: date | None = None) -> dict[str, str]:
        """Return a sentence for each answer that cannot be: ``since`` is the first day of the month of the death."""
        return dict(self._wrong(since, today, kept_on))

    def _wrong(self, since: date, today: date, kept_on: date | None) -> Iterator[tuple[str, str]]:
        if self.on > today:
            yield "on", "Day must be today or before"
        elif self.on < since:
            yield "on", f"Day must be on or after {day_words.plain(since)}, the month of the death"
        elif kept_on and self.on > kept_on:
            yield "on", f"Day must be on or before {day_words.plain(kept_on)}, when the promise was kept"
        if self.promised_for and not self.promised:
            yield "promised", "Enter what was promised, or take out the day it is promised for"
        elif self.promised_for and self.promised_for < self.on:
            yield "promised_for", "Day it is promised for must be on or after the day of the contact"


@transaction.atomic
def add_contact(
    *, review: Review, answers: ContactAnswers, by: Reader, now: datetime, key: str | None = None
) -> FamilyContact:
    """Add to the log of a review, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_log(by, review).require()
    contact = FamilyContact(review=review, key=key or new_key())
    _fill(contact, answers, by)
    audit.save(contact, by=by, why=Verb.CONTACT_ADDED, now=now)
    return contact


@transaction.atomic
def edit_contact(
    *, key: str, version: int, answers: ContactAnswers, reason: str, by: Reader, now: datetime
) -> FamilyContact:
    """Change an entry of the log; the same answers again change nothing. What is no promise any more is not kept.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    contact = _taken(key=key, version=version, by=by)
    if answers == ContactAnswers.of(contact):
        return contact
    if not answers.promised:
        contact.kept_on = None
    _fill(contact, answers, by)
    audit.save(contact, by=by, why=Verb.CONTACT_CHANGED, now=now, reason=reason)
    return contact


@transaction.atomic
def keep_promise(*, key: str, version: int, kept_on: date | None, by: Reader, now: datetime) -> FamilyContact:
    """Say on which day what was promised was kept, or with no day that it was not after all.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    contact = _taken(key=key, version=version, by=by)
    if kept_on and not contact.promised:
        raise ValidationError("Nothing was promised that time.")
    if kept_on and not contact.on <= kept_on <= by.today:
        words = f"Day it was kept must be between {day_words.plain(contact.on)} and today"
        raise ValidationError({"kept_on": words})
    if kept_on == contact.kept_on:
        return contact
    contact.kept_on = kept_on
    audit.save(contact, by=by, why=Verb.CONTACT_CHANGED, now=now)
    return contact


@transaction.atomic
def remove_contact(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> FamilyContact:
    """Remove an entry that was added by mistake; its history, with the reason, stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    contact = _taken(key=key, version=version, by=by)
    audit.remove(contact, by=by, why=Verb.CONTACT_REMOVED, now=now, reason=reason)
    return contact


def _taken(*, key: str, version: int, by: Reader) -> FamilyContact:
    courses.hold_of(by, contacts.open_to(by), key=key)
    contact = audit.locked(contacts.open_to(by), key=key, version=version)
    may_log(by, contact.review).require()
    return contact


def _fill(contact: FamilyContact, answers: ContactAnswers, by: Reader) -> None:
    wrong = answers.wrong(since=earliest_of(review=contact.review), today=by.today, kept_on=contact.kept_on)
    if wrong:
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(contact, answer.name, getattr(answers, answer.name))


def earliest_of(*, review: Review) -> date:
    """Return the first day on which there can have been a contact about a death: the first of its month."""
    return date(review.died_year, review.died_month, 1)
