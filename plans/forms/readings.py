"""The figures of a measure: one row for each period that has none yet, a period of its own, a change, a removal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from crispy_forms.layout import LayoutObject
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.template.loader import render_to_string

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField, TickField
from csp.forms.govuk import GovukForm
from csp.kernel.measures.periods import Period
from csp.kernel.plain_text import plain_lines
from plans.forms.figures import FigureField
from plans.models import Measure, Reading
from plans.services.readings import GivenReading, ReadingAnswers

LONGEST_NOTE = 500
TOO_MANY = "You pasted more figures than there are periods. Paste {} or fewer"
NOTHING = "Enter a figure for at least one period"


@dataclass(frozen=True)
class Row:
    """The boxes of one period, and what it was a year before."""

    period: str
    before: str
    value: BoundField
    note: BoundField
    provisional: BoundField


class FigureTable(LayoutObject):
    """A table with a row of boxes for each period."""

    def __init__(self) -> None:
        """Take nothing: the form knows its rows."""
        self.fields: list[Any] = []

    def render(self, form: Any, context: Any, template_pack: str = TEMPLATE_PACK, **kwargs: Any) -> str:
        """Draw it."""
        form.rendered_fields.update(name for name in form.fields if name.startswith(NAMES))
        return render_to_string("plans/readings/table.html", {"rows": form.rows})


class ReadingsForm(GovukForm):
    """Several figures at once: what is left empty is not given."""

    button = "Save the figures"
    too_many = ""
    area = forms.CharField(required=False, widget=forms.HiddenInput)
    pasted = TextAreaField(
        label="Paste a column of figures instead",
        help_text="One to a line, in the order of the rows above. They are put into the boxes for you to check.",
        required=False,
        rows=4,
        called="column",
    )

    def __init__(
        self,
        *args: Any,
        subject: Measure,
        missing: Sequence[Period],
        every: Sequence[Period],
        before: Mapping[Period, str],
        has_earlier: bool = False,
        area: str = "",
        **kwargs: Any,
    ) -> None:
        """Ask for each missing period, and for one that was on the page when it was sent."""
        super().__init__(*args, initial={"area": area}, **kwargs)
        typed = self.data if self.is_bound else {}
        self.asked = [
            one for one in every if one in missing or typed.get(f"value-{one.starts_on}", "").strip()
        ]
        self.before, self.has_earlier = before, has_earlier
        for one in self.asked:
            self._ask(one, subject.unit)
        self.order_fields([name for name in self.fields if name != "pasted"] + ["pasted"])
        self.was_filled = self._fill() if self.is_bound else False

    @property
    def asks_nothing(self) -> bool:
        """Return whether there is no period to ask for."""
        return not self.asked

    @property
    def rows(self) -> list[Row]:
        """Return the boxes, period by period."""
        return [
            Row(one.name, self.before.get(one, ""), *(self[f"{name}-{one.starts_on}"] for name in NAMES))
            for one in self.asked
        ]

    @property
    def given(self) -> list[GivenReading]:
        """Return the figures that were typed."""
        found = []
        for one in self.asked:
            value, note, provisional = (self.cleaned_data[f"{name}-{one.starts_on}"] for name in NAMES)
            if value is not None:
                found.append(GivenReading(one, ReadingAnswers(value, provisional, note)))
        return found

    def layout(self) -> list[Any]:
        """Draw the table, then the box to paste into."""
        return [FigureTable(), "pasted"]

    def clean(self) -> dict[str, Any]:
        """Ask for a figure beside each note, and for at least one."""
        for one in self.asked:
            at = f"{one.starts_on}"
            has_more = self.cleaned_data.get(f"note-{at}") or self.cleaned_data.get(f"provisional-{at}")
            if has_more and self.cleaned_data.get(f"value-{at}") is None and f"value-{at}" not in self.errors:
                self.add_error(f"value-{at}", f"Enter the figure for {one.name}")
        if not self.errors and not self.given and not self.was_filled:
            self.add_error(None, NOTHING)
        return self.cleaned_data

    def say_taken(self, taken: Mapping[str, Sequence[str]]) -> None:
        """Say beside each period that somebody gave another figure for it."""
        for at, sentences in taken.items():
            self.add_error(f"value-{at}", list(sentences))

    def _ask(self, one: Period, unit: str) -> None:
        at = one.starts_on
        self.fields[f"value-{at}"] = FigureField(
            label=f"Figure for {one.name}", unit=unit, required=False, called=f"figure for {one.name}"
        )
        self.fields[f"note-{at}"] = TextField(
            label=f"Note on {one.name}", max_length=LONGEST_NOTE, required=False, called=f"note on {one.name}"
        )
        self.fields[f"provisional-{at}"] = TickField(
            label=f"The figure for {one.name} may still change", required=False
        )

    def _fill(self) -> bool:
        """Put what was pasted into the boxes; return whether there was anything."""
        lines = plain_lines(self.data.get("pasted", "")).split("\n")
        if lines == [""]:
            return False
        filled = cast(QueryDict, self.data).copy()
        if len(lines) > len(self.asked):
            self.too_many = TOO_MANY.format(len(self.asked))
            return True
        for one, line in zip(self.asked, lines, strict=False):
            filled[f"value-{one.starts_on}"] = line.strip()
        filled["pasted"] = ""
        self.data = filled
        return True

    def clean_pasted(self) -> str:
        """Refuse more lines than there are rows."""
        if self.too_many:
            raise forms.ValidationError(self.too_many)
        return ""


NAMES = ("value", "note", "provisional")


class OneReading(GovukForm):
    """What is asked of one figure."""

    value = FigureField(label="Figure")
    note = TextAreaField(
        label="Note",
        help_text="What whoever reads the figure must know, for example: recording practice changed in July.",
        required=False,
        max_length=LONGEST_NOTE,
        rows=2,
    )
    provisional = TickField(label="The figure may still change", required=False)

    def answers_given(self) -> ReadingAnswers:
        """Return what is said of the figure."""
        given = self.cleaned_data
        return ReadingAnswers(given["value"], given["provisional"], given["note"])


class FreePeriodForm(OneReading):
    """A figure for a period from a day to a day, of a measure that has no rhythm."""

    button = "Save the figure"
    area = forms.CharField(required=False, widget=forms.HiddenInput)
    starts_on = DateField(label="First day of the period", help_text="For example, 1 4 2026.")
    ends_on = DateField(label="Last day of the period", help_text="For example, 30 6 2026.")

    def __init__(self, *args: Any, subject: Measure, today: Any, area: str = "", **kwargs: Any) -> None:
        """Take no day to come: what isn’t over can’t be counted."""
        super().__init__(*args, initial={"area": area}, **kwargs)
        self.offer("value", unit=subject.unit)
        for name in ("starts_on", "ends_on"):
            self.offer(name, latest=today)
        self.order_fields(["area", "starts_on", "ends_on", "value", "note", "provisional"])

    def clean(self) -> dict[str, Any]:
        """Hold the days against each other."""
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day must be on or after the first day of the period")
        return self.cleaned_data

    @property
    def given(self) -> list[GivenReading]:
        """Return the figure."""
        period = Period(self.cleaned_data["starts_on"], self.cleaned_data["ends_on"])
        return [GivenReading(period, self.answers_given())]

    def say_taken(self, taken: Mapping[str, Sequence[str]]) -> None:
        """Say that there is a figure for a period that begins on this day."""
        for sentences in taken.values():
            self.add_error("starts_on", list(sentences))


class ReadingForm(OneReading):
    """Asked when a figure is changed, with the reason."""

    button = "Save the change"
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change, for example: the force revised its figures.",
        max_length=100,
        called="reason",
        error_messages={"required": "Enter why you are changing it"},
    )

    def __init__(self, *args: Any, subject: Reading, **kwargs: Any) -> None:
        """Start from the figure as it is."""
        now = {"value": subject.value, "note": subject.note, "provisional": subject.is_provisional}
        super().__init__(*args, version=subject.version, initial=now, **kwargs)
        self.offer("value", unit=subject.measure.unit)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {"answers": self.answers_given(), "version": given["version"], "reason": given["reason"]}


class RemoveReadingForm(GovukForm):
    """Asked before a figure is removed."""

    button, button_kind = "Remove this figure", "warning"

    def __init__(self, *args: Any, subject: Reading, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
