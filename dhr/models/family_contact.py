"""The log of contact with the family, in a circle narrower than the panel's."""

from typing import ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel import day_words
from csp.kernel.personal_data import FREE_TEXT, NONE, SPECIAL
from csp.models import Record
from dhr.models.capacity import Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class FamilyContact(Record, PartOfReview):
    """One time that somebody of the family, or a friend, was spoken or written to."""

    seen_in: ClassVar[Part] = Part.FAMILY

    class How(models.TextChoices):
        """How they were in touch."""

        MEETING = "meeting", "Met in person"
        VIDEO = "video", "Met by video"
        PHONE = "phone", "Spoke by telephone"
        LETTER = "letter", "Letter"
        EMAIL = "email", "E-mail"
        ADVOCATE = "advocate", "Through their advocate"

    class Advocacy(models.TextChoices):
        """Whether a specialist advocate was offered."""

        OFFERED = "offered", "Offered, no answer yet"
        TAKEN_UP = "taken_up", "Offered and taken up"
        DECLINED = "declined", "Offered and declined"
        HAS_ONE = "has_one", "They have one already"
        NOT_OFFERED = "not_offered", "Not offered this time"

    on = models.DateField("day")
    who = models.CharField("with whom, as the review calls them", max_length=120)
    how = models.CharField(max_length=10, choices=How)
    by = models.CharField("by whom, in which post", max_length=120)
    advocacy = models.CharField("specialist advocate", max_length=12, choices=Advocacy)
    shared = models.TextField("what was shared with them", blank=True)
    asked = models.TextField("what they asked or told", blank=True)
    promised = models.TextField("what was promised", blank=True)
    promised_for = models.DateField("promised for", null=True, blank=True)
    kept_on = models.DateField("day the promise was kept", null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "on": SPECIAL,
        "who": SPECIAL,
        "how": SPECIAL,
        "by": FREE_TEXT,
        "advocacy": SPECIAL,
        "shared": FREE_TEXT,
        "asked": FREE_TEXT,
        "promised": FREE_TEXT,
        "promised_for": NONE,
        "kept_on": NONE,
    }

    objects = PartOfReviewQuerySet["FamilyContact"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        """Return with whom it was, and when."""
        return f"{self.who}, {day_words.plain(self.on)}"
