"""The versions of plans: what was put to the authorities, agreed and published, kept for good."""

from django.db.models import QuerySet

from csp.models import AnyReader
from plans.models import Plan, PlanVersion


def open_to(reader: AnyReader) -> QuerySet[PlanVersion]:
    """Return the versions the reader may see, newest first, with all that their pages name."""
    return (
        PlanVersion.objects.visible_to(reader)
        .select_related("plan__partnership", "plan__public_version", "made_by", "agreed_by", "published_by")
        .order_by("-number", "key")
    )


def of_plan(reader: AnyReader, *, plan: Plan) -> QuerySet[PlanVersion]:
    """Return the versions of a plan, newest first, without their content."""
    return (
        PlanVersion.objects.visible_to(reader).filter(plan=plan).defer("content").order_by("-number", "key")
    )


def before(reader: AnyReader, *, version: PlanVersion) -> PlanVersion | None:
    """Return the version that was made before this one, if there is one."""
    return open_to(reader).filter(plan=version.plan, number__lt=version.number).first()
