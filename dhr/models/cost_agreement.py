"""How partners agree to share what reviews cost: an agreement, its versions, and who shares."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE
from csp.models import AnyReader, Partnership, Record
from csp.permissions import Permission
from dhr.models.part_of_review import Row


def seen_by_colleagues(reader: AnyReader, *, at: str = "") -> Q:
    """Return the condition that an agreement is of a partnership where the reader works, or of that one's group.

    It says nothing of any review. ``at`` is the path to the agreement, such as ``agreement__``.
    """
    mine = reader.partnerships_with(Permission.ENTER)
    groups = Partnership.objects.filter(parts__in=mine).order_by().values("pk")
    return Q(**{f"{at}partnership__in": mine}) | Q(**{f"{at}partnership__in": groups})


class CostAgreementQuerySet(models.QuerySet["CostAgreement"]):
    """Asks which agreements there are for a reader."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the agreements of the reader's partnerships, and of the groups that these are part of."""
        return self.filter(seen_by_colleagues(reader))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the agreements that hold for a partnership's reviews: its own, and its group's."""
        return self.filter(partnership__in=[partnership.pk, partnership.parent_id or partnership.pk])


class CostAgreement(Record):
    """An agreement on who pays for reviews. That of a county group holds for all partnerships in it, as a pool."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="cost_agreements")
    title = models.CharField("name", max_length=120)
    ends_on = models.DateField("last day", null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "title": NONE,
        "ends_on": NONE,
    }

    circle_id = None
    objects = CostAgreementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title"],
                name="dhr_cost_agreement_called_once",
                violation_error_message="There is an agreement of this name already.",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:cost-agreement-detail", args=[self.partnership.slug, self.key])


class PartOfAgreementQuerySet(models.QuerySet[Row]):
    """Asks for parts of agreements by who is reading; ``way_up`` is the path to the agreement."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the parts of the agreements that the reader sees."""
        return self.filter(seen_by_colleagues(reader, at=self._way_up))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of the agreements that hold for a partnership's reviews."""
        held = [partnership.pk, partnership.parent_id or partnership.pk]
        return self.filter(**{f"{self._way_up}partnership__in": held})

    @property
    def _way_up(self) -> str:
        return str(self.model.way_up)  # type: ignore[attr-defined]


class AgreementVersion(Record):
    """What an agreement says from a day on. Once it was agreed it never changes: the next version does.

    ``partners`` are the keys of seats; odd pence follow their order.
    """

    class State(models.TextChoices):
        """Whether it can still be changed."""

        DRAFT = "draft", "Draft"
        AGREED = "agreed", "Agreed"

    class Basis(models.TextChoices):
        """Who shares."""

        RESPONSIBLE = "responsible", "Every responsible authority with a seat on the day of the cost"
        NAMED = "named", "Those who are named here"

    class Counts(models.TextChoices):
        """What is one partner, where one body has two seats."""

        SEATS = "seats", "Each seat pays"
        BODIES = "bodies", "Each body pays once"

    agreement = models.ForeignKey(CostAgreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    starts_on = models.DateField("first day")
    basis = models.CharField("who shares", max_length=20, choices=Basis)
    partners = models.JSONField("those who are named, in the agreed order", default=list, blank=True)
    counts = models.CharField("what pays once", max_length=10, choices=Counts, default=Counts.SEATS)
    agreed_on = models.DateField("day it was agreed", null=True, blank=True)
    agreed_where = models.CharField("where it was agreed", max_length=200, blank=True)

    way_up = "agreement__"
    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "agreement": NONE,
        "number": NONE,
        "state": NONE,
        "starts_on": NONE,
        "basis": NONE,
        "partners": NONE,
        "counts": NONE,
        "agreed_on": NONE,
        "agreed_where": NONE,
    }

    circle_id = None
    objects = PartOfAgreementQuerySet["AgreementVersion"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="dhr_agreement_version_number_once"),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(state="draft"),
                name="dhr_agreement_one_draft",
                violation_error_message="There is a draft already. Change that one.",
            ),
            models.UniqueConstraint(
                fields=["agreement", "starts_on"],
                condition=Q(state="agreed"),
                name="dhr_agreement_one_version_from_a_day",
                violation_error_message="Another version begins on that day.",
            ),
            models.CheckConstraint(
                name="dhr_agreement_version_agreed_on_a_day",
                condition=Q(state="draft") | (Q(agreed_on__isnull=False) & ~Q(agreed_where="")),
                violation_error_message="Say when and where it was agreed.",
            ),
        ]

    def __str__(self) -> str:
        """Return which version it is."""
        return f"Version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:agreement-version-detail", args=[self.agreement.partnership.slug, self.key])

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership that keeps the agreement."""
        return self.agreement.partnership_id

    @property
    def is_draft(self) -> bool:
        """Return whether it can still be changed."""
        return self.state == self.State.DRAFT
