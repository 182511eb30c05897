"""A figure in its unit, typed as people write it; text where a number belongs is refused with a sentence."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.wording import Worded
from csp.kernel.measures import figures
from csp.kernel.measures.figures import NotAFigure


class FigureField(Worded, forms.Field):
    """A number such as 1,204, 12.5% or £1,250; the answer is a Decimal. ``unit`` may be offered later."""

    def __init__(self, *, unit: str = "", width: int = 10, **kwargs: Any) -> None:
        """Take the unit, which says what may stand beside the number and whether it may be below 0."""
        self.unit = unit
        super().__init__(**kwargs)
        self.widget.width = width

    def to_python(self, value: Any) -> Decimal | None:
        """Return the number, or raise a sentence."""
        if isinstance(value, Decimal) or not str(value or "").strip():
            return value if isinstance(value, Decimal) else None
        try:
            return figures.read(str(value), unit=self.unit)
        except NotAFigure as wrong:
            raise ValidationError(f"{self.subject} {wrong}", code="invalid") from wrong

    def prepare_value(self, value: Any) -> Any:
        """Show a number as people write it, and what was typed as it was typed."""
        return figures.written(value).replace("−", "-") if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare numbers; what is none counts as a change, so that it is looked at."""
        try:
            return initial != self.to_python(data)
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer a keypad with a point."""
        return {"inputmode": "decimal", "autocomplete": "off", "spellcheck": "false"}
