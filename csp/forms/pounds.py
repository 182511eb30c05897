"""An amount of money, typed in pounds and kept in whole pence; a percentage and a number of days, in hundredths."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.wording import Worded
from csp.kernel.cost_shares import per_cent
from csp.kernel.pence import MOST, NotPounds, pounds, read_pounds

WHOLE = 10_000  # hundredths of a per cent: 100%
_PERCENTAGE = re.compile(r"(?P<whole>[0-9]{1,3})?(?:\.(?P<part>[0-9]{1,2}))?\s*%?")
_FINER = re.compile(r"[0-9]*\.[0-9]{3,}\s*%?")
_DAYS = re.compile(r"(?P<whole>[0-9]{1,4})?(?:\.(?P<part>[0-9]{1,2}))?")
MOST_DAYS = 100_000  # hundredths of a day


def written(pence: int) -> str:
    """Write pence as pounds without the sign of the currency: 1,234.50."""
    sign, size = ("-" if pence < 0 else ""), abs(pence)
    return f"{sign}{size // 100:,}.{size % 100:02}"


class _Typed(Worded, forms.Field):
    """A number that is typed in a box, and kept as a whole number of its smallest parts."""

    def prepare_value(self, value: Any) -> Any:
        """Show the number as people write it, and what was typed as it was typed."""
        return self.written(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the numbers; what is not one counts as a change, so that it is looked at."""
        try:
            return initial != self.to_python(data)
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer a keypad with a point."""
        return {"inputmode": "decimal", "autocomplete": "off", "spellcheck": "false"}

    def to_python(self, value: Any) -> int | None:
        """Return the whole number, or raise a sentence."""
        if value in self.empty_values or isinstance(value, int):
            return None if value in self.empty_values else value
        typed = str(value).strip()
        return self.read(typed) if typed else None

    def read(self, typed: str) -> int:
        """Return the number that was typed, or raise a sentence."""
        raise NotImplementedError

    def written(self, number: int) -> str:
        """Return a number as people write it."""
        raise NotImplementedError


class PoundsField(_Typed):
    """An amount in pounds and pence, such as £1,234.50; the answer is an integer of pence.

    ``least`` and ``most`` are in pence; ``below_zero`` allows a credit.
    """

    def __init__(self, *, least: int = 0, most: int = MOST, below_zero: bool = False, **kwargs: Any) -> None:
        """Hold the amount between its limits."""
        self.least, self.most, self.below_zero = least, most, below_zero
        super().__init__(**kwargs)
        self.widget.govuk = "pounds"

    def read(self, typed: str) -> int:
        """Return whole pence; nothing is guessed or rounded."""
        try:
            pence = read_pounds(typed)
        except NotPounds as wrong:
            raise ValidationError(str(wrong)) from wrong
        if pence < self.least and not self.below_zero:
            raise ValidationError(f"{self.subject} must be {pounds(self.least)} or more")
        if abs(pence) > self.most:
            raise ValidationError(f"{self.subject} must be {pounds(self.most)} or less")
        return pence

    def written(self, number: int) -> str:
        """Return pence as pounds."""
        return written(number)


class PercentField(_Typed):
    """A percentage such as 12.5; the answer is an integer of hundredths of a per cent, which is 1,250."""

    def __init__(self, *, least: int = 0, most: int = WHOLE, **kwargs: Any) -> None:
        """Hold the percentage between its limits, which are in hundredths."""
        self.least, self.most = least, most
        super().__init__(**kwargs)
        self.widget.govuk = "percent"

    def read(self, typed: str) -> int:
        """Return hundredths of a per cent; nothing is rounded."""
        if _FINER.fullmatch(typed):
            sentence = (
                f"{self.subject} must have no more than two digits after the point. Nothing is rounded."
            )
            raise ValidationError(sentence)
        found = _PERCENTAGE.fullmatch(typed)
        if not found or not (found["whole"] or found["part"]):
            raise ValidationError(f"{self.subject} must be a number, like 12.5")
        hundredths = int(found["whole"] or "0") * 100 + int((found["part"] or "0").ljust(2, "0"))
        if not self.least <= hundredths <= self.most:
            limits = f"from {per_cent(self.least)} to {per_cent(self.most)}"
            raise ValidationError(f"{self.subject} must be {limits}")
        return hundredths

    def written(self, number: int) -> str:
        """Return hundredths as a percentage without its sign: 12.5, 50."""
        return per_cent(number).removesuffix("%")


class DaysField(_Typed):
    """A number of days such as 2.5; the answer is an integer of hundredths of a day, which is 250."""

    def __init__(self, **kwargs: Any) -> None:
        """Size the box to its answer."""
        super().__init__(**kwargs)
        self.widget.width = 5

    def read(self, typed: str) -> int:
        """Return hundredths of a day; nothing is rounded."""
        found = _DAYS.fullmatch(typed)
        if not found or not (found["whole"] or found["part"]):
            raise ValidationError(f"{self.subject} must be a number of days, like 3 or 2.5")
        hundredths = int(found["whole"] or "0") * 100 + int((found["part"] or "0").ljust(2, "0"))
        if not 0 < hundredths <= MOST_DAYS:
            raise ValidationError(f"{self.subject} must be more than 0 and no more than {MOST_DAYS // 100:,}")
        return hundredths

    def written(self, number: int) -> str:
        """Return hundredths of a day as days: 2.5, 3."""
        return f"{number / 100:g}"
