"""What people are on a review as, and which of its circles that puts them in."""

from enum import StrEnum

from django.db import models


class Part(StrEnum):
    """A part of a review with a circle of its own: the name of the field that points at it."""

    REVIEW = "circle"  # that there is a review, under its code name
    PANEL = "panel_circle"  # what happened, and what the panel makes of it
    FAMILY = "family_circle"  # what was said with the family
    PLAN = "plan_circle"  # what will be done about it
    MONEY = "money_circle"  # what it costs, and who pays


class Capacity(models.TextChoices):
    """What somebody is on a review as, from a day to a day."""

    COORDINATOR = "coordinator", "Coordinator"
    DEPUTY = "deputy", "Deputy coordinator"
    CHAIR = "chair", "Independent chair"
    AUTHOR = "author", "Author of the overview report"
    PANEL_MEMBER = "panel_member", "Panel member"
    AGENCY_AUTHOR = "agency_author", "Author of an agency report"
    FINANCE = "finance", "Finance officer"
    ADVOCATE = "advocate", "Advocate of the family"
    EMERGENCY = "emergency", "In an emergency, for a day"

    @property
    def parts(self) -> frozenset[Part]:
        """Return the parts of the review that open to it; an agency's author reads their own report besides."""
        return OPENS[self]


_CHAIRS = frozenset({Part.REVIEW, Part.PANEL, Part.FAMILY, Part.PLAN})
_RUNS = _CHAIRS | {Part.MONEY}
_PANEL = frozenset({Part.REVIEW, Part.PANEL, Part.PLAN})
_BY_NAME = frozenset({Part.REVIEW})

OPENS = {
    Capacity.COORDINATOR: _RUNS,
    Capacity.DEPUTY: _RUNS,
    Capacity.CHAIR: _CHAIRS,
    Capacity.AUTHOR: _PANEL,
    Capacity.PANEL_MEMBER: _PANEL,
    Capacity.AGENCY_AUTHOR: _BY_NAME,
    Capacity.FINANCE: _BY_NAME | {Part.MONEY},
    Capacity.ADVOCATE: _BY_NAME | {Part.FAMILY},
    Capacity.EMERGENCY: _PANEL,
}

# They see that the review goes on: one of each is always there, without a last day.
RUNNING = (Capacity.COORDINATOR, Capacity.DEPUTY)
# What somebody can be asked onto a review as.
ASKED_AS = tuple(one for one in Capacity if one != Capacity.EMERGENCY)
# One at a time.
ALONE = (Capacity.COORDINATOR, Capacity.CHAIR)
# They say in writing how they are independent of the agencies that the review looks at.
INDEPENDENT = (Capacity.CHAIR, Capacity.AUTHOR)
