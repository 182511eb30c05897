"""Two numbers that outlast the reviews they come from: sums over all reviews, which say nothing of any."""

from django.db import models

from csp.kernel.personal_data import NONE
from csp.models import Partnership
from dhr.models.cost_agreement import CostAgreement
from dhr.models.cost_rule import CostType


class PoolDrawn(models.Model):
    """What the pool of an agreement has paid of one type of cost for reviews that were destroyed since, in pence."""

    agreement = models.ForeignKey(CostAgreement, on_delete=models.PROTECT, related_name="+")
    cost_type = models.CharField("type of cost", max_length=20, choices=CostType)
    pence = models.BigIntegerField(default=0)

    personal_data = {"id": NONE, "agreement": NONE, "cost_type": NONE, "pence": NONE}

    class Meta:
        ordering = ["agreement", "cost_type"]
        verbose_name_plural = "pools drawn"
        constraints = [
            models.UniqueConstraint(fields=["agreement", "cost_type"], name="dhr_pool_drawn_once"),
        ]

    def __str__(self) -> str:
        """Return which type of cost it is of."""
        return CostType(self.cost_type).label


class ChargesNumbered(models.Model):
    """The last number that a partnership has given to a charge in a financial year; it never goes back."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("year in which the financial year begins")
    last = models.PositiveIntegerField(default=0)

    personal_data = {"id": NONE, "partnership": NONE, "year": NONE, "last": NONE}

    class Meta:
        ordering = ["partnership", "year"]
        verbose_name_plural = "charges numbered"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year"], name="dhr_charges_numbered_once"),
        ]

    def __str__(self) -> str:
        """Return the number as partners quote it: 2026-0014."""
        return f"{self.year}-{self.last:04}"
