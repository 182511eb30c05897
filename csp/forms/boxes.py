"""A question with a box for each of some things, such as the partners who share a cost; most may stay empty."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.wording import Worded, literal

Rows = Sequence[tuple[str, str]]


class Boxes(forms.Widget):
    """A box for each row, named after the question and the row; drawn by our template pack."""

    govuk = "boxes"
    use_fieldset = True
    unit = ""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Begin without rows; the field knows them."""
        super().__init__(attrs)
        self.rows: Rows = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return what was typed, box by box, so that it can be shown again as it was."""
        return {key: str(data.get(f"{name}-{key}") or "").strip() for key, _ in self.rows}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Return whether none of the boxes was on the page."""
        return not any(f"{name}-{key}" in data for key, _ in self.rows)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the first box, where the group begins."""
        return f"{id_}-{self.rows[0][0]}" if id_ and self.rows else id_

    def parts(self, value: Any) -> dict[str, str]:
        """Return what to show in each box."""
        shown = value if isinstance(value, Mapping) else {}
        return {key: str(shown.get(key, "")) for key, _ in self.rows}

    def label_of(self, part: str) -> str:
        """Return what is written beside a box."""
        return dict(self.rows)[part]


class BoxesField(Worded, forms.Field):
    """Numbers by the keys of rows; the answer leaves out what stayed empty.

    ``each`` is the question that every box asks; ``unit`` is “£” or “%” or nothing. A mistake names its row.
    """

    widget = Boxes

    def __init__(self, *, each: forms.Field, unit: str = "", **kwargs: Any) -> None:
        """Ask the same of each row; ``rows`` are given when the form is made."""
        self.each = each
        self.each.required = False
        super().__init__(**kwargs)
        self.widget.unit = unit  # our templates read it
        self._rows: Rows = ()

    @property
    def rows(self) -> Rows:
        """Return the key of each row, and what it is called."""
        return self._rows

    @rows.setter
    def rows(self, rows: Rows) -> None:
        self._rows = self.widget.rows = tuple(rows)

    def clean(self, value: Any) -> dict[str, Any]:
        """Return the answers of the boxes that are filled in, or raise a sentence for each that is wrong."""
        answers: dict[str, Any] = {}
        wrong: list[ValidationError] = []
        for key, label in self.rows:
            try:
                answer = self.each.clean((value or {}).get(key, ""))
            except ValidationError as refused:
                wrong += [_of_row(key, label, said) for said in refused.messages]
            else:
                answers |= {} if answer is None else {key: answer}
        if wrong:
            raise ValidationError(wrong)
        if self.required and not answers:
            raise ValidationError(self.error_messages["required"], code="required")
        return answers

    def prepare_value(self, value: Any) -> Any:
        """Show numbers as people write them, and what was typed as it was typed."""
        if not isinstance(value, Mapping):
            return value
        return {key: self.each.prepare_value(one) for key, one in value.items()}

    def wrong_with(self, key: str, sentence: str) -> ValidationError:
        """Return a mistake in one of the boxes, which names its row."""
        return _of_row(key, dict(self.rows)[key], sentence)


def _of_row(key: str, label: str, sentence: str) -> ValidationError:
    return ValidationError(literal(f"{label}: {sentence}"), code="invalid", params={"parts": (key,)})
