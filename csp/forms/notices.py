"""What a partnership says on a page for the public."""

from typing import Any

from csp.forms.fields import TextAreaField
from csp.forms.govuk import GovukForm


class NoticeForm(GovukForm):
    """Asked when an administrator writes a page for the public; it starts from what the page says now."""

    button = "Publish these words"

    text = TextAreaField(
        label="Words",
        help_text=(
            "Paragraphs, lists that begin with a hyphen, and **bold** words. Anyone can read them: name no person."
        ),
        rows=14,
        max_length=20_000,
        error_messages={"required": "Enter what the page should say"},
    )

    def __init__(self, *args: Any, text: str, version: int, **kwargs: Any) -> None:
        """Start from these words."""
        super().__init__(*args, initial={"text": text}, version=version, **kwargs)
