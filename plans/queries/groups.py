"""What a county group reads of the partnerships that are part of it: published versions and locked rounds."""

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from csp.permissions import Permission
from plans.models import Plan, PlanVersion, Status, UpdateRound
from plans.queries.rounds import SNAPSHOTS, counted


def parts_of(reader: Reader, *, group: Partnership) -> QuerySet[Partnership]:
    """Return the partnerships that say they are part of the group, by name, for whoever reads the group's plans."""
    mine = reader.partnerships_with(Permission.PLAN_READ)
    return Partnership.objects.filter(parent=group, parent__in=mine).order_by("place", "key")


def versions_of(reader: Reader, *, group: Partnership) -> QuerySet[PlanVersion]:
    """Return the versions that the parts have published, of the newest plan first; never one of a restricted plan."""
    return (
        PlanVersion.objects.filter(plan__in=_plans(reader, group).values("pk"), published_at__isnull=False)
        .select_related("plan__partnership")
        .order_by("-plan__starts_on", "plan__key", "-number", "key")
    )


def rounds_of(reader: Reader, *, group: Partnership) -> QuerySet[UpdateRound]:
    """Return the locked rounds of the parts' published plans, newest first, without the plans they keep."""
    found = UpdateRound.objects.filter(
        plan__in=_plans(reader, group).values("pk"),
        plan__versions__published_at__isnull=False,
        state=UpdateRound.State.LOCKED,
    )
    ids = found.order_by().values("pk")
    return counted(
        UpdateRound.objects.filter(pk__in=ids)
        .select_related("plan__partnership")
        .defer(*SNAPSHOTS)
        .order_by("-opened_at", "key")
    )


def kept_by(reader: Reader, *, group: Partnership, key: str) -> UpdateRound | None:
    """Return one of these rounds with the plans it keeps, as it was opened and as it was locked."""
    return rounds_of(reader, group=group).defer(None).filter(key=key).first()


def locked_before(reader: Reader, *, group: Partnership, one: UpdateRound) -> UpdateRound | None:
    """Return the round of the same plan that was locked last before this one was opened, with what it keeps."""
    earlier = rounds_of(reader, group=group).filter(plan=one.plan_id, opened_at__lt=one.opened_at)
    return earlier.defer(None).defer("at_opening").first()


def scheme_of(reader: Reader, *, group: Partnership, part: Partnership) -> QuerySet[Status]:
    """Return the statuses of one of the parts, in their order."""
    here = parts_of(reader, group=group).filter(pk=part.pk).values("pk")
    return Status.objects.filter(partnership__in=here).order_by("position", "key")


def _plans(reader: Reader, group: Partnership) -> QuerySet[Plan]:
    parts = parts_of(reader, group=group).order_by().values("pk")
    return Plan.objects.filter(partnership__in=parts, circle=None).order_by()
