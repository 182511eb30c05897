"""Save a record and write down who did it, in one line of code."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol, cast

from django.db import models

from csp.models import AuditEvent, Reader, Record


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


def save(subject: Record, *, by: Reader, why: StrEnum, now: datetime, reason: str = "") -> None:
    """Save the record with its history row and one event; call it once per record in a transaction.

    ``why`` is the verb of the event; ``reason`` is what the person gave as their reason, and goes to the history.
    """
    if not subject._state.adding:
        subject.version += 1
    _tell_history(subject, by=by, now=now, reason=reason)
    subject.save()
    record(why, subject=cast(Subject, subject), by=by, now=now)


def remove(subject: Record, *, by: Reader, why: StrEnum, now: datetime) -> None:
    """Delete a record that was added by mistake; its history and one event stay."""
    record(why, subject=cast(Subject, subject), by=by, now=now)
    _tell_history(subject, by=by, now=now)
    subject.delete()


def record(verb: StrEnum, *, subject: Subject, by: Reader, now: datetime) -> None:
    """Write one event: ids and a verb, never a name or a title."""
    AuditEvent(
        at=now,
        person_id=by.person_id,
        verb=verb,
        subject=subject._meta.label_lower,
        subject_id=subject.pk,
        partnership_id=subject.partnership_id,
        circle_id=subject.circle_id,
        address=by.address,
    ).save()


def _tell_history(subject: Record, *, by: Reader, now: datetime, reason: str = "") -> None:
    """Leave on the record what simple-history looks for when it writes the next row."""
    told = {"_history_user": by.person, "_history_date": now, "_change_reason": reason}
    vars(subject).update(told)
