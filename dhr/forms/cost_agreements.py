"""An agreement on the costs of reviews: what it is called, who shares under its first draft, and its last day."""

from typing import Any

from django import forms

from csp.forms.boxes import Rows
from csp.forms.dates import DateField
from csp.forms.fields import TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.agreement_versions import VersionQuestions
from dhr.forms.careful import CarefulForm
from dhr.models import CostAgreement
from dhr.services.cost_agreements import AgreementAnswers


class AddAgreementForm(VersionQuestions, CarefulForm):
    """Asked when an agreement is added: its name, and who shares under its first draft.

    Its key is minted with the form, so that it is added once.
    """

    button = "Add the agreement"
    title = TextField(
        label="What is it called?",
        help_text="For example: Costs of reviews in the county",
        max_length=120,
        called="name",
    )
    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: Rows, **kwargs: Any) -> None:
        """Offer the seats that can be named."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)
        self.order_fields(["title"])
        self.offer("partners", rows=rows)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {"answers": AgreementAnswers(given["title"]), "first": self.first, "key": given["key"]}


class ChangeAgreementForm(CarefulForm):
    """Asked when an agreement is called something else, or ends."""

    title = TextField(label="What is it called?", max_length=120, called="name")
    ends_on = DateField(
        label="What is its last day?",
        help_text="Costs after it are no longer shared by it. Leave empty if it goes on.",
        required=False,
        called="last day",
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: CostAgreement, **kwargs: Any) -> None:
        """Show it as it stands."""
        standing = vars(AgreementAnswers.of(subject))
        super().__init__(*args, version=subject.version, initial=standing, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        said = AgreementAnswers(given["title"], given["ends_on"])
        return {"answers": said, "version": given["version"], "reason": given["reason"]}
