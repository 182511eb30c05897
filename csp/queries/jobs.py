"""Which jobs somebody asked for."""

from collections.abc import Collection

from django.db.models import QuerySet

from csp.models import Job, Reader


def open_to(reader: Reader) -> QuerySet[Job]:
    """Return the jobs that the reader asked for, newest first."""
    return Job.objects.visible_to(reader).select_related("partnership").order_by("-asked_at", "key")


def latest_of(reader: Reader, *, kind: str, subject_key: str) -> Job | None:
    """Return the last job of this kind that the reader asked for on the record with this key."""
    return open_to(reader).filter(kind=kind, subject_key=subject_key).first()


def latest_by_subject(reader: Reader, *, kind: str, subject_keys: Collection[str]) -> dict[str, Job]:
    """Return the last job of this kind that the reader asked for on each of the records with these keys."""
    found = open_to(reader).filter(kind=kind, subject_key__in=subject_keys)
    return {job.subject_key: job for job in reversed(found)}
