"""A report on one action in a review round: the questions of an update, on a card among others."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from plans.forms.update import UpdateForm
from plans.models import ReportDraft, RoundAsk, Status

NOTHING_CHANGED = "It stays as it was last reported. That counts as a report."
NUL = "\x00"
ROWS = 3  # a box among many


class ReportForm(UpdateForm):
    """One card of the page: its fields are named after what the round asks, and its labels say which action."""

    def __init__(
        self, *args: Any, ask: RoundAsk, scheme: list[Status], draft: ReportDraft | None, **kwargs: Any
    ) -> None:
        """Open on what the person had typed and not reported, or on what was reported last."""
        if draft:
            keys: dict[int | None, str] = {status.pk: status.key for status in scheme}
            kwargs["initial"] = {
                "status": keys.get(draft.status_id, ""),
                "forecast": keys.get(draft.forecast_id, ""),
                "text": draft.text,
                "nothing_has_changed": draft.nothing_has_changed,
            }
        super().__init__(*args, action=ask.action, scheme=scheme, prefix=ask.key, **kwargs)
        known = ask.action.reference or ask.action.title
        for name, question in (
            ("status", "Where has it got to now?"),
            ("text", "What has happened since then?" if ask.action.reported_on else "What has happened?"),
            ("forecast", "Forecast for the end of the year"),
            ("nothing_has_changed", "Nothing has changed"),
        ):
            self.fields[name].label = _said_of(known, question)
        self.fields["text"].help_text = ""  # said once, above all the cards
        self.fields["text"].widget.attrs["rows"] = ROWS
        self.fields["nothing_has_changed"].help_text = NOTHING_CHANGED

    @property
    def is_blank(self) -> bool:
        """Return whether what was sent says nothing: it is just what the card opened on before anything was typed."""
        if not self.is_bound:
            return True
        said = self._sent_of("nothing_has_changed") or self._sent_of("text").strip()
        moved = [name for name, stood in self.standing.items() if self._sent_of(name) not in ("", stood)]
        return not (said or moved or (self.standing["forecast"] and not self._sent_of("forecast")))

    @property
    def typed(self) -> dict[str, Any]:
        """Return what was typed as it can be kept, right or wrong."""
        return {
            "status": self.statuses.get(self._sent_of("status")),
            "forecast": self.statuses.get(self._sent_of("forecast")),
            "text": self.fields["text"].to_python(self._sent_of("text").replace(NUL, "")),
            "nothing_has_changed": bool(self._sent_of("nothing_has_changed")),
            "is_blank": self.is_blank,
        }

    def forgive(self) -> None:
        """Leave what is wrong unsaid, where nobody has asked to report it yet."""
        self.errors.clear()

    def _sent_of(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))


def _said_of(known: str, question: str) -> SafeString:
    return format_html('{}<span class="govuk-visually-hidden"> ({})</span>', question, known)
