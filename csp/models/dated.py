"""Rows that hold from a day to a day, both included."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def holds_on(day: date) -> Q:
    """Return the condition that a row's first day has come and its last day has not passed."""
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day))


class Dated(models.Model):
    """Something true from a first day to a last day; no last day means until further notice."""

    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day", null=True, blank=True)

    class Meta:
        abstract = True


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    """Return the rule that the last day is not before the first, under a name of the table's own."""
    return models.CheckConstraint(
        name=name,
        condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
        violation_error_message="The last day must be the same as or after the first day.",
    )
