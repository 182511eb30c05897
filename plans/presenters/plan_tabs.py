"""The parts of a plan, as tabs at the foot of its head."""

from django.urls import reverse

from csp.kernel.terms import Words
from plans.models import Plan


def plan_tabs(plan: Plan, *, here: str, total: int, words: Words) -> list[tuple[str, str, bool]]:
    """Return (label, address, whether one is here) for each part."""
    where = [plan.partnership.slug, plan.key]
    tabs = [
        ("Overview", reverse("plans:plan-detail", args=where), here == "overview"),
        (words.priority.start_many, reverse("plans:priority-list", args=where), here == "priorities"),
        (f"Actions ({total})", reverse("plans:action-list", args=where), here == "actions"),
        ("Measures", reverse("plans:measure-list", args=where), here == "measures"),
    ]
    tabs.append(("Rounds", reverse("plans:round-list", args=where), here == "rounds"))
    if not plan.is_of_a_review:
        tabs.append(("Agreement", reverse("plans:plan-agreement", args=where), here == "agreement"))
    if plan.circle_id:
        tabs.append(("Audit trail", reverse("plans:plan-trail", args=where), here == "trail"))
    return tabs
