"""Which jobs somebody asked for."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from csp.models import Job, Reader
from csp.models.circle import in_sight_of
from csp.permissions import Permission


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


def states_by_subject(reader: Reader, *, kind: str, subject_keys: Collection[str]) -> dict[str, str]:
    """Return how far the last job of this kind is on each of these records, whoever asked for it, and no more.

    The keys are those of records that the reader may open; why a job stopped is for whoever asked for it.
    """
    here = in_sight_of(reader, reader.partnerships_with(Permission.ENTER))
    found = Job.objects.filter(here, kind=kind, subject_key__in=subject_keys).order_by("asked_at", "pk")
    return dict(found.values_list("subject_key", "state"))


def is_latest(reader: Reader, *, job: Job) -> bool:
    """Return whether nobody has asked for the same work on the same record after this job."""
    here = in_sight_of(reader, reader.partnerships_with(Permission.ENTER))
    later = Q(asked_at__gt=job.asked_at) | Q(asked_at=job.asked_at, pk__gt=job.pk)
    return not Job.objects.filter(here, later, kind=job.kind, subject_key=job.subject_key).exists()
