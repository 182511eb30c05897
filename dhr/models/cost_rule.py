"""How one type of cost is shared under a version of an agreement."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel import cost_shares
from csp.kernel.personal_data import NONE
from csp.models import Record, Seat
from dhr.models.cost_agreement import AgreementVersion, PartOfAgreementQuerySet


class CostType(models.TextChoices):
    """What a review pays for; three quarters of what is spent goes to chairs."""

    CHAIR = "chair", "Independent chair"
    AUTHOR = "author", "Author of the overview report"
    ADMINISTRATION = "administration", "Administration"
    ADVOCACY = "advocacy", "Advocacy for the family"
    LEGAL = "legal", "Legal advice"
    TRANSLATION = "translation", "Translation and interpreting"
    VENUE = "venue", "Venues"
    PRINTING = "printing", "Printing and design"
    TRAVEL = "travel", "Travel"
    OTHER = "other", "Other costs"


class CostRule(Record):
    """Who pays first of the costs of one type, if anybody, and how what is left is shared.

    ``sums`` and ``shares`` are numbers by the keys of seats.
    """

    class First(models.TextChoices):
        """Who pays first."""

        NOBODY = "nobody", "Nobody: all of it is shared"
        PAYER = "payer", "One partner pays a percentage of it"
        SUMS = "sums", "Some partners pay fixed sums for each review"
        POOL = "pool", "A pool that partners pay into every year"

    class Rest(models.TextChoices):
        """How what is left is shared."""

        EQUALLY = "equally", "Equally"
        PERCENTAGES = "percentages", "By percentages"
        WEIGHTS = "weights", "By weights, such as the people in each area"
        LEAD = "lead", "One partner, the lead, pays it"
        IN_KIND = "in_kind", "In kind: nobody is charged"
        NOTHING = "nothing", "Nothing is left"

    class Among(models.TextChoices):
        """Who shares what is left."""

        EVERYBODY = "everybody", "Everybody, whoever pays first too"
        OTHERS = "others", "The others"

    of_version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="rules")
    cost_type = models.CharField("type of cost", max_length=20, choices=CostType)
    first = models.CharField("who pays first", max_length=10, choices=First, default=First.NOBODY)
    payer = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    basis_points = models.PositiveIntegerField("hundredths of a per cent", null=True, blank=True)
    cap = models.PositiveBigIntegerField("most that the payer pays, in pence", null=True, blank=True)
    rest = models.CharField("how the rest is shared", max_length=20, choices=Rest)
    among = models.CharField("who shares the rest", max_length=10, choices=Among, default=Among.EVERYBODY)
    lead = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sums = models.JSONField(
        "fixed sums, or yearly payments into the pool, in pence", default=dict, blank=True
    )
    shares = models.JSONField("percentages in hundredths, or weights", default=dict, blank=True)

    way_up = "of_version__agreement__"
    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "of_version": NONE,
        "cost_type": NONE,
        "first": NONE,
        "payer": NONE,
        "basis_points": NONE,
        "cap": NONE,
        "rest": NONE,
        "among": NONE,
        "lead": NONE,
        "sums": NONE,
        "shares": NONE,
    }

    circle_id = None
    objects = PartOfAgreementQuerySet["CostRule"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["of_version", "cost_type"]
        constraints = [
            models.UniqueConstraint(
                fields=["of_version", "cost_type"],
                name="dhr_cost_rule_once_for_a_type",
                violation_error_message="This type of cost has its rule already.",
            ),
            models.CheckConstraint(
                name="dhr_cost_rule_payer_with_a_percentage",
                condition=(
                    Q(first="payer", payer__isnull=False, basis_points__range=(1, 10_000))
                    | (~Q(first="payer") & Q(payer=None, basis_points=None, cap=None))
                ),
                violation_error_message="Say who pays first, and what percentage.",
            ),
            models.CheckConstraint(
                name="dhr_cost_rule_lead_where_one_pays",
                condition=Q(rest="lead", lead__isnull=False) | (~Q(rest="lead") & Q(lead=None)),
                violation_error_message="Say who the lead is.",
            ),
        ]

    def __str__(self) -> str:
        """Return which type of cost it is for."""
        return CostType(self.cost_type).label

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership that keeps the agreement."""
        return self.of_version.partnership_id

    @property
    def terms(self) -> cost_shares.Rule:
        """Return the rule as costs are shared by it; partners go by the keys of their seats."""
        return cost_shares.Rule(first=self._first(), rest=self._rest(), among=cost_shares.Among(self.among))

    def _first(self) -> cost_shares.First | None:
        if self.payer and self.basis_points:
            return cost_shares.Payer(self.payer.key, self.basis_points, self.cap)
        if self.first == self.First.SUMS:
            return cost_shares.FixedSums(self.sums)
        return cost_shares.Pool(sum(self.sums.values())) if self.first == self.First.POOL else None

    def _rest(self) -> cost_shares.Rest | None:
        match self.rest:
            case self.Rest.EQUALLY:
                return cost_shares.Equally()
            case self.Rest.PERCENTAGES:
                return cost_shares.ByPercentages(self.shares)
            case self.Rest.WEIGHTS:
                return cost_shares.ByWeights(self.shares)
            case self.Rest.IN_KIND:
                return cost_shares.InKind()
        return cost_shares.LeadPays(self.lead.key) if self.lead else None
