"""The question how often somebody is written to."""

from typing import Any

from csp.forms.fields import RadioField
from csp.forms.govuk import GovukForm
from csp.models import Digest

HINTS: dict[str, str] = {
    Digest.HowOften.DAILY: "And all of it on the first working day of a week.",
    Digest.HowOften.WEEKLY: "Or on the first working day of a week that begins with a bank holiday.",
    Digest.HowOften.NEVER: "What waits for you is on your first page all the same.",
}


class DigestForm(GovukForm):
    """Daily, weekly or never."""

    button = "Save"

    how_often = RadioField(
        label="How often do you want to be told what waits for you?",
        choices=Digest.HowOften.choices,
        hints=HINTS,
        called="how often",
    )

    def __init__(self, *args: Any, digest: Digest, **kwargs: Any) -> None:
        """Show the choice as it stands."""
        super().__init__(*args, version=digest.version, initial={"how_often": digest.how_often}, **kwargs)
