"""Seats: which authority sits at which partnership's table, as what, from when to when."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models.authority import Authority
from csp.models.dated import Dated, ends_after_it_starts
from csp.models.partnership import Partnership
from csp.models.record import Record


class Seat(Record, Dated):
    """An authority in a partnership. One body may hold two seats, for example a county that is the fire authority."""

    class Standing(models.TextChoices):
        """In what capacity it sits (Crime and Disorder Act 1998, section 5(1), (2) and (3))."""

        RESPONSIBLE = "responsible", "Responsible authority"
        COOPERATING = "cooperating", "Co-operating body"
        INVITED = "invited", "Invited to take part"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="seats")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="seats")
    standing = models.CharField(max_length=20, choices=Standing)

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["authority__name_order", "key"]
        constraints = [ends_after_it_starts("csp_seat_ends_after_it_starts")]

    def __str__(self) -> str:
        """Return the name of the authority that sits here."""
        return self.authority.name
