"""What a review recommends, to whom, what they answered, and the actions that come of it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.folding import reference_key, sort_key
from csp.kernel.personal_data import FREE_TEXT, NONE
from csp.models import AnyReader, Partnership, Record, Seat
from dhr.models.capacity import Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, Row, open_through
from plans.models import Action


class Recommendation(Record, PartOfReview):
    """One recommendation, or one lettered part of one. Numbers are text, and begin again with each agency."""

    seen_in: ClassVar[Part] = Part.PLAN

    class Scope(models.TextChoices):
        """How far it reaches (action plan template of the statutory guidance)."""

        LOCAL = "local", "Local"
        REGIONAL = "regional", "Regional"
        NATIONAL = "national", "National"

    number = models.CharField(max_length=20)
    number_order = models.CharField(max_length=120, editable=False)
    agency = models.CharField("the agency whose report makes it", max_length=160, blank=True)
    agency_order = models.CharField(max_length=120, blank=True, editable=False)
    text = models.TextField("what is recommended")
    scope = models.CharField(max_length=10, choices=Scope)
    theme = models.CharField(max_length=80, blank=True)
    theme_order = models.CharField(max_length=120, blank=True, editable=False)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "number": NONE,
        "number_order": NONE,
        "agency": NONE,
        "agency_order": NONE,
        "text": FREE_TEXT,
        "scope": NONE,
        "theme": NONE,
        "theme_order": NONE,
    }

    objects = PartOfReviewQuerySet["Recommendation"].as_manager()
    history = HistoricalRecords()

    class Meta:
        # The overview report's, which name no agency, come first.
        ordering = ["agency_order", "number_order", "pk"]
        indexes = [models.Index(fields=["theme_order"], name="dhr_recommendation_by_theme")]

    def __str__(self) -> str:
        """Return its number, with whose it is."""
        return f"{self.agency}, {self.number}" if self.agency else self.number

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with what it is sorted and compared by."""
        self.number_order = reference_key(self.number)
        self.agency_order, self.theme_order = sort_key(self.agency), sort_key(self.theme)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:recommendation-detail", args=[self.review.partnership.slug, self.key])


class PartOfRecommendationQuerySet(models.QuerySet[Row]):
    """Asks for parts of recommendations by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the parts of the recommendations of reviews whose action plan is open to the reader."""
        return self.filter(open_through(reader, Part.PLAN, at="recommendation__review__"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of recommendations of one partnership's reviews."""
        return self.filter(recommendation__review__partnership=partnership)


class PartOfRecommendation(models.Model):
    """A row with a recommendation."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def partnership_id(self) -> int:
        """Return the id of the review's partnership."""
        return self.recommendation.partnership_id

    @property
    def circle_id(self) -> int:
        """Return the id of the circle that sees the action plan."""
        return self.recommendation.circle_id


class Addressee(Record, PartOfRecommendation):
    """One body that a recommendation is made to: with a seat in the partnership, or outside it, and its answer."""

    class Answer(models.TextChoices):
        """What it says to the recommendation."""

        ACCEPTED = "accepted", "Accepted"
        IN_PART = "in_part", "Accepted in part"
        REFUSED = "refused", "Not accepted"

    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body = models.CharField("body outside the partnership", max_length=160, blank=True)
    asked_on = models.DateField("day it was asked", null=True, blank=True)
    answer_due_on = models.DateField("day its answer is due", null=True, blank=True)
    chased_on = models.DateField("day it was last chased", null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField("day it answered", null=True, blank=True)
    words = models.TextField("what it says", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "recommendation": NONE,
        "seat": NONE,
        "body": NONE,
        "asked_on": NONE,
        "answer_due_on": NONE,
        "chased_on": NONE,
        "answer": NONE,
        "answered_on": NONE,
        "words": FREE_TEXT,
    }

    objects = PartOfRecommendationQuerySet["Addressee"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_addressee_is_inside_or_outside",
                condition=(Q(seat__isnull=False) & Q(body="")) | (Q(seat=None) & ~Q(body="")),
                violation_error_message="Choose a seat, or name a body outside the partnership, not both.",
            ),
            models.CheckConstraint(
                name="dhr_addressee_answer_has_a_day",
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
                violation_error_message="Give both the answer and its day.",
            ),
            models.UniqueConstraint(
                fields=["recommendation", "seat"],
                condition=Q(seat__isnull=False),
                name="dhr_addressee_seat_once",
                violation_error_message="This recommendation is made to it already.",
            ),
        ]

    def __str__(self) -> str:
        """Return who it is."""
        return self.body or str(self.seat)


class RecommendationAction(Record, PartOfRecommendation):
    """An action of the review's plan that carries out a recommendation; one action may carry out several."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    personal_data = {"id": NONE, "key": NONE, "version": NONE, "recommendation": NONE, "action": NONE}

    objects = PartOfRecommendationQuerySet["RecommendationAction"].as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "action"],
                name="dhr_recommendation_action_once",
                violation_error_message="This action carries out the recommendation already.",
            )
        ]

    def __str__(self) -> str:
        """Return what will be done."""
        return str(self.action)
