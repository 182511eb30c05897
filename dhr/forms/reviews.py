"""What is known of a death when the partnership is told, and what changes about it later."""

import calendar
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any, ClassVar

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.template.loader import render_to_string

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, SelectField, TextField, TickField
from csp.forms.govuk import Group
from csp.forms.numbers import WholeNumberField
from csp.kernel import day_words
from csp.kernel.code_names import is_made_here, new_code_name
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import Review, ReviewRules
from dhr.services.reviews import ReviewAnswers

YES, NO = "yes", "no"
HELD = "held"  # by the rules that hold for the month
MONTHS = [(str(number), name) for number, name in enumerate(calendar.month_name) if name]
CHOOSE_KIND = "The new rules begin within that month. Choose which ones hold for this death"


class Statement(LayoutObject):
    """The confidentiality statement, to be read before it is signed."""

    def __init__(self, words: str) -> None:
        """Take its words."""
        self.fields: list[Any] = []
        self.words = words

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Draw it."""
        return render_to_string("dhr/reviews/statement.html", {"statement": self.words})


class ReviewForm(CarefulForm):
    """Asked when a review is opened, and when what is known of it changes; never for anybody's name."""

    button_is_pressed_once = True
    not_free: ClassVar[frozenset[str]] = frozenset({"own_reference"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    code_name = TextField(
        label="Code name",
        help_text="Picked by chance. Never the name or initials of anybody, nor a place: it may be read by mistake.",
        max_length=60,
        width=20,
        error_messages={"required": "Enter a code name"},
    )
    own_reference = TextField(
        label="Your own number for it",
        help_text="For example, 2026/2. Never initials.",
        required=False,
        max_length=40,
        width=20,
        called="your own number",
    )
    died_month = SelectField(
        label="Month", choices=[("", "Choose one"), *MONTHS], called="month of the death"
    )
    died_year = WholeNumberField(label="Year", called="year of the death", least=1990, most=2100)
    kind = RadioField(label="Under which rules is it reviewed?", choices=[], called="rules")
    notified_on = DateField(
        label="On which day were you told?",
        help_text="The time to decide is counted from this day.",
        called="day you were told",
    )
    notified_from = RadioField(
        label="Who told you?",
        choices=Review.Source.choices,
        error_messages={"required": "Choose who told you"},
    )
    notified_by = TextField(
        label="Which body, or in which post?",
        help_text="For example: Marshland Constabulary, public protection unit. No names.",
        required=False,
        max_length=120,
        called="body or post",
    )
    in_writing = RadioField(
        label="Were you told in writing?",
        choices=[(YES, "Yes"), (NO, "No, not yet")],
        error_messages={"required": "Choose whether you were told in writing"},
    )
    deputy = RecordField(
        label="Who stands in for you?",
        help_text="Another review coordinator. The deputy sees and does all that you do, once they have signed.",
        error_messages={
            "required": "Choose who stands in for you",
            "invalid_choice": "Choose who stands in for you from the list",
        },
    )
    signs = TickField(
        label="I have read this, and I sign it",
        error_messages={"required": "Sign the confidentiality statement"},
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(
        self,
        *args: Any,
        rules: ReviewRules,
        today: date,
        subject: Review | None = None,
        deputies: Any = None,
        known: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        """Start from what is known; a new one gets a code name and a key."""
        self.rules, self.today, self.is_new = rules, today, subject is None
        if subject:
            shown = {**vars(ReviewAnswers.of(subject)), "in_writing": YES if subject.in_writing else NO}
            kwargs["initial"], kwargs["version"] = shown, subject.version
        else:
            kwargs["initial"] = {"key": new_key(), "code_name": new_code_name(), "kind": HELD}
        super().__init__(*args, known=known, **kwargs)
        if self.is_new:
            self.offer("deputy", queryset=deputies)
        for name in ("reason",) if self.is_new else ("key", "deputy", "signs"):
            del self.fields[name]
        self.offer("notified_on", latest=today)
        self.button = "Open the review" if self.is_new else "Save"
        self.offer("kind", choices=self._kinds())

    def clean_code_name(self) -> str:
        """Take a code name that could have been picked by chance as nobody's name."""
        name = str(self.cleaned_data["code_name"])
        if is_made_here(name):
            self.known = (*self.known, name)
        return name

    def clean(self) -> dict[str, Any]:
        """Find the rules that hold for the month, and hold the answers against one another."""
        given = super().clean() or self.cleaned_data
        if self.errors:
            return given
        month = {"year": given["died_year"], "month": int(given["died_month"])}
        if given["kind"] == HELD:
            given["kind"] = self.rules.kind_for(**month)
        if not given["kind"]:
            self.add_error("kind", CHOOSE_KIND)
            return given
        for name, words in self._known().wrong(today=self.today).items():
            self.add_error(name, words)
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: what is known together, then the deputy and key, or version and reason."""
        given, names = self.cleaned_data, ("deputy", "key", "version", "reason")
        return {"answers": self._known(), **{name: given[name] for name in names if name in self.fields}}

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        known = [
            Group("What the review is called", "code_name", "own_reference"),
            Group(
                "When the person died",
                "died_month",
                "died_year",
                hint="Only the month is kept, never the day.",
            ),
            "kind",
            Group("How you were told", "notified_on", "notified_from", "notified_by", "in_writing"),
        ]
        if not self.is_new:
            return [*known, "reason"]
        return [*known, "deputy", Statement(self.rules.statement), "signs"]

    def _known(self) -> ReviewAnswers:
        given = dict(self.cleaned_data)
        given["died_month"], given["in_writing"] = int(given["died_month"]), given["in_writing"] == YES
        return ReviewAnswers(**{one.name: given[one.name] for one in fields(ReviewAnswers)})

    def _kinds(self) -> list[tuple[str, str]]:
        choices: list[tuple[str, str]] = list(Review.Kind.choices)
        if not self.is_new:
            return choices
        return [(HELD, f"Those that hold for that month here: {self._held()}"), *choices]

    def _held(self) -> str:
        labels = dict(Review.Kind.choices)
        begins = self.rules.related_deaths_from
        first = labels[self.rules.kind_for(year=1990, month=1) or ""].lower()
        last = labels[self.rules.kind_for(year=2100, month=12) or ""].lower()
        return first if begins is None or first == last else f"{first}, from {day_words.plain(begins)} {last}"
