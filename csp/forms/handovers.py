"""Handing over: who takes it, which of it, and what they should know about each."""

from collections.abc import Collection, Sequence
from typing import Any, cast

from crispy_forms.layout import LayoutObject
from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string

from csp.forms.fields import RecordField, TextAreaField, TickField
from csp.forms.govuk import GovukForm
from csp.services.handovers import Passed
from csp.web.handovers import Item

LONGEST_NOTE = 2000
CHANGED = "Somebody saved {} while you had the page open. Look at it again, then hand it over"
GONE = (
    "Something that you ticked is no longer here: it is complete, or somebody has passed it on. Nothing was handed "
    "over. Look at the list again"
)
TICK, NOTE, VERSION = "take_", "note_", "version_"


class Items(LayoutObject):
    """Everything on the page that can be handed over, each with its tick and its note."""

    def __init__(self, items: Sequence[Item]) -> None:
        """Take the things as their app gave them."""
        self.items = items
        self.fields: list[Any] = []

    def render(self, form: Any, context: Any, template_pack: str = "", **kwargs: Any) -> str:
        """Draw them."""
        rows = [
            (item, form[TICK + item.key], form[NOTE + item.key] if item.has_note else None)
            for item in self.items
        ]
        return render_to_string("csp/handovers/items.html", {"rows": rows})


class HandoverForm(GovukForm):
    """Asked when work is handed over: every thing is ticked, and has room for what its successor should know."""

    button = "Hand over"
    button_is_pressed_once = True
    successor = RecordField(
        label="Who takes these over?",
        help_text="If several people do, tick what the first one takes and hand that over. The rest stays here.",
        empty_label="Choose a person",
        error_messages={
            "required": "Choose who takes these over",
            "invalid_choice": "Choose who takes these over from the list",
        },
    )

    def __init__(self, *args: Any, items: Sequence[Item], successors: Any, **kwargs: Any) -> None:
        """Offer the successors, and ask about each thing; know which of them changed since the page was opened."""
        super().__init__(*args, **kwargs)
        self.items = {item.key: item for item in items}
        self.sent: frozenset[str] = frozenset()
        self.offer("successor", queryset=successors)
        self.changed = {key for key in self.items if self._is_ticked(key) and self._is_newer(key)}
        for item in items:
            self._ask_about(item)
        if self.is_bound:
            self._take_versions()

    def _ask_about(self, item: Item) -> None:
        known = _known(item)
        self.fields[TICK + item.key] = TickField(
            label=f"{item.reference} {item.title}".strip(), required=False, initial=not item.warning
        )
        if item.has_note:
            self.fields[NOTE + item.key] = TextAreaField(
                label=f"What should they know about {known}?",
                required=False,
                rows=2,
                max_length=LONGEST_NOTE,
                called=f"note about {known}",
            )
        self.fields[VERSION + item.key] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=item.version
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a tick, and refuse what changed or went since the page was opened."""
        answers = super().clean() or self.cleaned_data
        if self._gone:
            self.add_error(None, GONE)
        elif not any(self._is_ticked(key) for key in self.items):
            first = next(iter(self.items.values()))
            self.add_error(TICK + first.key, f"Tick at least one {first.called}")
        for key in self.changed:
            self.add_error(TICK + key, CHANGED.format(_known(self.items[key])))
        return answers

    def layout(self) -> list[Any]:
        """Ask who, then which and what they should know."""
        return ["successor", Items(list(self.items.values()))]

    @property
    def lost_notes(self) -> list[str]:
        """Return what was written about things that are no longer here, so that it isn't lost."""
        return [note for note in self.notes_of_gone.values() if note]

    @property
    def notes_of_gone(self) -> dict[str, str]:
        """Return what was written about each thing that is no longer here, by its key."""
        read = TextAreaField(required=False, called="note").to_python
        return {key: read(self.data.get(NOTE + key, "")) for key in self._gone}

    @property
    def chosen(self) -> str:
        """Return the key of the successor as it was sent."""
        return str(self.data.get("successor", ""))

    @property
    def is_sent_again(self) -> bool:
        """Return whether all that was ticked was handed over by this very form before."""
        ticked = [key for key in self.items if self._is_ticked(key)]
        return bool(self.sent) and not (self._gone or ticked)

    def leave_out(self, keys: Collection[str]) -> None:
        """Forget what this very form has handed over before: it is sent twice when somebody clicks twice."""
        self.sent = frozenset(keys)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        passed = [
            Passed(item.kind, key, item.version, self.cleaned_data.get(NOTE + key, ""))
            for key, item in self.items.items()
            if self.cleaned_data[TICK + key]
        ]
        return {"successor": self.cleaned_data["successor"], "passed": passed}

    @property
    def _gone(self) -> list[str]:
        ticked = [name.removeprefix(TICK) for name in self.data if name.startswith(TICK)]
        return [key for key in ticked if key not in self.items and key not in self.sent]

    def _is_ticked(self, key: str) -> bool:
        return self.is_bound and bool(self.data.get(TICK + key))

    def _is_newer(self, key: str) -> bool:
        return bool(self.data.get(VERSION + key) != str(self.items[key].version))

    def _take_versions(self) -> None:
        """Send the newer versions next time: by then the page has shown what changed."""
        shown = cast(QueryDict, self.data).copy()
        for key, item in self.items.items():
            shown[VERSION + key] = str(item.version)
        self.data = shown


def _known(item: Item) -> str:
    return item.reference or f"“{item.title}”"


class TakenForm(GovukForm):
    """The button that takes what was handed over off one's first page: just what the page showed."""

    button = "I have taken these over"
    button_kind = "secondary"

    def __init__(self, *args: Any, keys: Sequence[str] = (), **kwargs: Any) -> None:
        """Carry the keys of the handovers."""
        super().__init__(*args, **kwargs)
        self.fields["handovers"] = forms.CharField(
            widget=forms.HiddenInput, required=False, initial=" ".join(keys)
        )

    @property
    def keys(self) -> list[str]:
        """Return the keys that were sent."""
        return str(self.data.get("handovers", "")).split()
