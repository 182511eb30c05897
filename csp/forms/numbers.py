"""A whole number between two others."""

from typing import Any

from django import forms

from csp.forms.wording import Worded, literal


class WholeNumberField(Worded, forms.IntegerField):
    """A whole number from ``least`` to ``most``, typed in a box with a keypad."""

    widget = forms.TextInput

    def __init__(self, *, least: int, most: int, width: int = 4, label: str, **kwargs: Any) -> None:
        """Hold the number between its limits, and say both when it is outside either."""
        super().__init__(label=label, min_value=least, max_value=most, **kwargs)
        self.widget.width = width  # type: ignore[attr-defined]  # our templates read it
        sentence = f"{literal(self.subject)} must be a whole number from {least} to {most}"
        for code in ("invalid", "min_value", "max_value"):
            self.error_messages[code] = sentence

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer a keypad, and no spinner that a wheel could turn."""
        return {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
