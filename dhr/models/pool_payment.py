"""What partners have paid into a pool, which an agreement asks them to do every financial year."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.measures.periods import Period, financial_year
from csp.kernel.personal_data import NONE
from csp.models import Record, Seat
from dhr.models.cost_agreement import CostAgreement, PartOfAgreementQuerySet
from dhr.models.year_lock import year_called


class PoolPayment(Record):
    """What one partner, by its seat, paid on a day into the pool of an agreement for a financial year, in pence."""

    agreement = models.ForeignKey(CostAgreement, on_delete=models.PROTECT, related_name="pool_payments")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", verbose_name="partner")
    year = models.PositiveSmallIntegerField("year in which the financial year begins")
    pence = models.BigIntegerField()
    paid_on = models.DateField("day it was paid")
    reference = models.CharField("what it is called in the ledger", max_length=60, blank=True)

    way_up = "agreement__"
    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "agreement": NONE,
        "seat": NONE,
        "year": NONE,
        "pence": NONE,
        "paid_on": NONE,
        "reference": NONE,
    }

    circle_id = None
    objects = PartOfAgreementQuerySet["PoolPayment"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["paid_on", "pk"]
        indexes = [models.Index(fields=["agreement", "year", "seat"], name="dhr_pool_payment_of_year")]
        constraints = [
            models.CheckConstraint(
                name="dhr_pool_payment_of_something",
                condition=Q(pence__gt=0),
                violation_error_message="A payment is above nothing.",
            ),
        ]

    def __str__(self) -> str:
        """Return whose payment it is, and for which year."""
        return f"Payment of {self.seat} for {year_called(self.year)}"

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership that keeps the agreement."""
        return self.agreement.partnership_id

    @property
    def period(self) -> Period:
        """Return the financial year for which it is."""
        return financial_year(self.year)
