"""An amount of money: typed in pounds, kept in whole pence."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.wording import Worded

_AMOUNT = re.compile(r"(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<pence>[0-9]+))?")
_SPACES = re.compile(r"\s")
MOST = 100_000_000_000  # a thousand million pounds, in pence


def written(pence: int) -> str:
    """Write pence as pounds without the sign of the currency: 1,234.50."""
    sign, size = ("-" if pence < 0 else ""), abs(pence)
    return f"{sign}{size // 100:,}.{size % 100:02}"


class PoundsField(Worded, forms.Field):
    """An amount in pounds and pence, such as £1,234.50; the answer is an integer of pence.

    ``most`` is in pence; ``below_zero`` allows a credit.
    """

    def __init__(self, *, most: int = MOST, below_zero: bool = False, **kwargs: Any) -> None:
        """Hold the amount between its limits."""
        self.most, self.below_zero = most, below_zero
        super().__init__(**kwargs)
        self.widget.govuk = "pounds"

    def to_python(self, value: Any) -> int | None:
        """Return whole pence, or raise a sentence."""
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        typed = _SPACES.sub("", str(value)).replace("\N{MINUS SIGN}", "-").replace("–", "-")
        if not typed:
            return None
        is_credit = typed.startswith(("-", "£-"))
        amount = _AMOUNT.fullmatch(typed.replace("-", "", 1).removeprefix("£"))
        if not amount:
            raise ValidationError(f"{self.subject} must be an amount in pounds, like 1,250 or 1,250.50")
        if len(amount["pence"] or "") > 2:
            raise ValidationError(f"{self.subject} must have no more than 2 digits after the point")
        pence = int(amount["pounds"].replace(",", "")) * 100 + int((amount["pence"] or "0").ljust(2, "0"))
        return self._within(-pence if is_credit else pence)

    def prepare_value(self, value: Any) -> Any:
        """Show pence as pounds, and what was typed as it was typed."""
        return written(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare pence; what is not an amount counts as a change, so that it is looked at."""
        try:
            return initial != self.to_python(data)
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer a keypad with a point."""
        return {"inputmode": "decimal", "autocomplete": "off", "spellcheck": "false"}

    def _within(self, pence: int) -> int:
        if pence < 0 and not self.below_zero:
            raise ValidationError(f"{self.subject} must be £0 or more")
        if abs(pence) > self.most:
            raise ValidationError(f"{self.subject} must be £{written(self.most)} or less")
        return pence
