"""What is said when a file cannot be read: one sentence for what is wrong and one for what to do."""

MOST_ROWS = 5_000  # and their headings
MOST_COLUMNS = 60
MOST_LETTERS = 20_000  # in one cell
MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS_LOOKED_AT = 20_000  # with the empty ones that a workbook keeps when they were once coloured

EMPTY = "The selected file is empty. Choose the one that has the plan."
NOTHING_IN_IT = "There is no text in the selected file. Choose the one that has the plan."
NOT_A_SHEET = "The selected file is not a spreadsheet. Save the plan as .xlsx or .csv, then choose that."
DAMAGED = "The selected file is damaged or was cut short. Open it in Excel, save it again, then choose that."
OLD_EXCEL = "The selected file is an old Excel workbook (.xls). Save it as .xlsx, then choose that."
PASSWORD = "The selected file is protected with a password. Save it without one, then choose that."  # noqa: S105  (a sentence)
MACROS = "The selected file has macros. Save it as .xlsx, which has none, then choose that."
LINKS = "The selected file takes values from other workbooks. Save a copy with values only, then choose that."
WORD = "The selected file is a Word document. Copy its table into a spreadsheet, save that, then choose it."
PDF = "The selected file is a PDF. Ask for the spreadsheet it was made from, or copy its table into one."
WEB_PAGE = "The selected file is a web page. Open it in Excel, save it as .xlsx, then choose that."
OPEN_DOCUMENT = (
    "The selected file is an OpenDocument spreadsheet. Save it as .xlsx or .csv, then choose that."
)
TOO_BIG = (
    "The selected file is larger than 10 MB. Copy the plan itself into a new workbook, then choose that."
)
UNPACKS_TOO_BIG = (
    "The selected file unpacks to far more than a plan needs. Copy the plan into a new workbook."
)
TOO_MANY_ROWS = (
    "The selected file has more than 5,000 rows. Split it into several files, then choose the first."
)
TOO_MANY_EMPTY = "The selected file has thousands of empty rows. Copy the rows with text into a new workbook."
TOO_WIDE = "The selected file has more than 60 columns. Leave out those that are not of the plan."
TOO_MANY_SHEETS = (
    "The selected file has more than 50 sheets. Copy the plan into a new workbook, then choose that."
)
UNREADABLE_LETTERS = "The letters of the selected file cannot be read. Save it as “CSV UTF-8” or as .xlsx."


class CannotRead(Exception):
    """The file cannot be read; ``sentence`` says to the person why, and what to do."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence for the form."""
        super().__init__(sentence)
        self.sentence = sentence


def formula_in(place: str) -> CannotRead:
    """Return the refusal of a workbook whose values are computed: a copy of them could be out of date."""
    return CannotRead(
        f"The selected file has formulas, for example in {place}. Save a copy with values only, then choose that."
    )


def open_quote_in(row: int) -> CannotRead:
    """Return the refusal of a file in which a quotation mark swallows the rest."""
    return CannotRead(
        f"A quotation mark in row {row} is never closed. Close it or take it out, then try again."
    )


def too_long_in(place: str) -> CannotRead:
    """Return the refusal of a cell that holds a document rather than a cell's text."""
    return CannotRead(f"The text in {place} is longer than 20,000 characters. Shorten it, then try again.")
