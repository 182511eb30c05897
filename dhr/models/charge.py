"""What partners are asked to pay for a review, and what they have paid."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL
from csp.models import AnyReader, Partnership, Record, Seat
from dhr.models.capacity import Part
from dhr.models.cost_rule import CostType
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, Row, open_through
from dhr.models.stage import Stage


class Charge(Record, PartOfReview):
    """What one partner is asked for, or is given back, which is below nothing. Once sent, its amounts never change.

    ``number`` is given when it is sent, by the partnership that asks, from 1 in each financial year. ``total`` is in
    pence. What a partner is told of a charge says nothing of the review.
    """

    class State(models.TextChoices):
        """What became of it; how much is paid is told by its payments."""

        DRAFT = "draft", "Not sent yet"
        SENT = "sent", "Sent"
        AGREED = "agreed", "Agreed by the partner"
        INVOICED = "invoiced", "Invoiced"
        WRITTEN_OFF = "written_off", "Written off"

    class Basis(models.TextChoices):
        """What it brings up to date."""

        ESTIMATE = "estimate", "A percentage of what is estimated"
        ACTUAL = "actual", "What it has cost so far"

    seen_in: ClassVar[Part] = Part.MONEY
    told_outside: ClassVar[frozenset[str]] = frozenset(
        {"contact", "address", "purchase_order", "budget_code", "invoice"}
    )

    asked_by = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", verbose_name="partner")
    year = models.PositiveSmallIntegerField("year in which the financial year begins", null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    basis = models.CharField("what it is asked for", max_length=10, choices=Basis)
    basis_points = models.PositiveIntegerField(
        "percentage of the estimate, in hundredths", null=True, blank=True
    )
    stage = models.CharField("stage for which it is asked", max_length=12, choices=Stage, blank=True)
    total = models.BigIntegerField("in pence")
    contact = models.CharField("whom it was sent to", max_length=120, blank=True)
    address = models.TextField("address it was sent to", max_length=400, blank=True)
    purchase_order = models.CharField("purchase order number", max_length=60, blank=True)
    budget_code = models.CharField(max_length=60, blank=True)
    sent_on = models.DateField("day it was sent", null=True, blank=True)
    due_on = models.DateField("day by which it is to be paid", null=True, blank=True)
    agreed_on = models.DateField("day the partner agreed", null=True, blank=True)
    invoiced_on = models.DateField("day of the invoice", null=True, blank=True)
    invoice = models.CharField("number of the invoice", max_length=60, blank=True)
    written_off_on = models.DateField("day it was written off", null=True, blank=True)
    written_off_why = models.CharField("why it was written off", max_length=300, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "asked_by": NONE,
        "seat": NONE,
        "year": NONE,
        "number": NONE,
        "state": NONE,
        "basis": NONE,
        "basis_points": NONE,
        "stage": NONE,
        "total": NONE,
        "contact": PERSONAL,
        "address": PERSONAL,
        "purchase_order": NONE,
        "budget_code": NONE,
        "sent_on": NONE,
        "due_on": NONE,
        "agreed_on": NONE,
        "invoiced_on": NONE,
        "invoice": NONE,
        "written_off_on": NONE,
        "written_off_why": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["Charge"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["seat", "state", "due_on"], name="dhr_charge_of_partner"),
            models.Index(fields=["asked_by", "state", "due_on"], name="dhr_charge_of_partnership"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["asked_by", "year", "number"], name="dhr_charge_number_once"),
            models.UniqueConstraint(
                fields=["review", "seat"],
                condition=Q(state="draft"),
                name="dhr_charge_one_draft_for_a_partner",
            ),
            models.CheckConstraint(
                name="dhr_charge_asks_for_something",
                condition=~Q(total=0),
                violation_error_message="A charge asks for something, or gives something back.",
            ),
            models.CheckConstraint(
                name="dhr_charge_sent_with_a_number",
                condition=Q(state="draft", number=None, year=None, sent_on=None, due_on=None)
                | (
                    ~Q(state="draft")
                    & Q(number__gt=0, year__isnull=False, sent_on__isnull=False, due_on__isnull=False)
                    & ~Q(contact="")
                ),
                violation_error_message="A charge that was sent has a number, its days, and whom it was sent to.",
            ),
            models.CheckConstraint(
                name="dhr_charge_percentage_of_an_estimate",
                condition=Q(basis="estimate", basis_points__range=(1, 10_000))
                | Q(basis="actual", basis_points=None),
                violation_error_message="Say what percentage of the estimate is asked for.",
            ),
            models.CheckConstraint(
                name="dhr_charge_written_off_with_a_reason",
                condition=(Q(state="written_off", written_off_on__isnull=False) & ~Q(written_off_why=""))
                | (~Q(state="written_off") & Q(written_off_on=None, written_off_why="")),
                violation_error_message="Say why it is written off.",
            ),
        ]

    def __str__(self) -> str:
        """Return its number, which says nothing of the review."""
        return f"Charge {self.reference}" if self.number else "Charge not sent yet"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:charge-detail", args=[self.review.partnership.slug, self.key])

    @property
    def reference(self) -> str:
        """Return its number as partners quote it: 2026-0014; nothing before it is sent."""
        return f"{self.year}-{self.number:04}" if self.number else ""

    @property
    def is_draft(self) -> bool:
        """Return whether it was not sent yet."""
        return self.state == self.State.DRAFT

    @property
    def is_credit(self) -> bool:
        """Return whether it gives something back."""
        return self.total < 0

    def is_overdue(self, today: date) -> bool:
        """Return whether its day has passed; whether anything is left of it is told by its payments."""
        return self.due_on is not None and self.due_on < today


class PartOfChargeQuerySet(models.QuerySet[Row]):
    """Asks for parts of charges by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the parts of the charges that the reader sees."""
        return self.filter(open_through(reader, Part.MONEY, at="charge__review__"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of the charges of one partnership's reviews."""
        return self.filter(charge__review__partnership=partnership)


class ChargeLine(models.Model):
    """What a charge asks for of one type of cost and one financial year, in pence."""

    charge = models.ForeignKey(Charge, on_delete=models.CASCADE, related_name="lines")
    cost_type = models.CharField("type of cost", max_length=20, choices=CostType)
    year = models.PositiveSmallIntegerField("year in which the financial year begins")
    pence = models.BigIntegerField()

    personal_data = {"id": NONE, "charge": NONE, "cost_type": NONE, "year": NONE, "pence": NONE}

    objects = PartOfChargeQuerySet["ChargeLine"].as_manager()

    class Meta:
        ordering = ["charge", "year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["charge", "year", "cost_type"], name="dhr_charge_line_once"),
            models.CheckConstraint(name="dhr_charge_line_asks_for_something", condition=~Q(pence=0)),
        ]

    def __str__(self) -> str:
        """Return which type of cost it is."""
        return CostType(self.cost_type).label


class Payment(Record):
    """What was paid of a charge on a day, in pence; of a credit, what was given back, which is below nothing."""

    charge = models.ForeignKey(Charge, on_delete=models.PROTECT, related_name="payments")
    paid_on = models.DateField("day it was paid")
    pence = models.BigIntegerField()
    reference = models.CharField("what it is called in the ledger", max_length=60, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "charge": NONE,
        "paid_on": NONE,
        "pence": NONE,
        "reference": NONE,
    }

    objects = PartOfChargeQuerySet["Payment"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(name="dhr_payment_of_something", condition=~Q(pence=0)),
        ]

    def __str__(self) -> str:
        """Return of which charge it is."""
        return f"Payment of {self.charge}"

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership of the review."""
        return self.charge.partnership_id

    @property
    def circle_id(self) -> int:
        """Return the id of the circle that may see it."""
        return self.charge.circle_id
