"""Evidence: what it is, what it shows, and a file or a link; and why it is removed."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from csp.forms.fields import SelectField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel import day_words
from csp.kernel.keys import new_key
from plans.forms.files_and_links import FileOrLinkForm
from plans.models import Evidence, Milestone, ProgressUpdate
from plans.services.evidence import EvidenceAnswers

WHOLE = ""


class EvidenceForm(FileOrLinkForm):
    """Asked when evidence is added."""

    button = "Add this evidence"
    title_help = "For example: Visits log, April to August. Name nobody."

    shows = SelectField(label="What does it show?", required=False, called="thing it shows")
    field_order = ("key", "title", "shows", "kind", "file", "link")

    def __init__(
        self,
        *args: Any,
        updates: Iterable[ProgressUpdate],
        milestones: Iterable[Milestone],
        begin: str = WHOLE,
        **kwargs: Any,
    ) -> None:
        """Offer the action as a whole, each of its updates and each of its milestones; start from ``begin``."""
        self.updates = {one.key: one for one in updates}
        self.milestones = {one.key: one for one in milestones}
        initial = {"key": new_key(), "shows": begin}
        super().__init__(*args, initial=initial, **kwargs)
        said = [
            (key, f"Update of {day_words.plain(timezone.localdate(one.made_at))} by {one.made_by.name}")
            for key, one in self.updates.items()
        ]
        steps = [(key, f"Milestone: {one}") for key, one in self.milestones.items()]
        self.offer("shows", choices=[(WHOLE, "The action as a whole, or how it ended"), *steps, *said])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        shows = self.cleaned_data["shows"]
        answers = EvidenceAnswers(
            **self.given, update=self.updates.get(shows), milestone=self.milestones.get(shows)
        )
        return {"key": self.cleaned_data["key"], "answers": answers}


class RemoveEvidenceForm(GovukForm):
    """Asked before evidence is removed."""

    button = "Remove this evidence"
    button_kind = "warning"

    reason = TextField(
        label="Why is it removed?",
        help_text="It stays with what the evidence was called. The file itself does not.",
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Evidence, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
