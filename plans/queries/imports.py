"""Which imports there are, and how the carrying out of one stands."""

from django.db.models import QuerySet

from csp.models import Job, Partnership, Reader
from csp.queries.jobs import latest_of
from plans.models import PlanImport
from plans.models.plan_import import PlanImportQuerySet

JOB = "plans.import"


def open_to(reader: Reader) -> PlanImportQuerySet:
    """Return the imports that the reader may see, newest first."""
    return (
        PlanImport.objects.visible_to(reader)
        .select_related("partnership", "file", "plan__partnership", "added_by")
        .order_by("-added_at", "key")
    )


def unfinished(reader: Reader, *, partnership: Partnership) -> QuerySet[PlanImport]:
    """Return the partnership's imports that are not done yet, newest first."""
    return open_to(reader).in_partnership(partnership).exclude(state=PlanImport.State.DONE)


def job_of(reader: Reader, *, plan_import: PlanImport) -> Job | None:
    """Return the last carrying out of the import that the reader asked for."""
    return latest_of(reader, kind=JOB, subject_key=plan_import.key)
