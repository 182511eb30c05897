"""An import as its pages show it: each row as it stands in the file beside what was read of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from csp.kernel import day_words
from csp.kernel.terms import EVERYBODYS, Words
from csp.web.paging import PageLinks
from plans.imports.columns import Columns
from plans.imports.fields import Field, Outcome
from plans.imports.proposal import Proposal, Reading
from plans.models import PlanImport
from plans.presenters.addresses import action_address

ROWS = 50
CELLS = 12  # of a row, before the others are folded away
HEADINGS = 6  # of other details, before the others are only counted
SHORT = 160  # letters of a text that is only to be recognised
WAYS = {"problems": "Rows with something to know", "blocked": "Rows to be mended first"}


@dataclass(frozen=True)
class PreviewRow:
    """One row: its cells under their headings, and what was read of them."""

    number: int
    outcome: str
    cells: list[tuple[str, str]]
    more_cells: list[tuple[str, str]]
    title: str
    read: list[tuple[str, str]]
    problems: list[tuple[str, bool]]
    is_chosen: bool

    @classmethod
    def of(cls, proposal: Proposal, columns: Columns, words: Words = EVERYBODYS) -> "PreviewRow":
        """Return the row as the table shows it."""
        cells = [(columns.heading(column), proposal.row.cell(column)) for column in proposal.row.filled]
        shown = len(cells) if len(cells) <= CELLS + 2 else CELLS
        return cls(
            number=proposal.number,
            outcome=proposal.outcome.value,
            cells=cells[:shown],
            more_cells=cells[shown:],
            title=f"{proposal.reference} {proposal.title}".strip(),
            read=[(term, said) for term, said in _read(proposal, columns, words) if said],
            problems=[(problem.sentence, problem.is_blocker) for problem in proposal.problems],
            is_chosen=proposal.is_chosen,
        )


@dataclass(frozen=True)
class Preview:
    """A page of rows, the sum of all of them, and where one can go."""

    sum_line: str
    beside: list[str]
    rows: list[PreviewRow]
    pages: PageLinks
    blocked: int
    ways: list[tuple[str, str, bool]]
    confirm: str
    only: str

    @classmethod
    def of(
        cls, reading: Reading, *, beside: list[str], address: QueryDict, words: Words = EVERYBODYS
    ) -> "Preview":
        """Return the page that the address asks for."""
        only = address.get("only", "")
        by_way = {
            "": list(reading.rows),
            "problems": [row for row in reading.rows if row.problems],
            "blocked": [row for row in reading.rows if row.is_blocked],
        }
        page: Page = Paginator(by_way.get(only, by_way[""]), ROWS).get_page(address.get("page"))
        blocked = len(by_way["blocked"])
        return cls(
            sum_line=reading.sum_line,
            beside=beside,
            rows=[PreviewRow.of(proposal, reading.columns, words) for proposal in page],
            pages=PageLinks.of(page, address),
            blocked=blocked,
            ways=_ways(by_way, only),
            confirm="" if blocked else _confirm_words(reading),
            only=only,
        )


@dataclass(frozen=True)
class ReportRow:
    """What one row of the file became."""

    number: int
    words: str
    url: str
    became: str
    problems: list[str]


@dataclass(frozen=True)
class Report:
    """What every row became, and the sum of them."""

    sum_line: str
    beside: list[str]
    rows: list[ReportRow]
    pages: PageLinks

    @classmethod
    def of(cls, plan_import: PlanImport, *, address: QueryDict, words: Words = EVERYBODYS) -> "Report":
        """Return the page of the report that the address asks for."""
        page: Page = Paginator(plan_import.rows, ROWS).get_page(address.get("page"))
        url = action_address(plan_import.partnership)
        rows = [
            ReportRow(
                number=line["row"],
                words=line["words"],
                url=url.format(line["key"]) if line["outcome"] == Outcome.ACTION else "",
                became=became(line, words),
                problems=line["problems"],
            )
            for line in page
        ]
        return cls(sum_of(plan_import.rows), plan_import.not_read, rows, PageLinks.of(page, address))


def sum_of(lines: Sequence[Mapping[str, Any]]) -> str:
    """Return the sum of a report in words; it adds up to the number of its rows."""
    outcomes = [Outcome(line["outcome"]) for line in lines]
    parts = [outcome.counted(outcomes.count(outcome)) for outcome in Outcome if outcome in outcomes]
    return f"{len(lines)} row{'' if len(lines) == 1 else 's'}: {', '.join(parts)}."


def became(line: Mapping[str, Any], words: Words = EVERYBODYS) -> str:
    """Return what a row became, and of which row it is the text."""
    outcome = Outcome(line["outcome"])
    if outcome == Outcome.PART and line["joins"]:
        if line["heading"]:
            return f"The {words.priority.one} of the rows from {line['joins']} on"
        return f"Text of row {line['joins']}"
    return outcome.label


def target_words(plan_import: PlanImport) -> str:
    """Return where the rows go."""
    period = f"{day_words.plain(plan_import.starts_on)} to {day_words.plain(plan_import.ends_on)}"
    return f"{plan_import.plan.title if plan_import.plan else plan_import.plan_title}, {period}"


def columns_of(columns: Columns, words: Words = EVERYBODYS) -> list[tuple[str, str, str]]:
    """Return what each column holds, for a list of facts."""
    return [
        (columns.heading(column), field.label_in(words), "")
        for column, field in sorted(columns.fields.items())
    ]


def _read(proposal: Proposal, columns: Columns, words: Words) -> Iterable[tuple[str, str]]:
    if proposal.outcome == Outcome.PART:
        where = f"{words.priority.start} of the rows from" if proposal.is_heading else "Text of row"
        return [(where, str(proposal.joins or ""))]
    timescale = proposal.timescale
    detail = proposal.detail
    return [
        (words.priority.start, _from_above(proposal.priority, Field.PRIORITY, proposal, columns)),
        ("Objective", _from_above(proposal.objective, Field.OBJECTIVE, proposal, columns)),
        ("Text", f"{detail[:SHORT]}…" if len(detail) > SHORT else detail),
        ("Lead", proposal.lead_seat.name if proposal.lead_seat else ""),
        ("Lead as written", proposal.leads),
        ("Timescale", timescale.words),
        ("Due", day_words.plain(timescale.due_on) or ("No date" if timescale.words else "")),
        ("Success measure", proposal.target),
        ("Status", proposal.status.word if proposal.status else ""),
        ("Other details", _some([heading for heading, _ in proposal.other_details])),
    ]


def _some(headings: Sequence[str]) -> str:
    """Return the headings, or the first of them and how many more there are."""
    if len(headings) <= HEADINGS + 2:
        return ", ".join(headings)
    return f"{', '.join(headings[:HEADINGS])} and {len(headings) - HEADINGS} more"


def _from_above(words: str, field: Field, proposal: Proposal, columns: Columns) -> str:
    """Return the words, and say so where they stand in a row above."""
    is_own = any(proposal.row.cell(column) for column in columns.of(field))
    return words if is_own or not words else f"{words} (from a row above)"


def _confirm_words(reading: Reading) -> str:
    """Return what the button says that imports; nothing where there is nothing to import."""
    number = len(reading.rows) - reading.counts[Outcome.LEFT_OUT]
    if not number:
        return ""
    if number == len(reading.rows) > 1:
        return f"Import all {number} rows"
    return f"Import {number} row{'' if number == 1 else 's'}"


def _ways(by_way: Mapping[str, Sequence[Proposal]], only: str) -> list[tuple[str, str, bool]]:
    """Return the ways to narrow the rows, where there is something to narrow: (label, address, is here)."""
    found = [
        (f"{label} ({len(by_way[way])})", f"?only={way}", only == way)
        for way, label in WAYS.items()
        if by_way[way]
    ]
    return [(f"All rows ({len(by_way[''])})", "?", only not in WAYS), *found] if found else []
