"""What a review costs, line by line, and who pays what of each."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.measures.periods import Period, period_of
from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL
from csp.models import AnyReader, Partnership, Record, Seat, StoredFile
from dhr.models.capacity import Part
from dhr.models.cost_agreement import AgreementVersion
from dhr.models.cost_rule import CostType
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, open_through

_IS_COST = Q(net__gt=0, vat__gte=0, vat__lte=F("net"), recovered__gte=0, recovered__lte=F("vat"))
_IS_CREDIT = Q(net__lt=0, vat__lte=0, vat__gte=F("net"), recovered__lte=0, recovered__gte=F("vat"))


class CostLine(Record, PartOfReview):
    """One cost of a review, or one credit, which is below nothing: expected, ordered or invoiced. Money is in pence.

    ``before`` and ``pool`` say how its shares were worked out: what the costs that are shared with it came to before
    it, and what was then in the pool, where one pays first. They are worked out, so their history is not kept.
    """

    class Kind(models.TextChoices):
        """How certain it is."""

        ESTIMATE = "estimate", "Estimate"
        COMMITMENT = "commitment", "Commitment"
        ACTUAL = "actual", "Actual cost"

    seen_in: ClassVar[Part] = Part.MONEY

    number = models.PositiveSmallIntegerField()
    kind = models.CharField("how certain it is", max_length=12, choices=Kind)
    cost_type = models.CharField("type of cost", max_length=20, choices=CostType)
    what = models.CharField("what it is for", max_length=160)
    supplier = models.CharField(max_length=120, blank=True)
    reference = models.CharField("number of the order or invoice", max_length=60, blank=True)
    cost_on = models.DateField("day of the cost")
    paid_on = models.DateField("day the supplier was paid", null=True, blank=True)
    days = models.PositiveIntegerField("days, in hundredths", null=True, blank=True)
    day_rate = models.PositiveBigIntegerField("rate for a day, in pence", null=True, blank=True)
    net = models.BigIntegerField("without VAT, in pence")
    vat = models.BigIntegerField("VAT, in pence", default=0)
    recovered = models.BigIntegerField("VAT that is recovered, in pence", default=0)
    against = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="drawn",
        verbose_name="what it comes out of",
    )
    is_last = models.BooleanField("the last that comes out of it", default=False)
    under = models.ForeignKey(
        AgreementVersion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="version of the agreement",
    )
    chosen_why = models.CharField("why not the version of its day", max_length=200, blank=True)
    receipt = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    receipt_kept_at = models.CharField("where the receipt is kept", max_length=200, blank=True)
    adjusts = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="adjustments",
        verbose_name="cost of a locked year that it corrects",
    )
    before = models.BigIntegerField(default=0, editable=False)
    pool = models.BigIntegerField(null=True, blank=True, editable=False)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "number": NONE,
        "kind": NONE,
        "cost_type": NONE,
        "what": FREE_TEXT,
        "supplier": PERSONAL,
        "reference": PERSONAL,
        "cost_on": NONE,
        "paid_on": NONE,
        "days": NONE,
        "day_rate": NONE,
        "net": NONE,
        "vat": NONE,
        "recovered": NONE,
        "against": NONE,
        "is_last": NONE,
        "under": NONE,
        "chosen_why": FREE_TEXT,
        "receipt": NONE,
        "receipt_kept_at": FREE_TEXT,
        "adjusts": NONE,
        "before": NONE,
        "pool": NONE,
    }

    objects = PartOfReviewQuerySet["CostLine"].as_manager()
    history = HistoricalRecords(excluded_fields=["before", "pool"])

    class Meta:
        ordering = ["review", "number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="dhr_cost_line_number_once"),
            models.CheckConstraint(
                name="dhr_cost_line_vat_is_part_of_it",
                condition=_IS_COST | _IS_CREDIT,
                violation_error_message="VAT is no more than the cost, and has the same sign.",
            ),
            models.CheckConstraint(
                name="dhr_cost_line_days_have_a_rate",
                condition=Q(days=None, day_rate=None) | Q(days__gt=0, day_rate__gt=0),
                violation_error_message="Give both the days and the rate for a day.",
            ),
            models.CheckConstraint(
                name="dhr_cost_line_only_actual_costs_are_paid",
                condition=Q(kind="actual") | Q(net__gt=0, paid_on=None),
                violation_error_message="Only an actual cost is a credit, or paid.",
            ),
            models.CheckConstraint(
                name="dhr_cost_line_receipt_here_or_kept_somewhere",
                condition=Q(receipt=None) | Q(receipt_kept_at=""),
                violation_error_message="Give either a file or where the receipt is kept.",
            ),
        ]

    def __str__(self) -> str:
        """Return which cost of its review it is."""
        return f"Cost {self.number}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:cost-line-detail", args=[self.review.partnership.slug, self.key])

    @property
    def gross(self) -> int:
        """Return what the supplier asks for, in pence."""
        return self.net + self.vat

    @property
    def cost(self) -> int:
        """Return what is shared, in pence: what the supplier asks for without the VAT that is recovered."""
        return self.gross - self.recovered

    @property
    def year(self) -> Period:
        """Return the financial year in which it falls."""
        return period_of("year", self.cost_on)


class CostShareQuerySet(models.QuerySet["CostShare"]):
    """Asks for shares of costs by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the shares of the costs that the reader sees."""
        return self.filter(open_through(reader, Part.MONEY, at="line__review__"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the shares of the costs of one partnership's reviews."""
        return self.filter(line__review__partnership=partnership)


class CostShare(models.Model):
    """What one partner pays of a cost, in pence; or the pool, or what is given in kind. Together they are the cost.

    Everybody who shares has one, who pays nothing too, in the agreed order.
    """

    class Bearer(models.TextChoices):
        """Who bears it."""

        PARTNER = "partner", "A partner"
        POOL = "pool", "The pool"
        IN_KIND = "in_kind", "In kind"

    line = models.ForeignKey(CostLine, on_delete=models.CASCADE, related_name="shares")
    place = models.PositiveSmallIntegerField()
    bearer = models.CharField(max_length=10, choices=Bearer, default=Bearer.PARTNER)
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pence = models.BigIntegerField()

    personal_data = {"id": NONE, "line": NONE, "place": NONE, "bearer": NONE, "seat": NONE, "pence": NONE}

    objects = CostShareQuerySet.as_manager()

    class Meta:
        ordering = ["line", "place"]
        constraints = [
            models.UniqueConstraint(fields=["line", "place"], name="dhr_cost_share_one_in_a_place"),
            models.CheckConstraint(
                name="dhr_cost_share_of_a_seat_or_of_nobody",
                condition=Q(bearer="partner", seat__isnull=False) | (~Q(bearer="partner") & Q(seat=None)),
                violation_error_message="A partner pays by its seat.",
            ),
        ]

    def __str__(self) -> str:
        """Return who bears it."""
        return str(self.seat) if self.seat else self.Bearer(self.bearer).label
