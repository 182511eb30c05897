"""Quality assurance by the Home Office: what was sent, what its letter says, and what was changed for it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.folding import reference_key
from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM
from csp.models import Person, Record, StoredFile
from dhr.models.capacity import Capacity, Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet

# Whoever is of the panel for the review's sake can hold a point of the letter.
CAN_HOLD = tuple(one for one in Capacity if Part.PANEL in one.parts and one != Capacity.EMERGENCY)


# What is sent, by the field that says that it was.
THINGS = {
    "has_report": "the overview report",
    "has_summary": "the executive summary",
    "has_plan": "the action plan",
    "has_data_form": "the data form",
}


class Submission(Record, PartOfReview):
    """One time that a review was sent for quality assurance, and the letter that came back."""

    class Outcome(models.TextChoices):
        """What the letter says."""

        APPROVED = "approved", "It may be published as it is"
        WITH_CHANGES = "with_changes", "It may be published once changes are made"
        SEND_AGAIN = "send_again", "It is to be changed and sent again"

    sent_on = models.DateField("day it was sent")
    has_report = models.BooleanField(THINGS["has_report"], default=False)
    has_summary = models.BooleanField(THINGS["has_summary"], default=False)
    has_plan = models.BooleanField(THINGS["has_plan"], default=False)
    has_data_form = models.BooleanField(THINGS["has_data_form"], default=False)
    missing_why = models.TextField("why something was not sent", blank=True)
    panel_on = models.DateField("day the quality assurance panel looks at it", null=True, blank=True)
    letter_on = models.DateField("day of its letter", null=True, blank=True)
    outcome = models.CharField("what the letter says", max_length=12, choices=Outcome, blank=True)
    letter_kept_at = models.CharField("where the letter is kept", max_length=300, blank=True)
    letter = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField("day it was approved for publication", null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "sent_on": NONE,
        "has_report": NONE,
        "has_summary": NONE,
        "has_plan": NONE,
        "has_data_form": NONE,
        "missing_why": FREE_TEXT,
        "panel_on": NONE,
        "letter_on": NONE,
        "outcome": NONE,
        "letter_kept_at": FREE_TEXT,
        "letter": NONE,
        "approved_on": NONE,
    }

    objects = PartOfReviewQuerySet["Submission"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["sent_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_submission_letter_has_an_outcome_and_a_place",
                condition=Q(letter_on=None, outcome="", letter_kept_at="", letter=None)
                | (
                    Q(letter_on__gte=F("sent_on"))
                    & ~Q(outcome="")
                    & (~Q(letter_kept_at="") | Q(letter__isnull=False))
                ),
                violation_error_message="Say when the letter came, what it says and where it is kept.",
            ),
            models.CheckConstraint(
                name="dhr_submission_approved_by_its_letter",
                condition=Q(approved_on=None)
                | (Q(outcome__in=["approved", "with_changes"]) & Q(approved_on__gte=F("letter_on"))),
                violation_error_message="It is approved on the day of the letter that says so, or later.",
            ),
        ]

    def __str__(self) -> str:
        """Return when it was sent."""
        return f"Sent on {self.sent_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        """Return where it stands among what was sent."""
        there = reverse("dhr:submission-list", args=[self.review.partnership.slug, self.review.key])
        return f"{there}#{self.key}"

    @property
    def is_whole(self) -> bool:
        """Return whether all four things were sent."""
        return all(getattr(self, name) for name in THINGS)

    @property
    def wants_approval(self) -> bool:
        """Return whether its letter lets the review be published once changes are made, and nobody said they are."""
        return self.outcome == self.Outcome.WITH_CHANGES and self.approved_on is None


class LetterPoint(Record, PartOfReview):
    """One point of a quality assurance letter: a task of somebody on the review, until it is answered."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="points")
    number = models.CharField(max_length=20)
    number_order = models.CharField(max_length=120, editable=False)
    text = models.TextField("what the letter asks for")
    holder = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField("due on", null=True, blank=True)
    done_on = models.DateField("day it was done", null=True, blank=True)
    answer = models.TextField("what was changed, or why nothing is", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "submission": NONE,
        "number": NONE,
        "number_order": NONE,
        "text": FREE_TEXT,
        "holder": PSEUDONYM,
        "due_on": NONE,
        "done_on": NONE,
        "answer": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["LetterPoint"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["number_order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_letter_point_done_says_what",
                condition=Q(done_on=None, answer="") | (Q(done_on__isnull=False) & ~Q(answer="")),
                violation_error_message="Say what was changed, and when.",
            )
        ]

    def __str__(self) -> str:
        """Return its number."""
        return self.number

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with what it is sorted by."""
        self.number_order = reference_key(self.number)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
