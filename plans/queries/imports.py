"""Which imports there are, and how the carrying out of one stands."""

from django.db.models import QuerySet

from csp.models import Job, Partnership, Reader
from csp.queries.jobs import is_latest, latest_of, states_by_subject
from plans.models import PlanImport
from plans.models.plan_import import JOB, PlanImportQuerySet


def open_to(reader: Reader) -> PlanImportQuerySet:
    """Return the imports that the reader may see, newest first; those that were discarded are nobody's."""
    return (
        PlanImport.objects.visible_to(reader)
        .exclude(state=PlanImport.State.DISCARDED)
        .select_related("partnership", "file", "plan__partnership", "added_by")
        .order_by("-added_at", "key")
    )


def discarded(reader: Reader) -> PlanImportQuerySet:
    """Return the imports that were discarded, of those that the reader might see."""
    return PlanImport.objects.visible_to(reader).filter(state=PlanImport.State.DISCARDED)


def unfinished(reader: Reader, *, partnership: Partnership) -> QuerySet[PlanImport]:
    """Return the partnership's imports that are not done yet, newest first."""
    return open_to(reader).in_partnership(partnership).exclude(state=PlanImport.State.DONE)


def has_stopped(reader: Reader, *, plan_import: PlanImport) -> bool:
    """Return whether it was confirmed, and nobody carries it out any more, whoever had asked for that."""
    if plan_import.state != PlanImport.State.CONFIRMED:
        return False
    states = states_by_subject(reader, kind=JOB, subject_keys=[plan_import.key])
    return states.get(plan_import.key) not in {Job.State.WAITING, Job.State.RUNNING}


def own_job(reader: Reader, *, plan_import: PlanImport) -> Job | None:
    """Return the carrying out of the import, if the reader asked for it and nobody has asked since."""
    job = latest_of(reader, kind=JOB, subject_key=plan_import.key)
    return job if job and is_latest(reader, job=job) else None
