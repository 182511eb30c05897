"""What somebody is called."""

from typing import Any

from csp.forms.fields import TextField
from csp.forms.govuk import GovukForm
from csp.forms.invitations import LONGEST_NAME
from csp.models import Person

LONGEST_REASON = 100


class PersonNameForm(GovukForm):
    """Asked when somebody is called something else, or was entered wrongly."""

    button = "Save name"

    name = TextField(label="Name", max_length=LONGEST_NAME, autocomplete="off")
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change. For example, New name after a marriage",
        required=False,
        max_length=LONGEST_REASON,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Person, **kwargs: Any) -> None:
        """Begin with what they are called now."""
        kwargs.setdefault("initial", {"name": subject.name})
        super().__init__(*args, version=subject.version, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {name: self.cleaned_data[name] for name in ("name", "version", "reason")}
