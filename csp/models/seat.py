"""Seats: which authority sits at which partnership's table, as what, from when to when."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models.authority import Authority
from csp.models.dated import Dated, ends_after_it_starts
from csp.models.partnership import Partnership
from csp.models.record import Record


def seat_name(name: str, *, kind: str, sits_as: str) -> str:
    """Return a body's name at a table, and as what it sits there when that is not what it mainly is."""
    return name if sits_as == kind else f"{name} (as {Authority.Kind(sits_as).label.lower()})"


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
    sits_as = models.CharField(
        max_length=30,
        choices=Authority.Kind,
        help_text="What the body is at this table: a county council may also sit as the fire authority.",
    )
    taken_over_by = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The seat of the body that took its place, which owes what this one owed.",
    )

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["authority__name_order", "key"]
        constraints = [
            ends_after_it_starts("csp_seat_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["partnership", "authority", "sits_as"],
                condition=models.Q(ends_on=None),
                name="csp_seat_open_once_for_each_thing_it_sits_as",
                violation_error_message="This authority already has this seat. End that one first.",
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the authority that sits here, and as what when it is not what it mainly is."""
        return seat_name(self.authority.name, kind=self.authority.kind, sits_as=self.sits_as)

    @property
    def short_name(self) -> str:
        """Return the same with the short name, for a table."""
        return seat_name(self.authority.short_name, kind=self.authority.kind, sits_as=self.sits_as)
