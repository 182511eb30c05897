"""Versions of Vale's plan, kept as the plan stands, for tests that are about what was kept."""

from datetime import timedelta

from csp.kernel.plan_snapshot import digest, to_json
from csp.web import clock
from plans.models import Plan, PlanVersion, SignOff
from plans.queries.snapshots import as_it_stands
from tests.integration import people

FIRST_OF_MEASURES = ("key", "reference", "title", "priority", "unit", "better", "baseline", "target")


def version(
    *, plan: Plan | None = None, by: str = "june", published: bool = False, ago: int = 0, **content: object
) -> PlanVersion:
    """Keep a plan as the next version; ``content`` takes the place of what stands in it."""
    of, maker = plan or people.plan(), people.person(by)
    made = clock.now() - timedelta(days=ago)
    told = {**to_json(as_it_stands(people.reader(by), plan=of)), **content}
    last = of.versions.order_by("-number").values_list("number", flat=True).first() or 0
    kept = PlanVersion(
        plan=of, number=last + 1, content=told, sha256=digest(told), made_at=made, made_by=maker
    )
    if published:
        kept.agreed_at, kept.agreed_by = made, maker
        kept.published_at, kept.published_by = made + timedelta(hours=1), maker
    kept.save()
    return kept


def as_kept_first(kept: PlanVersion) -> PlanVersion:
    """Write a version as versions were kept before milestones and all that is said of measures were."""
    told = {name: value for name, value in kept.content.items() if name != "milestones"}
    told["measures"] = [{name: one[name] for name in FIRST_OF_MEASURES} for one in told["measures"]]
    kept.content, kept.sha256 = told, digest(told)
    PlanVersion.objects.filter(pk=kept.pk).update(content=told, sha256=kept.sha256)
    return kept


def forget() -> None:
    """Forget the versions that the demonstration tells of, so that a test begins with the first."""
    Plan.objects.update(public_version=None)
    SignOff.objects.all().delete()
    PlanVersion.objects.all().delete()


def damage(kept: PlanVersion, **content: object) -> PlanVersion:
    """Change what was kept behind its back, as a fault of a disk or a hand in the database would."""
    PlanVersion.objects.filter(pk=kept.pk).update(content={**kept.content, **content})
    return kept


def shown(**known: object) -> PlanVersion:
    """Keep a version that the public sees."""
    kept = version(published=True, **known)  # type: ignore[arg-type]
    Plan.objects.filter(pk=kept.plan_id).update(public_version=kept)
    return kept
