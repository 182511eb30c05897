"""Read the file of an import as it now stands: its sheet, its columns, and what each row becomes."""

from dataclasses import dataclass
from functools import lru_cache

from csp.files import content_of
from csp.models import Reader
from csp.queries.partnerships import seats_of
from csp.queries.words import words_of
from plans.imports.columns import Columns
from plans.imports.fields import Field, Outcome
from plans.imports.leads import SeatName
from plans.imports.proposal import Known, Reading
from plans.imports.reading import read_rows
from plans.imports.reported import StatusName
from plans.imports.sheet import Sheet
from plans.imports.sheets import read_file
from plans.models import PlanImport
from plans.queries import plans


@dataclass(frozen=True)
class ImportedFile:
    """What is in the file of an import: its sheets, the one that is read, and what its columns hold."""

    sheets: tuple[Sheet, ...]
    sheet: Sheet
    columns: Columns


def file_of(*, plan_import: PlanImport) -> ImportedFile:
    """Return what is in the file, with the headings and columns that were chosen."""
    sheets = sheets_in(content=content_of(plan_import.file))
    sheet = named(sheets=sheets, name=plan_import.sheet)
    header = next((row for row in sheet.rows if row.number == plan_import.header_row), None)
    fields = {
        column: Field(plan_import.columns.get(str(column), Field.OTHER)) for column in range(sheet.width)
    }
    return ImportedFile(
        sheets, sheet, Columns(header.number if header else 0, header.cells if header else (), fields)
    )


@lru_cache(maxsize=2)  # a person goes from page to page of one file; a large workbook takes seconds to unpack
def sheets_in(*, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets in a file; raises CannotRead with a sentence for the person."""
    return read_file(content)


def named(*, sheets: tuple[Sheet, ...], name: str) -> Sheet:
    """Return the sheet with this name, or the first."""
    return next((sheet for sheet in sheets if sheet.name == name), sheets[0])


def not_read(*, file: ImportedFile, reading: Reading) -> list[str]:
    """Return what the file has besides the rows that were read: a sentence each."""
    counted = [
        (reading.above, "row above the headings is", "rows above the headings are"),
        (reading.empty, "empty row is", "empty rows are"),
        (file.sheet.hidden, "hidden row or column is", "hidden rows and columns are"),
    ]
    return [
        *(f"{number} {one if number == 1 else many} not read." for number, one, many in counted if number),
        *(f"The sheet “{sheet.name}” is not read." for sheet in file.sheets if sheet.name != file.sheet.name),
    ]


def reading_of(*, plan_import: PlanImport, by: Reader) -> tuple[ImportedFile, Reading]:
    """Return the file and what each of its rows becomes, as guessed and as chosen."""
    file = file_of(plan_import=plan_import)
    partnership = plan_import.partnership
    known = Known(
        columns=file.columns,
        starts_on=plan_import.starts_on,
        ends_on=plan_import.ends_on,
        seats=[
            SeatName(seat.key, str(seat), seat.short_name, seat.sits_as)
            for seat in seats_of(by, partnership=partnership)
        ],
        scheme=[
            StatusName(one.key, one.letter, one.word, one.colour, one.stands_for)
            for one in plans.scheme_of(by, partnership=partnership)
            if one.is_offered
        ],
        words=words_of(by, partnership=partnership),
    )
    chosen = {int(number): Outcome(outcome) for number, outcome in plan_import.choices.items()}
    return file, read_rows(file.sheet, known, chosen)
