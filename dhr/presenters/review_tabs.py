"""The parts of a review, as tabs at the foot of its head: each reader has those that are open to them."""

from collections.abc import Collection

from django.urls import reverse

from dhr.models import Part, Review

# What each tab is called, its page, and the part of the review that one must be in to have it.
TABS = (
    ("overview", "Overview", "dhr:review-detail", Part.REVIEW),
    ("stages", "Stages and clocks", "dhr:stage-list", Part.PANEL),
    ("terms", "Terms and names", "dhr:terms-detail", Part.PANEL),
    ("people", "People", "dhr:member-list", Part.REVIEW),
    ("agency reports", "Agency reports", "dhr:agency-report-list", Part.PANEL),
    ("panel", "Panel meetings", "dhr:panel-meeting-list", Part.PANEL),
    ("recommendations", "Recommendations", "dhr:recommendation-list", Part.PLAN),
    ("plan", "Action plan", "dhr:plan-detail", Part.PLAN),
    ("quality", "Quality assurance", "dhr:submission-list", Part.PANEL),
    ("proceedings", "Proceedings", "dhr:proceeding-list", Part.PANEL),
    ("publication", "Publication", "dhr:publication-detail", Part.PANEL),
    ("closing", "Closing", "dhr:closure-detail", Part.PANEL),
    ("family", "Family", "dhr:contact-list", Part.FAMILY),
    ("costs", "Costs", "dhr:cost-line-list", Part.MONEY),
)


def review_tabs(review: Review, *, here: str, parts: Collection[Part]) -> list[tuple[str, str, bool]]:
    """Return (label, address, whether one is here) for each tab of somebody to whom these parts are open."""
    where = [review.partnership.slug, review.key]
    return [
        (label, reverse(page, args=where), name == here) for name, label, page, part in TABS if part in parts
    ]
