"""What somebody is called, and which address they sign in with."""

from dataclasses import fields
from typing import Any

from csp.forms.fields import EmailField, TextField
from csp.forms.govuk import GovukForm
from csp.forms.invitations import LONGEST_NAME
from csp.models import Person
from csp.services.people import PersonAnswers

LONGEST_REASON = 100


class PersonForm(GovukForm):
    """Asked when somebody is called or reached by something else, or was entered wrongly."""

    button = "Save name and address"

    name = TextField(label="Name", max_length=LONGEST_NAME, autocomplete="off")
    email = EmailField(
        label="E-mail address",
        help_text="Their own address at work: whoever reads what is sent there can sign in as them.",
        max_length=254,
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change. For example, New name after a marriage",
        required=False,
        max_length=LONGEST_REASON,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Person, **kwargs: Any) -> None:
        """Begin with what they are called now, and don't let the browser fill in the reader's own."""
        kwargs.setdefault("initial", {one.name: getattr(subject, one.name) for one in fields(PersonAnswers)})
        super().__init__(*args, version=subject.version, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "off"

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = {one.name: self.cleaned_data[one.name] for one in fields(PersonAnswers)}
        kept = {name: self.cleaned_data[name] for name in ("version", "reason")}
        return {"answers": PersonAnswers(**given), **kept}
