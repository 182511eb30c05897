"""A question about the columns of a file: which place each has, if any, and what its heading is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.fields import TextField
from csp.forms.numbers import WholeNumberField
from csp.forms.wording import Worded, literal

MOST = 99
PLACE, HEADING, TEXT = "place", "heading", "text"
CALLED = {PLACE: "Place", HEADING: "Heading", TEXT: "Text"}


@dataclass(frozen=True)
class Offered:
    """A column that a file can have; ``is_own`` is one whose text is typed here, and stands in each row."""

    key: str
    label: str
    is_own: bool = False

    @property
    def boxes(self) -> tuple[str, ...]:
        """Return the names of its boxes, in the order of the page."""
        asked = (TEXT, PLACE, HEADING) if self.is_own else (PLACE, HEADING)
        return tuple(f"{self.key}-{one}" for one in asked)


@dataclass(frozen=True)
class Placed:
    """A column that a file has: its key, its place, its heading, and its text where that is typed."""

    key: str
    place: int
    heading: str
    text: str = ""


class ColumnBoxes(forms.Widget):
    """A row of boxes for each column, named after the question, the column and what is asked of it."""

    govuk = "columns"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Begin without columns; the field knows them."""
        super().__init__(attrs)
        self.offered: Sequence[Offered] = ()

    @property
    def boxes(self) -> list[str]:
        """Return the names of all boxes, in the order of the page."""
        return [box for one in self.offered for box in one.boxes]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        """Return what was typed, box by box, so that it can be shown again as it was."""
        return {box: str(data.get(f"{name}-{box}") or "").strip() for box in self.boxes}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Return whether none of the boxes was on the page."""
        return not any(f"{name}-{box}" in data for box in self.boxes)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """Return the first box, where the group begins."""
        return f"{id_}-{self.boxes[0]}" if id_ and self.boxes else id_

    def parts(self, value: Any) -> dict[str, str]:
        """Return what to show in each box."""
        shown = value if isinstance(value, Mapping) else {}
        return {box: str(shown.get(box, "")) for box in self.boxes}

    def label_of(self, part: str) -> str:
        """Return what a box asks, with the column that it is about."""
        key, _, asked = part.rpartition("-")
        label = next(one.label for one in self.offered if one.key == key)
        return f"{CALLED[asked]}: {label}"


class ColumnsField(Worded, forms.Field):
    """The columns of a file in their order; one without a place is left out. A mistake names its column."""

    widget = ColumnBoxes

    def __init__(self, *, offered: Sequence[Offered], longest: int, **kwargs: Any) -> None:
        """Ask for each column that is offered; headings and texts hold so many characters."""
        super().__init__(**kwargs)
        self.offered = self.widget.offered = tuple(offered)
        self._place = WholeNumberField(least=1, most=MOST, required=False, label=CALLED[PLACE])
        self._words = {
            asked: TextField(required=False, max_length=longest, label=CALLED[asked])
            for asked in (HEADING, TEXT)
        }

    def clean(self, value: Any) -> list[Placed]:
        """Return the columns in their order, or raise a sentence for each that is wrong."""
        typed, wrong = value or {}, []
        placed: list[Placed] = []
        for one in self.offered:
            if typed.get(f"{one.key}-{PLACE}"):
                column, refused = self._read(one, typed)
                placed += [column] if column else []
                wrong += refused
        wrong += [*self._twice(placed, PLACE), *self._twice(placed, HEADING)]
        if wrong:
            raise ValidationError(wrong)
        if self.required and not placed:
            raise ValidationError(self.error_messages["required"], code="required")
        return sorted(placed, key=lambda column: column.place)

    def _read(self, one: Offered, typed: Mapping[str, str]) -> tuple[Placed | None, list[ValidationError]]:
        said: dict[str, Any] = {TEXT: ""}
        wrong: list[ValidationError] = []
        for box in one.boxes:
            asked = box.rpartition("-")[2]
            field = self._place if asked == PLACE else self._words[asked]
            try:
                said[asked] = field.clean(typed.get(box, ""))
            except ValidationError as refused:
                wrong += [_wrong(f"{one.label}: {words}", box) for words in refused.messages]
        if one.is_own:
            wrong += [
                _wrong(f"{one.label}: Enter its {asked}", f"{one.key}-{asked}")
                for asked in (TEXT, HEADING)
                if said.get(asked) == ""
            ]
        if wrong:
            return None, wrong
        return Placed(one.key, said[PLACE], said[HEADING] or one.label, said[TEXT]), []

    def _twice(self, placed: Iterable[Placed], asked: str) -> list[ValidationError]:
        seen: dict[str, Placed] = {}
        wrong = []
        for one in placed:
            answer = str(getattr(one, asked)).casefold()
            if answer in seen:
                before = seen[answer]
                names = f"{self._called(before)} and {self._called(one)}"
                sentence = f"{names} have the same {asked}. Give one of them another"
                wrong.append(_wrong(sentence, f"{before.key}-{asked}", f"{one.key}-{asked}"))
            seen.setdefault(answer, one)
        return wrong

    def _called(self, column: Placed) -> str:
        return next(one.label for one in self.offered if one.key == column.key)


def as_typed(columns: Iterable[Placed]) -> dict[str, str]:
    """Return what stands in the boxes for some columns."""
    said: dict[str, str] = {}
    for one in columns:
        answers = {PLACE: str(one.place), HEADING: one.heading, TEXT: one.text}
        said |= {f"{one.key}-{asked}": answer for asked, answer in answers.items()}
    return said


def _wrong(sentence: str, *boxes: str) -> ValidationError:
    return ValidationError(literal(sentence), code="invalid", params={"parts": boxes})
