"""A recommendation: what it says, whose report makes it, its theme, and whom a new one is made to."""

from collections.abc import Sequence
from typing import Any

from django import forms

from csp.forms.fields import RadioField, RecordField, RecordsField, SelectField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.folding import sort_key
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.forms.panel_meetings import reason_field
from dhr.models import Recommendation
from dhr.services.recommendations import MadeTo, RecommendationAnswers

OVERVIEW, OVERVIEW_REPORT = "overview", "The overview report"
LONGEST_BODY = 160
NOT_BOTH = "Choose one from the list or enter another, not both"


class RecommendationForm(CarefulForm):
    """Asked when a recommendation is written down or changed; a new one is written once, and asks whom it is to."""

    not_free = frozenset({"number", "other_agency", "outside"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    agency = SelectField(label="Whose report makes it?", called="whose report makes it")
    other_agency = TextField(
        label="Another agency, if it is not in the list",
        required=False,
        max_length=160,
        called="name of the agency",
    )
    number = TextField(
        label="What is its number?",
        help_text="As the report has it, for example 4, 4a or 4.1.12. The numbers of each agency begin again.",
        max_length=20,
        width=10,
        error_messages={"required": "Enter its number"},
        called="number",
    )
    text = TextAreaField(
        label="What is recommended?",
        help_text="In the words of the report. Write pseudonyms and posts, never a name. Write a lettered part by "
        "itself when it has a lead or an answer of its own.",
        max_length=4000,
        error_messages={"required": "Enter what is recommended"},
        called="what is recommended",
    )
    scope = RadioField(
        label="How far does it reach?",
        choices=Recommendation.Scope.choices,
        error_messages={"required": "Choose how far it reaches"},
    )
    theme = SelectField(label="Theme used before", required=False, called="theme")
    other_theme = TextField(
        label="Another theme",
        help_text="For example: information sharing, recording, training.",
        required=False,
        max_length=80,
        called="theme",
    )
    seats = RecordsField(label="Authorities of the partnership", required=False, called="authority")
    outside = TextAreaField(
        label="Bodies outside it",
        help_text="One on each line. For example: Home Office, NHS England.",
        required=False,
        max_length=2000,
        rows=3,
        called="bodies outside it",
    )
    reason = reason_field()

    def __init__(
        self,
        *args: Any,
        agencies: Sequence[str],
        themes: Sequence[str],
        seats: Any = None,
        subject: Recommendation | None = None,
        first: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """Start from what it is; a new one starts from ``first`` and gets a key, so that it is written once."""
        if subject:
            kwargs |= {"initial": vars(RecommendationAnswers.of(subject)), "version": subject.version}
        else:
            kwargs["initial"] = {"key": new_key(), **(first or {})}
        kwargs["initial"]["agency"] = kwargs["initial"].get("agency") or OVERVIEW
        super().__init__(*args, **kwargs)
        self.offer("agency", choices=[(OVERVIEW, OVERVIEW_REPORT), *((one, one) for one in agencies)])
        self.offer("theme", choices=[("", "None of these"), *((one, one) for one in themes)])
        if not themes:
            del self.fields["theme"]
        for name in ("key", "seats", "outside") if subject else ("reason",):
            del self.fields[name]
        if not subject:
            self.offer("seats", queryset=seats)

    def clean(self) -> dict[str, Any]:
        """Ask for one agency and one theme, by what they sort and count, and for bodies whose names fit."""
        given = super().clean() or self.cleaned_data
        if given.get("agency") == OVERVIEW:
            given["agency"] = ""
        for name in ("agency", "theme"):
            if given.get(name) and given.get(f"other_{name}"):
                self.add_error(f"other_{name}", NOT_BOTH)
        if any(len(one) > LONGEST_BODY for one in _lines(given.get("outside"))):
            self.add_error("outside", f"The name of a body must be {LONGEST_BODY} characters or fewer")
        if not self.errors:
            asked = {"agency": "other_agency", "theme": "other_theme"}
            for name, words in self._said().wrong().items():
                self.add_error(asked.get(name, name), words)
        return given

    def _said(self) -> RecommendationAnswers:
        given = self.cleaned_data
        chosen = {name: given.get(name) or given.get(f"other_{name}") or "" for name in ("agency", "theme")}
        return RecommendationAnswers(given["number"], given["text"], given["scope"], **chosen)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers, with version and reason, or with the key and whom it is to."""
        given, answers = self.cleaned_data, {"answers": self._said()}
        if "key" not in self.fields:
            return answers | {name: given[name] for name in ("version", "reason")}
        bodies = {sort_key(one): one for one in _lines(given["outside"])}
        return answers | {"key": given["key"], "made_to": MadeTo(list(given["seats"]), list(bodies.values()))}

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        theme = [name for name in ("theme", "other_theme") if name in self.fields]
        made_to = [Group("Who is it made to?", "seats", "outside")] if "seats" in self.fields else []
        return [
            "agency",
            "other_agency",
            "number",
            "text",
            "scope",
            Group("What is it about?", *theme, hint="Reviews that recommend on the same theme are counted."),
            *made_to,
            *(["reason"] if "reason" in self.fields else []),
        ]


class LinkForm(GovukForm):
    """Asked which action of the review's plan carries a recommendation out."""

    button = "This action carries it out"

    chosen = RecordField(
        label="Which action carries it out?",
        error_messages={"required": "Choose an action"},
        called="action",
    )

    def __init__(self, *args: Any, actions: Any, **kwargs: Any) -> None:
        """Offer the actions that are not linked with it yet."""
        super().__init__(*args, **kwargs)
        self.offer("chosen", queryset=actions)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"action": self.cleaned_data["chosen"]}


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
