"""Criminal and coroner's proceedings: facts and dates, which hold publication back."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, SPECIAL
from csp.models import Record
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class Proceeding(Record, PartOfReview):
    """One proceeding beside the review. Until it has ended, or advice was taken, nothing is published."""

    class Kind(models.TextChoices):
        """What kind of proceeding it is."""

        CRIMINAL = "criminal", "Criminal proceedings"
        CORONER = "coroner", "Coroner’s investigation or inquest"
        CONDUCT = "conduct", "Police conduct investigation"
        FAMILY_COURT = "family_court", "Family court"
        OTHER = "other", "Another proceeding"

    kind = models.CharField(max_length=12, choices=Kind)
    body = models.CharField("court, coroner or body", max_length=160)
    contact = models.CharField("whom to ask, by post", max_length=160, blank=True)
    began_on = models.DateField("began on", null=True, blank=True)
    next_on = models.DateField("next date", null=True, blank=True)
    next_what = models.CharField("what happens then", max_length=200, blank=True)
    ended_on = models.DateField("ended on", null=True, blank=True)
    outcome = models.TextField("how it ended", blank=True)
    advice = models.TextField("advice taken on publishing before it ends", blank=True)
    advised_on = models.DateField("day of the advice", null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "kind": SPECIAL,
        "body": NONE,
        "contact": FREE_TEXT,
        "began_on": SPECIAL,
        "next_on": SPECIAL,
        "next_what": FREE_TEXT,
        "ended_on": SPECIAL,
        "outcome": SPECIAL,
        "advice": FREE_TEXT,
        "advised_on": NONE,
    }

    objects = PartOfReviewQuerySet["Proceeding"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_proceeding_ends_after_it_begins",
                condition=Q(began_on=None) | Q(ended_on=None) | Q(ended_on__gte=models.F("began_on")),
                violation_error_message="It ends on the day it began, or later.",
            ),
            models.CheckConstraint(
                name="dhr_proceeding_advice_has_a_day",
                condition=Q(advice="", advised_on=None) | (~Q(advice="") & Q(advised_on__isnull=False)),
                violation_error_message="Give both the advice and its day.",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is, and where."""
        return f"{self.Kind(self.kind).label}, {self.body}"

    @property
    def holds_publication(self) -> bool:
        """Return whether nothing may be published because of it."""
        return self.ended_on is None and self.advised_on is None
