"""The form that removes a leaver's contact details."""

from typing import Any

from csp.forms.govuk import GovukForm
from csp.models import Person


class RemoveContactForm(GovukForm):
    """Asked before the contact details of somebody who has left are removed."""

    button, button_kind = "Remove the contact details", "warning"

    def __init__(self, *args: Any, subject: Person, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
