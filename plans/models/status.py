"""The partnership's own words for how an action is going, each with its letter and colour."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models import Partnership, Record


class Status(Record):
    """One status of a partnership's scheme: a letter officers say, a word that is meant, and what it stands for."""

    class Colour(models.TextChoices):
        """The colours a status can have; each is known to be told apart in print and on screen."""

        BLUE = "blue", "Blue"
        GREEN = "green", "Green"
        YELLOW = "yellow", "Yellow"
        AMBER = "amber", "Amber"
        RED = "red", "Red"
        GREY = "grey", "Grey"

    class StandsFor(models.TextChoices):
        """What a status means whatever the partnership calls it, so that schemes can be counted together."""

        COMPLETE = "complete", "Complete"
        ON_TRACK = "on_track", "On track"
        BEHIND = "behind", "Behind, but can recover"
        OFF_TRACK = "off_track", "Will miss its date"
        NOT_STARTED = "not_started", "Not started"
        WAITING = "waiting", "Waiting for somebody else"
        ABEYANCE = "in_abeyance", "In abeyance"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="statuses")
    position = models.PositiveSmallIntegerField()
    letter = models.CharField(max_length=3)
    word = models.CharField(max_length=30)
    meaning = models.CharField(max_length=120)
    colour = models.CharField(max_length=10, choices=Colour)
    stands_for = models.CharField(max_length=20, choices=StandsFor)
    is_offered = models.BooleanField("can be chosen for an update", default=True)

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        verbose_name_plural = "statuses"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "letter"],
                name="plans_status_letter_once_in_a_scheme",
                violation_error_message="Another status has this letter. Letters must differ.",
            ),
            models.UniqueConstraint(
                fields=["partnership", "word"],
                name="plans_status_word_once_in_a_scheme",
                violation_error_message="Another status has this word. Words must differ.",
            ),
        ]

    def __str__(self) -> str:
        """Return the word."""
        return self.word

    @property
    def explained(self) -> str:
        """Return what it means, as a key explains it to whoever meets it; and whether it is a word of the past."""
        return self.meaning if self.is_offered else f"{self.meaning} (no longer used)"
