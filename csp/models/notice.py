"""Notices: a partnership's own words on the pages that the law asks for."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models.partnership import Partnership
from csp.models.record import Record


class Notice(Record):
    """What one partnership says on one of the pages; without a row the page says what it says for everyone."""

    class Kind(models.TextChoices):
        """Which page it stands on."""

        ACCESSIBILITY = "accessibility", "Accessibility statement"
        PRIVACY = "privacy", "Privacy notice"
        COOKIES = "cookies", "Cookies"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField(help_text="Markdown")

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["kind", "key"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "kind"], name="csp_notice_one_for_each_page"),
        ]

    def __str__(self) -> str:
        """Return which page it stands on."""
        return self.get_kind_display()
