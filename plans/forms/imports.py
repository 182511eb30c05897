"""What an import asks: the file and where it goes, what its columns hold, what its rows become."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.layout import LayoutObject
from django.template.loader import render_to_string

from csp.forms.dates import DateField
from csp.forms.fields import FileField, RadioField, RecordField, SelectField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.terms import EVERYBODYS, Words
from plans.imports.columns import Columns
from plans.imports.fields import SEVERAL, Field, Outcome
from plans.services.import_reading import ImportedFile
from plans.services.imports import MEGABYTES, Target

NEW, THERE = "new", "there"
HEADINGS_LOOKED_FOR = 40  # rows
LONGEST_SAMPLE = 90


class ImportForm(GovukForm):
    """Asked when an import begins."""

    button = "Read the file"
    file = FileField(
        label="The file with the plan",
        help_text=f"An Excel workbook (.xlsx) or a .csv file, {MEGABYTES} MB or smaller.",
        called="file with the plan",
        megabytes=MEGABYTES,
    )
    into = RadioField(
        label="Where does it go?",
        error_messages={"required": "Choose where it goes"},
        choices=[(NEW, "Into a new plan"), (THERE, "Into a plan that is there")],
        reveals={NEW: ["title", "starts_on", "ends_on"], THERE: ["plan"]},
    )
    title = TextField(label="Title of the new plan", max_length=120)
    starts_on = DateField(label="First day of the plan", help_text="For example, 1 4 2026")
    ends_on = DateField(label="Last day of the plan", help_text="For example, 31 3 2029")
    plan = RecordField(label="Plan")

    def __init__(self, *args: Any, plans: Any, **kwargs: Any) -> None:
        """Offer the plans that may still change."""
        super().__init__(*args, **kwargs)
        self.offer("plan", queryset=plans)

    def clean(self) -> dict[str, Any]:
        """Hold the two days of a new plan together."""
        answers = super().clean() or self.cleaned_data
        first, last = answers.get("starts_on"), answers.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", "The last day must be after the first day")
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        if given["into"] == THERE:
            target = Target(plan=given["plan"])
        else:
            target = Target(title=given["title"], starts_on=given["starts_on"], ends_on=given["ends_on"])
        return {"target": target, "content": given["file"].read(), "name": given["file"].name}

    def refuse_file(self, sentence: str) -> None:
        """Say beside the file why it cannot be read."""
        self.add_error("file", sentence.removesuffix("."))


class ColumnsForm(GovukForm):
    """Asked of every import: where the headings are, and what stands below each."""

    button = "Read the rows"

    def __init__(
        self,
        *args: Any,
        file: ImportedFile,
        chosen: Mapping[str, str],
        words: Words = EVERYBODYS,
        **kwargs: Any,
    ) -> None:
        """Offer the file's sheets, its first rows, and a list for each column."""
        super().__init__(*args, **kwargs)
        self.file, self.words = file, words
        if len(file.sheets) > 1:
            names = [(sheet.name, f"{sheet.name} ({len(sheet.rows)} rows)") for sheet in file.sheets]
            self.fields["sheet"] = SelectField(label="Sheet", choices=names, initial=file.sheet.name)
        rows = [
            (str(row.number), _sample(row.number, row.cells)) for row in file.sheet.rows[:HEADINGS_LOOKED_FOR]
        ]
        self.fields["header_row"] = SelectField(
            label="Row with the headings",
            help_text="If you choose another row, the columns are guessed again.",
            choices=[*rows, ("0", "There are no headings")],
            initial=str(file.columns.header_row),
        )
        for column in range(file.sheet.width):
            self.fields[f"column_{column}"] = self._column(column, chosen.get(str(column), ""))

    def _column(self, column: int, held: str) -> SelectField:
        heading = self.file.columns.heading(column)
        below = [
            row.cell(column) for row in self.file.sheet.rows if row.number > self.file.columns.header_row
        ]
        sample = next((" ".join(text.split()) for text in below if text), "")
        offered = [(field.value, field.label_in(self.words)) for field in Field]
        return SelectField(
            label=f"“{heading}”",
            help_text=f"For example: {sample[:LONGEST_SAMPLE]}" if sample else "Empty in every row",
            choices=offered if held else [("", "Choose one"), *offered],
            initial=held,
            called=f"meaning of “{heading}”",
            error_messages={"required": f"Choose what “{heading}” holds"},
        )

    def clean(self) -> dict[str, Any]:
        """Refuse columns that no row could be read with; headings elsewhere will have columns of their own."""
        answers = super().clean() or self.cleaned_data
        if not self.errors and not self._is_elsewhere(answers):
            columns = Columns(self.file.columns.header_row, self.file.columns.headings, self.columns)
            if problem := columns.problem_in(self.words):
                self.add_error(self._at_fault(columns), problem)
        return answers

    def _at_fault(self, columns: Columns) -> str | None:
        """Return the question of the second column that holds what only one can hold."""
        twice = [held[1] for field in Field if field not in SEVERAL and len(held := columns.of(field)) > 1]
        return f"column_{twice[0]}" if twice else None

    def _is_elsewhere(self, answers: Mapping[str, Any]) -> bool:
        other_sheet = answers.get("sheet", self.file.sheet.name) != self.file.sheet.name
        return other_sheet or answers.get("header_row") != str(self.file.columns.header_row)

    @property
    def columns(self) -> dict[int, Field]:
        """Return what each column holds."""
        return {
            column: Field(self.cleaned_data[f"column_{column}"]) for column in range(self.file.sheet.width)
        }

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {
            "version": self.cleaned_data["version"],
            "sheet": self.cleaned_data.get("sheet", self.file.sheet.name),
            "header_row": int(self.cleaned_data["header_row"]),
            "columns": self.columns,
        }


class DiscardForm(GovukForm):
    """Asked beside the rows: an import that is not wanted is discarded, as it was when the page was opened."""

    button = "Discard this import"
    button_kind = "secondary"
    prefix = "discard"  # it stands on one page with the rows


class RowsTable(LayoutObject):
    """The rows of one page, each with what it becomes."""

    def __init__(self, rows: Sequence[Any]) -> None:
        """Take the rows as the presenter made them."""
        self.rows = rows
        self.fields: list[Any] = []

    def render(self, form: Any, context: Any, template_pack: str = "", **kwargs: Any) -> str:
        """Draw them."""
        rows = [(row, form[f"row_{row.number}"]) for row in self.rows]
        return render_to_string("plans/imports/rows.html", {"rows": rows})


class RowsButtons(LayoutObject):
    """Keep what was chosen, or go on and import."""

    def __init__(self, confirm: str) -> None:
        """Take the words that confirm; none where a row must be mended first."""
        self.confirm = confirm
        self.fields: list[Any] = []

    def render(self, form: Any, context: Any, template_pack: str = "", **kwargs: Any) -> str:
        """Draw them."""
        return render_to_string("plans/imports/buttons.html", {"confirm": self.confirm})


class RowsForm(GovukForm):
    """Asked of each row: what it becomes. ``rows`` have ``.number`` and ``.outcome``."""

    def __init__(self, *args: Any, rows: Sequence[Any], confirm: str, **kwargs: Any) -> None:
        """Offer the six outcomes for each row of the page."""
        super().__init__(*args, **kwargs)
        self.rows, self.confirm = rows, confirm
        for row in rows:
            self.fields[f"row_{row.number}"] = SelectField(
                label=f"What row {row.number} becomes",
                choices=[(outcome.value, outcome.label) for outcome in Outcome],
                initial=row.outcome,
                called=f"outcome of row {row.number}",
            )

    def layout(self) -> list[Any]:
        """Draw the questions as a table of the rows."""
        return [RowsTable(self.rows)]

    def buttons(self) -> LayoutObject:
        """Offer two ways on."""
        return RowsButtons(self.confirm)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the rows of which something else was chosen."""
        chosen = {row.number: self.cleaned_data[f"row_{row.number}"] for row in self.rows}
        changed = {
            row.number: Outcome(chosen[row.number]) for row in self.rows if chosen[row.number] != row.outcome
        }
        return {"version": self.cleaned_data["version"], "choices": changed}

    @property
    def confirms(self) -> bool:
        """Return whether the button that imports was pressed."""
        return self.data.get("do") == "confirm"


def _sample(number: int, cells: Sequence[str]) -> str:
    words = " | ".join(" ".join(text.split()) for text in cells if text)
    return f"Row {number}: {words[:LONGEST_SAMPLE]}{'…' if len(words) > LONGEST_SAMPLE else ''}"
