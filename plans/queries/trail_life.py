"""What versions, sign-offs, commitments and waivers are called on the trail, for whoever may open their plan."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Commitment, Plan, PlanVersion, SignOff, Waiver


def versions(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the versions with these ids that the reader may see, each with its plan."""
    found = PlanVersion.objects.visible_to(reader).filter(pk__in=ids).defer("content")
    return {
        one.pk: Named(f"{one} of {one.plan.title}", one.get_absolute_url())
        for one in found.select_related("plan__partnership")
    }


def sign_offs(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the sign-offs with these ids that the reader may see, each by its authority."""
    mine = PlanVersion.objects.visible_to(reader).values("pk")
    found = SignOff.objects.filter(pk__in=ids, plan_version__in=mine)
    return {
        one.pk: _of(str(one.seat), one.plan_version.plan)
        for one in found.select_related("seat__authority", "plan_version__plan__partnership")
    }


def commitments(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the authorities' parts with these ids that the reader may see."""
    found = Commitment.objects.visible_to(reader).filter(pk__in=ids)
    return {
        one.pk: _of(str(one.seat), one.plan)
        for one in found.select_related("seat__authority", "plan__partnership")
    }


def waivers(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the waivers with these ids that the reader may see."""
    found = Waiver.objects.visible_to(reader).filter(pk__in=ids)
    return {
        one.pk: _of(f"Point ({one.point})", one.plan) for one in found.select_related("plan__partnership")
    }


def _of(name: str, plan: Plan) -> Named:
    where = [plan.partnership.slug, plan.key]
    return Named(f"{name}, {plan.title}", reverse("plans:plan-agreement", args=where))
