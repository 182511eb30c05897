"""From which day a version of an agreement holds and who shares, and the questions before it is agreed or removed."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from csp.forms.boxes import BoxesField, Rows
from csp.forms.dates import DateField
from csp.forms.fields import RadioField, SelectField, TextField
from csp.forms.govuk import GovukForm
from csp.forms.numbers import WholeNumberField
from csp.forms.pounds import PoundsField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Partnership
from dhr.forms.careful import CarefulForm
from dhr.models import AgreementVersion
from dhr.services.cost_agreements import VersionAnswers
from plans.forms.moments import AskedInAddress

Basis, Counts = AgreementVersion.Basis, AgreementVersion.Counts


class VersionQuestions(forms.Form):
    """What every version says; ``rows`` are the seats that can be named, by key."""

    starts_on = DateField(
        label="From which day does it hold?",
        help_text="Costs of this day and of later days are shared by it. For example, 1 4 2027",
        called="first day",
    )
    basis = RadioField(
        label="Who shares the costs?",
        choices=Basis.choices,
        reveals={Basis.RESPONSIBLE: ["counts"], Basis.NAMED: ["partners"]},
        error_messages={"required": "Choose who shares the costs"},
    )
    counts = RadioField(
        label="What if one body has two seats?",
        choices=Counts.choices,
        help_text="For example, a county council that is the fire authority too.",
        error_messages={"required": "Choose what happens if one body has two seats"},
    )
    partners = BoxesField(
        label="Who shares, in which order?",
        help_text=(
            "Write 1 beside the first, 2 beside the second, and so on. Whoever has no number does not share. "
            "Pence that are left over go to whoever stands first."
        ),
        each=WholeNumberField(least=1, most=999, label="Place"),
        error_messages={"required": "Write a number beside at least one partner"},
    )

    def clean_partners(self) -> tuple[str, ...] | None:
        """Return the keys of the seats in their order; no two have one place."""
        places: dict[str, int] | None = self.cleaned_data["partners"]
        if places is None:
            return None
        given = sorted(places, key=places.__getitem__)
        asked = self.fields["partners"]
        twice = [
            asked.wrong_with(key, f"Place {places[key]} is taken. Give each its own place")  # type: ignore[attr-defined]
            for before, key in itertools.pairwise(given)
            if places[before] == places[key]
        ]
        if twice:
            raise forms.ValidationError(twice)
        return tuple(given)

    @property
    def first(self) -> VersionAnswers:
        """Return what the services take; of a valid form."""
        given = self.cleaned_data
        return VersionAnswers(
            given["starts_on"], given["basis"], given["counts"] or Counts.SEATS, given["partners"] or ()
        )


def standing(answers: VersionAnswers) -> dict[str, Any]:
    """Return what a version says, as its form shows it."""
    places = {key: place for place, key in enumerate(answers.partners, start=1)}
    return {**vars(answers), "partners": places}


class VersionForm(VersionQuestions, GovukForm):
    """Asked when the next version is started or a draft changed; a new one has a key minted with the form."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, rows: Rows, stands: VersionAnswers, version: int | None = None, **kwargs: Any
    ) -> None:
        """Start from what the draft says, or the version before the next one."""
        initial: Mapping[str, Any] = standing(stands)
        if version is None:
            initial = {**initial, "starts_on": None, "key": new_key()}
        super().__init__(*args, version=version, initial=initial, **kwargs)
        self.offer("partners", rows=rows)
        if version is not None:
            del self.fields["key"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then the version, or the key."""
        names = [name for name in ("version", "key") if name in self.fields]
        return {"answers": self.first, **{name: self.cleaned_data[name] for name in names}}


class ExampleForm(AskedInAddress):
    """Asked in the address: which amount is worked through, and in a group for the reviews of which partnership."""

    button, button_kind = "Work it through", "secondary"

    amount = PoundsField(
        label="An amount to work through",
        help_text="In pounds, like 7,000. Put a minus in front of a credit.",
        below_zero=True,
        called="amount",
    )
    partnership = SelectField(label="For a review of", called="partnership")

    def __init__(self, *args: Any, usual: int, partnerships: Sequence[Partnership], **kwargs: Any) -> None:
        """Offer the partnerships, where there are several, and the usual amount."""
        super().__init__(*args, initial={"amount": usual}, **kwargs)
        self.usual = usual
        self.offer("partnership", choices=[(one.key, str(one)) for one in partnerships])
        if len(partnerships) < 2:
            del self.fields["partnership"]

    @property
    def pence(self) -> int:
        """Return the pence to work through: what is usual until another amount was given."""
        self.is_valid()
        given = getattr(self, "cleaned_data", {}).get("amount")
        return self.usual if given is None else given

    def chosen(self, partnerships: Sequence[Partnership]) -> Partnership | None:
        """Return for whose reviews it is worked through: the first, or the chosen one; none in an empty group."""
        self.is_valid()
        wanted = getattr(self, "cleaned_data", {}).get("partnership")
        first = partnerships[0] if partnerships else None
        return next((one for one in partnerships if one.key == wanted), first)


class AgreeVersionForm(CarefulForm):
    """Asked when a draft was agreed: from then on it never changes."""

    button, button_is_pressed_once = "Record that it was agreed", True

    agreed_on = DateField(
        label="On which day was it agreed?", help_text="For example, 12 3 2027", called="day it was agreed"
    )
    agreed_where = TextField(
        label="Where was it agreed?",
        help_text="For example: the partnership’s meeting, minute 14.",
        max_length=200,
        called="place where it was agreed",
        error_messages={"required": "Enter where it was agreed"},
    )

    def __init__(self, *args: Any, subject: AgreementVersion, today: date, **kwargs: Any) -> None:
        """Remember which draft was read."""
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("agreed_on", latest=today)


class RemoveForm(GovukForm):
    """Asked before a draft, or what it says of one type of cost, is removed."""

    button, button_kind = "Remove it", "warning"

    def __init__(self, *args: Any, subject: AgreementVersion, **kwargs: Any) -> None:
        """Remember which draft was read."""
        super().__init__(*args, version=subject.version, **kwargs)
