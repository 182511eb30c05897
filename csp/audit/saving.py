"""Save a record and write down who did it, in one line of code."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol, cast

from django.db import models

from csp.audit.nobody import Doer
from csp.audit.words import Group, group_of
from csp.models import AuditEvent, Record
from csp.policies.kept_words import SaysKeptWords, must_keep_words, tells_kept_words
from csp.policies.see_as import READ_ONLY


class Subject(Protocol):
    """A record that knows where it belongs."""

    @property
    def pk(self) -> int:
        """Return its id."""

    @property
    def _meta(self) -> models.options.Options:
        """Return what kind of record it is."""

    @property
    def partnership_id(self) -> int | None:
        """Return the partnership whose trail the event is on."""

    @property
    def circle_id(self) -> int | None:
        """Return the circle whose members alone may read the event."""


def save(
    subject: Record,
    *,
    by: Doer,
    why: StrEnum,
    now: datetime,
    reason: str = "",
    written_as: Subject | None = None,
) -> None:
    """Save the record with its history row and one event; call it once per record in a transaction.

    ``why`` is the verb of the event; ``reason`` is what the person gave as their reason, and goes to the history.
    ``written_as`` says whose trail has the event, where the record itself belongs to no partnership. Raises
    SaysKeptWords where a name would be told outside its circle.
    """
    _must_be_there_themselves(by)
    must_keep_words(subject, by=by, circle_id=cast(Subject, subject).circle_id)
    _must_keep_reason(reason, by=by, subject=cast(Subject, subject))
    if not subject._state.adding:
        subject.version += 1
    _tell_history(subject, by=by, now=now, reason=reason)
    subject.save()
    record(why, subject=written_as or cast(Subject, subject), by=by, now=now)


def remove(subject: Record, *, by: Doer, why: StrEnum, now: datetime, reason: str = "") -> None:
    """Delete a record that was added by mistake; its history, with the reason given, and one event stay.

    Raises SaysKeptWords where the reason would tell a name outside its circle.
    """
    _must_be_there_themselves(by)
    _must_keep_reason(reason, by=by, subject=cast(Subject, subject))
    record(why, subject=cast(Subject, subject), by=by, now=now)
    _tell_history(subject, by=by, now=now, reason=reason)
    subject.delete()


def record(verb: StrEnum, *, subject: Subject, by: Doer, now: datetime) -> None:
    """Write one event: ids and a verb, never a name or a title.

    Whoever looks at the site as somebody else does nothing that is written down but opening what is restricted,
    and that in their own name.
    """
    if group_of(verb) != Group.OPEN:
        _must_be_there_themselves(by)
    AuditEvent(
        at=now,
        person_id=by.doer_id,
        verb=verb,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        partnership_id=subject.partnership_id,
        circle_id=subject.circle_id,
        address=by.address,
    ).save()


def _must_be_there_themselves(by: Doer) -> None:
    """Raise PermissionDenied while somebody looks at the site as somebody else, whatever let them come this far."""
    if by.seen_by:
        READ_ONLY.require()


def _must_keep_reason(reason: str, *, by: Doer, subject: Subject) -> None:
    """Raise SaysKeptWords where a reason, which stays with the history, would tell a name outside its circle."""
    if reason and tells_kept_words([reason], by=by, circle_id=subject.circle_id):
        raise SaysKeptWords("reason")


def _tell_history(subject: Record, *, by: Doer, now: datetime, reason: str = "") -> None:
    """Leave on the record what simple-history looks for when it writes the next row."""
    told = {"_history_user": by.person, "_history_date": now, "_change_reason": reason}
    vars(subject).update(told)
