"""A cost of a review: what it is, how much, what it comes out of, how it is shared; and before it is removed."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, SelectField, TextField, TickField
from csp.forms.govuk import Group
from csp.forms.pounds import DaysField, PoundsField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.pence import half_up, pounds
from csp.models import Reader
from dhr.forms.asking_about_money import LARGE, AsksAboutLargeForm, HeadedForm
from dhr.models import CostLine, CostType
from dhr.services.costs import BY_DAY, NOBODY, CostAnswers

Choices = Sequence[tuple[str, str]]
DAY, VERSION = "day", "version"  # how it is shared, besides NOBODY
NONE, ALL, PART = "none", "all", "part"  # of the VAT is recovered


class CostForm(AsksAboutLargeForm):
    """Asked of whoever runs the review; a new cost has a key minted with the form, so it is noted once."""

    not_free = frozenset({"supplier", "reference"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    kind = RadioField(
        label="How certain is it?",
        choices=CostLine.Kind.choices,
        hints={
            "estimate": "What you expect to pay.",
            "commitment": "An order, or a contract.",
            "actual": "An invoice, or a credit note.",
        },
        reveals={"actual": ["paid_on"]},
        error_messages={"required": "Choose how certain it is"},
    )
    paid_on = DateField(
        label="When was the supplier paid?",
        help_text="Leave empty until it was.",
        required=False,
        called="day it was paid",
    )
    cost_type = SelectField(
        label="What type of cost is it?",
        choices=[("", "Choose one"), *CostType.choices],
        error_messages={"required": "Choose the type of cost"},
    )
    what = TextField(
        label="What is it for?",
        help_text="For example: chairing three meetings. No names of the family, and nothing of what happened.",
        max_length=160,
        error_messages={"required": "Enter what it is for"},
    )
    supplier = TextField(label="Who supplies it?", required=False, max_length=120, called="supplier")
    reference = TextField(
        label="What is the number of the order or invoice?",
        required=False,
        max_length=60,
        called="number of the order or invoice",
    )
    cost_on = DateField(
        label="On which day does it fall?",
        help_text="Of an invoice, its date. By it goes which version of the agreement applies, which partners share,"
        " and the financial year.",
        error_messages={"required": "Enter the day of the cost"},
        called="day of the cost",
    )
    days = DaysField(label="How many days?", help_text="For example, 2.5", required=False, called="days")
    day_rate = PoundsField(
        label="What is the rate for a day?", least=1, required=False, called="rate for a day"
    )
    net = PoundsField(
        label="What is the amount without VAT?",
        help_text="Leave empty to have it worked out from the days and the rate. A credit note is below zero: -0.05."
        f" An amount of more than {pounds(LARGE)} is asked about once more.",
        below_zero=True,
        required=False,
        sometimes=True,
        called="amount without VAT",
    )
    vat = PoundsField(
        label="How much VAT is on top?",
        help_text="Leave empty if there is none.",
        below_zero=True,
        required=False,
        called="VAT",
    )
    recovers = RadioField(
        label="Is the VAT recovered?",
        help_text="VAT that is recovered is not shared among partners.",
        choices=[(ALL, "Yes, all of it"), (NONE, "No"), (PART, "Part of it")],
        reveals={PART: ["recovered"]},
        required=False,
        sometimes=True,
        called="whether the VAT is recovered",
    )
    recovered = PoundsField(
        label="How much of the VAT is recovered?", below_zero=True, called="VAT that is recovered"
    )
    against = SelectField(
        label="What does it come out of?",
        help_text="An estimate or a commitment of this review. What is expected in the end then counts it once.",
        required=False,
        called="estimate or commitment that it comes out of",
    )
    is_last = TickField(
        label="It is the last that comes out of it",
        help_text="Then no more of it is expected.",
        required=False,
    )
    sharing = RadioField(
        label="How is it shared?",
        choices=[
            (DAY, "By the version of the agreement that holds on its day"),
            (VERSION, "By another version"),
            (NOBODY, "It is not shared"),
        ],
        reveals={VERSION: ["under"]},
        error_messages={"required": "Choose how it is shared"},
    )
    under = SelectField(
        label="By which version?",
        error_messages={"required": "Choose the version by which it is shared"},
        called="version",
    )
    chosen_why = TextField(
        label="Why is it not shared by the version of its day?",
        help_text="Only if you chose another version, or that it is not shared.",
        required=False,
        sometimes=True,
        max_length=200,
        called="why it is not shared by the version of its day",
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
        reader: Reader,
        sources: Choices,
        versions: Choices,
        subject: CostLine | None = None,
        **kwargs: Any,
    ) -> None:
        """Start from what is noted; offer what it can come out of, and the versions by which it can be shared."""
        self.reader, self.stands = reader, subject
        if subject:
            kwargs["initial"], kwargs["version"] = _initial(CostAnswers.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key(), "sharing": DAY}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]
        self.offer("against", choices=[("", "Nothing"), *sources])
        self.offer("under", choices=[("", "Choose one"), *versions])

    def clean(self) -> dict[str, Any]:
        """Work out the amount where it is left out, ask about a large one, and hold the answers to one another."""
        given = super().clean() or self.cleaned_data
        self.errors.pop("sure", None)
        if given.get("net") is None and not {"net", "days", "day_rate"} & set(self.errors):
            self._work_out(given)
        if given.get("vat") and not given.get("recovers"):
            self.add_error("recovers", "Choose whether the VAT is recovered")
        if not self.errors:
            for name, words in self._answers().wrong(today=self.reader.today).items():
                self.add_error(name, words)
        stands = self.stands is not None and self.stands.net == given.get("net")
        self.ask_about(None if stands or "net" in self.errors else given.get("net"))
        return given

    def _work_out(self, given: dict[str, Any]) -> None:
        if given.get("days") and given.get("day_rate"):
            given["net"] = half_up(given["days"] * given["day_rate"], 100)
        else:
            self.add_error("net", "Enter the amount without VAT, or the days and the rate for a day")

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what the service refuses of how it is shared beside the question that was answered."""
        by_answer = getattr(error, "error_dict", None)
        if field is None and by_answer:
            error = ValidationError({self._beside(name): said for name, said in by_answer.items()})
        super().add_error(field, error)

    def _beside(self, name: str) -> str:
        if name != "shared_by":
            return name
        return "under" if self.cleaned_data.get("sharing") == VERSION else "sharing"

    def _answers(self) -> CostAnswers:
        given = self.cleaned_data
        vat, sharing = given["vat"] or 0, given["sharing"]
        shared_by = {DAY: BY_DAY, NOBODY: NOBODY}.get(sharing) if sharing != VERSION else given["under"]
        recovered = {ALL: vat, PART: given["recovered"]}.get(given["recovers"], 0) if vat else 0
        same = {one.name: given[one.name] for one in fields(CostAnswers) if one.name in given}
        apart = {
            "vat": vat,
            "recovered": recovered or 0,
            "shared_by": shared_by,
            "chosen_why": given["chosen_why"] if shared_by else "",
        }
        return CostAnswers(**(same | apart))

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        names = ("version", "reason", "key")
        rest = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return {"answers": self._answers(), **rest}

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them; the box to tick is there only when an amount is asked about."""
        return [
            Group("What it is", "kind", "cost_type", "what", "supplier", "reference", "cost_on"),
            Group(
                "How much it is",
                *("days", "day_rate", "net", *(["sure"] if self.is_asked else []), "vat", "recovers"),
                hint="If it is paid by the day, give the days and the rate: they must make the amount.",
            ),
            Group("What it is part of", "against", "is_last"),
            Group("Who pays", "sharing", "chosen_why"),
            *(["reason"] if "reason" in self.fields else []),
        ]


class RemoveCostForm(HeadedForm):
    """Asked before a cost is removed."""

    button, button_kind = "Remove this cost", "warning"
    reason = TextField(
        label="Why are you removing it?",
        help_text="For example: it was noted twice. What was noted and the reason stay among the changes.",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: CostLine, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)


def _initial(said: CostAnswers) -> dict[str, Any]:
    """Return what the boxes show of a cost that is noted."""
    recovers = "" if not said.vat else ALL if said.recovered == said.vat else PART if said.recovered else NONE
    sharing = {BY_DAY: DAY, NOBODY: NOBODY}.get(said.shared_by, VERSION)
    apart = {
        "vat": said.vat or None,
        "recovers": recovers,
        "recovered": said.recovered or None,
        "sharing": sharing,
        "under": said.shared_by if sharing == VERSION else "",
    }
    return vars(said) | apart
