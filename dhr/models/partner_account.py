"""Whom a partner's charges go to, and what its finance department wants to read on them."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, PERSONAL
from csp.models import Partnership, Record, Seat
from dhr.models.of_partnership import OfPartnershipQuerySet


class PartnerAccount(Record):
    """What one partnership knows of how to ask one partner, by its seat, for money."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="partner_accounts")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    contact = models.CharField("whom charges go to: a name or a post", max_length=120)
    email = models.EmailField("their e-mail address", blank=True)
    address = models.TextField("address for letters", max_length=400, blank=True)
    purchase_order = models.CharField("purchase order number", max_length=60, blank=True)
    budget_code = models.CharField(max_length=60, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "seat": NONE,
        "contact": PERSONAL,
        "email": PERSONAL,
        "address": PERSONAL,
        "purchase_order": NONE,
        "budget_code": NONE,
    }

    circle_id = None
    objects = OfPartnershipQuerySet["PartnerAccount"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "seat"],
                name="dhr_partner_account_once",
                violation_error_message="It is known already whom this partner’s charges go to.",
            ),
        ]

    def __str__(self) -> str:
        """Return which partner it is."""
        return str(self.seat)
