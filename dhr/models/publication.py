"""Publishing a review: what must hold first, what everybody may then read, and who is sent a copy."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM
from csp.models import Partnership, Person, Record, StoredFile
from dhr.models.capacity import Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet
from plans.models import Action


class Condition(Record, PartOfReview):
    """One thing that must hold before a review is published: what shows that it does, or why it is waived."""

    class Kind(models.TextChoices):
        """What must hold, in the order in which it is usually met."""

        APPROVED = "approved", "Approved by quality assurance"
        PROCEEDINGS = "proceedings", "Proceedings ended, or advice taken"
        ANONYMITY = "anonymity", "Anonymity checked"
        ANONYMITY_AGAIN = "anonymity_again", "Anonymity checked by a second person"
        FAMILY_TOLD = "family_told", "The family told of the day, and what will be published"
        AGENCIES_TOLD = "agencies_told", "The agencies told of the day, and what will be published"
        NO_ANNIVERSARY = "no_anniversary", "Not on an anniversary, a birthday or another hard day"

    kind = models.CharField(max_length=16, choices=Kind)
    evidence = models.TextField("what shows that it holds", blank=True)
    met_on = models.DateField("day it was met", null=True, blank=True)
    met_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    waived_why = models.TextField("why it is waived", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "kind": NONE,
        "evidence": FREE_TEXT,
        "met_on": NONE,
        "met_by": PSEUDONYM,
        "waived_why": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["Condition"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "kind"], name="dhr_condition_once_in_a_review"),
            models.CheckConstraint(
                name="dhr_condition_met_or_waived_by_somebody",
                condition=Q(evidence="", waived_why="", met_on=None, met_by=None)
                | (
                    Q(met_on__isnull=False, met_by__isnull=False)
                    & ((Q(evidence="") & ~Q(waived_why="")) | (~Q(evidence="") & Q(waived_why="")))
                ),
                violation_error_message="Say what shows that it holds, or why it is waived, not both.",
            ),
        ]

    def __str__(self) -> str:
        """Return what must hold."""
        return self.Kind(self.kind).label


class PublicationQuerySet(PartOfReviewQuerySet["Publication"]):
    """Asks what was published of reviews."""

    def shown(self, *, partnership: Partnership, today: date) -> Self:
        """Return what everybody may read of a partnership's reviews on a day: the one door out of the circles."""
        on_site = Q(shown_until=None) | Q(shown_until__gte=today)
        return self.in_partnership(partnership).filter(
            on_site, published_on__lte=today, taken_down_on__isnull=True
        )


class Publication(Record, PartOfReview):
    """What the public reads of a review: its title, a summary in words, its documents, and chosen actions."""

    told_outside: ClassVar[frozenset[str]] = frozenset({"title", "summary"})

    title = models.CharField("title, as everybody will read it", max_length=200)
    summary = models.TextField("summary, as everybody will read it")
    planned_on = models.DateField("day it is to be published", null=True, blank=True)
    published_on = models.DateField("day it was published", null=True, blank=True)
    published_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    shown_until = models.DateField("last day on the public page", null=True, blank=True)
    taken_down_on = models.DateField("day it was taken down", null=True, blank=True)
    taken_down_why = models.TextField("why it was taken down", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "title": FREE_TEXT,
        "summary": FREE_TEXT,
        "planned_on": NONE,
        "published_on": NONE,
        "published_by": PSEUDONYM,
        "shown_until": NONE,
        "taken_down_on": NONE,
        "taken_down_why": FREE_TEXT,
    }

    objects = PublicationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-published_on", "key"]
        constraints = [
            models.UniqueConstraint(fields=["review"], name="dhr_publication_once_in_a_review"),
            models.CheckConstraint(
                name="dhr_publication_published_by_somebody",
                condition=Q(published_on=None, published_by=None, shown_until=None, taken_down_on=None)
                | Q(published_on__isnull=False, published_by__isnull=False),
                violation_error_message="Say who published it, and when.",
            ),
            models.CheckConstraint(
                name="dhr_publication_ends_after_it_began",
                condition=(Q(shown_until=None) | Q(shown_until__gte=F("published_on")))
                & (Q(taken_down_on=None) | Q(taken_down_on__gte=F("published_on"))),
                violation_error_message="It ends on the day it was published, or later.",
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the page on which its members prepare it."""
        return reverse("dhr:publication-detail", args=[self.review.partnership.slug, self.review.key])


class PublishedDocument(Record, PartOfReview):
    """A document that everybody may read once the review is published."""

    class Kind(models.TextChoices):
        """What it is."""

        OVERVIEW = "overview", "Overview report"
        SUMMARY = "summary", "Executive summary"
        PLAN = "plan", "Action plan"
        LETTER = "letter", "Quality assurance letter"
        OTHER = "other", "Another document"

    told_outside: ClassVar[frozenset[str]] = frozenset({"title"})

    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField("title, as everybody will read it", max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_tagged = models.BooleanField("a screen reader can find its headings", default=False)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "kind": NONE,
        "title": FREE_TEXT,
        "file": NONE,
        "is_tagged": NONE,
    }

    objects = PartOfReviewQuerySet["PublishedDocument"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return its title."""
        return self.title


class PublishedAction(Record, PartOfReview):
    """One action of the review's plan as everybody may read it: words that somebody approved, not the living row."""

    seen_in: ClassVar[Part] = Part.PLAN
    told_outside: ClassVar[frozenset[str]] = frozenset(
        {"recommendation", "words", "lead", "target", "progress"}
    )

    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")
    recommendation = models.TextField("recommendation, as everybody will read it", blank=True)
    words = models.TextField("what will be done, as everybody will read it")
    lead = models.CharField("who leads it: an authority or a body", max_length=200, blank=True)
    target = models.CharField("by when, in words", max_length=120, blank=True)
    progress = models.TextField("how far it has got, and what came of it", blank=True)
    as_at = models.DateField("as at")
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "action": NONE,
        "recommendation": FREE_TEXT,
        "words": FREE_TEXT,
        "lead": NONE,
        "target": NONE,
        "progress": FREE_TEXT,
        "as_at": NONE,
        "opened_by": PSEUDONYM,
    }

    objects = PartOfReviewQuerySet["PublishedAction"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return the beginning of its words."""
        return self.words[:60]


class Copy(Record, PartOfReview):
    """Somebody who is to have a copy of the approved or published review: a duty that shows until it is done."""

    class Recipient(models.TextChoices):
        """Who is to have one."""

        COMMISSIONER = "commissioner", "Domestic Abuse Commissioner"
        POLICING_BODY = "policing_body", "Local policing body"
        PANEL = "panel", "The agencies on the panel"
        LIBRARY = "library", "Home Office library of reviews"
        OTHER = "other", "Somebody else"

    recipient = models.CharField(max_length=14, choices=Recipient)
    name = models.CharField("who that is", max_length=160, blank=True)
    due_on = models.DateField("due on")
    done_on = models.DateField("day it was sent, or it was decided that it is not", null=True, blank=True)
    is_waived = models.BooleanField("it is not to be sent", default=False)
    how = models.CharField("how it was sent, or why it is not", max_length=300, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "recipient": NONE,
        "name": FREE_TEXT,
        "due_on": NONE,
        "done_on": NONE,
        "is_waived": NONE,
        "how": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["Copy"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name_plural = "copies"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "recipient"],
                condition=~Q(recipient="other"),
                name="dhr_copy_once_for_a_recipient",
            ),
            models.CheckConstraint(
                name="dhr_copy_done_says_how",
                condition=Q(done_on=None) | ~Q(how=""),
                violation_error_message="Say how it was sent.",
            ),
            models.CheckConstraint(
                name="dhr_copy_waived_on_a_day",
                condition=Q(is_waived=False) | Q(done_on__isnull=False),
                violation_error_message="Say when it was decided that it is not to be sent.",
            ),
        ]

    def __str__(self) -> str:
        """Return who is to have it."""
        return self.name or self.Recipient(self.recipient).label
