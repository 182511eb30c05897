"""What a partnership calls the things for which Saferplan has one name."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models.partnership import Partnership
from csp.models.record import Record


class Word(Record):
    """One term in a partnership's own words; a term without a row is called what everybody calls it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="words")
    term = models.CharField(max_length=30)
    text = models.CharField(max_length=60)

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["term", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "term"],
                name="csp_word_once_for_a_term",
                violation_error_message="The partnership has a word for this already. Change that one.",
            )
        ]

    def __str__(self) -> str:
        """Return the word."""
        return self.text
