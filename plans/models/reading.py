"""Readings: what a measure stood at in a period, with what the reader must know about the figure."""

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import AnyReader, Area, Person, Record
from plans.models.measure import Measure


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Asks for readings by who is reading."""

    def visible_to(self, reader: AnyReader) -> "ReadingQuerySet":
        """Return the readings of the measures that are open to the reader."""
        return self.filter(measure__in=Measure.objects.visible_to(reader).order_by().values("pk"))


class Reading(Record):
    """One figure of a measure: for a period, of the whole partnership or of one area."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="readings")
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField("first day of the period")
    ends_on = models.DateField("last day of the period")
    value = models.DecimalField(max_digits=16, decimal_places=4)
    is_provisional = models.BooleanField("may still change", default=False)
    note = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "measure": NONE,
        "area": NONE,
        "starts_on": NONE,
        "ends_on": NONE,
        "value": NONE,
        "is_provisional": NONE,
        "note": FREE_TEXT,
        "made_at": PERSONAL,
        "made_by": PSEUDONYM,
    }

    objects = ReadingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "key"]
        indexes = [models.Index(fields=["measure", "area", "starts_on"], name="plans_reading_of_measure")]
        constraints = [
            models.CheckConstraint(
                name="plans_reading_ends_on_or_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="The period must end on or after the day it starts.",
            ),
            models.UniqueConstraint(
                fields=["measure", "starts_on"],
                condition=Q(area=None),
                name="plans_reading_once_for_a_period",
                violation_error_message="There is a figure for this period already. Change that one.",
            ),
            models.UniqueConstraint(
                fields=["measure", "area", "starts_on"],
                condition=Q(area__isnull=False),
                name="plans_reading_once_for_a_period_and_area",
                violation_error_message="There is a figure for this period and area already. Change that one.",
            ),
        ]

    def __str__(self) -> str:
        """Return the period and the figure."""
        return f"{self.starts_on:%Y-%m-%d} to {self.ends_on:%Y-%m-%d}: {self.value.normalize():f}"

    @property
    def partnership_id(self) -> int:
        """Return the id of the measure's partnership."""
        return self.measure.partnership_id

    @property
    def circle_id(self) -> int | None:
        """Return the id of the measure's circle, if its plan is restricted."""
        return self.measure.circle_id
