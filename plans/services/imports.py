"""Prepare an import: take the file, choose its columns and rows, confirm it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from csp import audit, files, jobs
from csp.files import MediaType
from csp.models import Job, Partnership, Reader
from csp.policies.kept_words import tells_kept_words
from csp.queries.words import words_of
from plans.imports.columns import guess_columns, guess_header_row, known_headings
from plans.imports.fields import Field, Outcome
from plans.imports.sheet import Sheet
from plans.models import Plan, PlanImport
from plans.models.plan_import import JOB
from plans.models.verb import Verb
from plans.policies.imports import may_import, may_import_into, may_prepare
from plans.queries import imports
from plans.services.import_reading import file_of, named, reading_of, sheets_in

MEGABYTES = 10
Choices = Mapping[int, Outcome]
NO_CHOICES: Choices = {}
TELLS_A_NAME = (
    "Nothing was imported. The sheet holds a name that only some people may know, and others would read it in the "
    "plan. Take it out of the sheet, then begin again."
)
STOPS = "Nothing was imported, because a row must be mended first. Look at the rows with a problem."


class NotReady(Exception):
    """The import can't be confirmed as it stands: one sentence that says why."""


@dataclass(frozen=True)
class Target:
    """Where an import goes: into a plan that is there, or into a new one with a title and a period."""

    plan: Plan | None = None
    title: str = ""
    starts_on: date = date.min  # of a new plan
    ends_on: date = date.max


def start_import(
    *, partnership: Partnership, target: Target, content: bytes, name: str, by: Reader, now: datetime
) -> PlanImport:
    """Keep the file and guess its headings and columns; nothing else is made yet.

    Raises PermissionDenied, and CannotRead or NotKept with the sentence for the person.
    """
    may_import(by, partnership).require()
    if target.plan:
        may_import_into(by, target.plan).require()
    sheets = sheets_in(content=content)  # outside the transaction: a large workbook takes a second
    sheet = max(sheets, key=_likeness)
    with transaction.atomic():
        plan_import = PlanImport(
            partnership=partnership,
            circle=target.plan.circle if target.plan else None,
            plan=target.plan,
            plan_title=target.title,
            starts_on=target.plan.starts_on if target.plan else target.starts_on,
            ends_on=target.plan.ends_on if target.plan else target.ends_on,
            added_at=now,
            added_by=by.person,
        )
        _guess(plan_import, sheet, guess_header_row(sheet), by=by)
        plan_import.file = files.keep(
            content,
            name=name,
            allowed={MediaType.WORKBOOK, MediaType.CSV},
            megabytes=MEGABYTES,
            partnership_id=partnership.pk,
            circle_id=plan_import.circle_id,
            by=by,
            now=now,
        )
        audit.save(plan_import, by=by, why=Verb.PLAN_IMPORT_STARTED, now=now)
    return plan_import


def choose_columns(
    *,
    key: str,
    version: int,
    sheet: str,
    header_row: int,
    columns: Mapping[int, Field],
    by: Reader,
    now: datetime,
) -> bool:
    """Say where the headings are and what each column holds; return whether the columns were guessed again.

    They are when another row or sheet has the headings: what was said of the old ones says nothing of the new.
    Raises PermissionDenied, or NewerVersion when somebody changed it meanwhile.
    """
    seen = imports.open_to(by).filter(key=key).first()
    sheets = file_of(plan_import=seen).sheets if seen else ()
    with transaction.atomic():
        plan_import = _open_to_change(key=key, version=version, by=by)
        found = named(sheets=sheets, name=sheet)
        is_other_sheet = found.name != named(sheets=sheets, name=plan_import.sheet).name
        guesses = is_other_sheet or header_row != plan_import.header_row
        if guesses:
            _guess(plan_import, found, guess_header_row(found) if is_other_sheet else header_row, by=by)
            plan_import.choices = {}
        else:
            plan_import.columns = {str(column): field.value for column, field in columns.items()}
        audit.save(plan_import, by=by, why=Verb.PLAN_IMPORT_CHANGED, now=now)
    return guesses


@transaction.atomic
def choose_rows(*, key: str, version: int, choices: Choices, by: Reader, now: datetime) -> PlanImport:
    """Say what some rows become, whatever was guessed; rows that are not named stay as they are.

    Raises PermissionDenied, or NewerVersion when somebody changed it meanwhile.
    """
    plan_import = _open_to_change(key=key, version=version, by=by)
    if choices:
        _take(plan_import, choices)
        audit.save(plan_import, by=by, why=Verb.PLAN_IMPORT_CHANGED, now=now)
    return plan_import


def confirm(
    *, key: str, version: int, by: Reader, now: datetime, choices: Choices = NO_CHOICES
) -> PlanImport:
    """Confirm the import as it stands, with the last choices, so that whoever calls can carry it out at once.

    Raises NotReady when a row must be mended first, PermissionDenied, or NewerVersion: confirming twice is that.
    """
    _require_ready(key, version, choices, by)
    with transaction.atomic():
        return _confirm(key, version, choices, by, now)


def ask_for_import(
    *, key: str, version: int, by: Reader, now: datetime, choices: Choices = NO_CHOICES
) -> Job:
    """Confirm the import and let it be carried out in the background; raises what ``confirm`` raises."""
    _require_ready(key, version, choices, by)
    with transaction.atomic():
        plan_import = _confirm(key, version, choices, by, now)
        return jobs.start(JOB, subject=plan_import, by=by, now=now)


@transaction.atomic
def discard(*, key: str, version: int, by: Reader, now: datetime) -> None:
    """Take an import that is not finished off every page and remove what is in its file; its row is kept.

    Raises PermissionDenied, or NewerVersion when somebody changed it meanwhile.
    """
    plan_import = _open_to_change(key=key, version=version, by=by)
    plan_import.state = PlanImport.State.DISCARDED
    audit.save(plan_import, by=by, why=Verb.PLAN_IMPORT_DISCARDED, now=now)
    files.let_go(plan_import.file)


def _require_ready(key: str, version: int, choices: Choices, by: Reader) -> None:
    """Read the rows before anything is locked: of a large file that takes a second."""
    seen = imports.open_to(by).filter(key=key, version=version).first()
    if seen is None:
        return
    _take(seen, choices)
    file, reading = reading_of(plan_import=seen, by=by)
    if problem := file.columns.problem_in(words_of(by, partnership=seen.partnership)):
        raise NotReady(f"Nothing was imported. {problem}.")
    if reading.is_blocked:
        raise NotReady(STOPS)
    if not reading.rows:
        raise NotReady("Nothing was imported: there is no row below the headings.")
    if all(row.outcome == Outcome.LEFT_OUT for row in reading.rows):
        raise NotReady("Nothing was imported: every row is left out.")
    cells = [str(cell) for row in file.sheet.rows for cell in row.cells]
    if tells_kept_words(cells, by=by, circle_id=seen.circle_id):
        raise NotReady(TELLS_A_NAME)


def _confirm(key: str, version: int, choices: Choices, by: Reader, now: datetime) -> PlanImport:
    plan_import = _open_to_change(key=key, version=version, by=by)
    if plan_import.plan:
        may_import_into(by, plan_import.plan).require()
    _take(plan_import, choices)
    plan_import.state = PlanImport.State.CONFIRMED
    audit.save(plan_import, by=by, why=Verb.PLAN_IMPORT_CONFIRMED, now=now)
    return plan_import


def _take(plan_import: PlanImport, choices: Choices) -> None:
    chosen = {str(number): outcome.value for number, outcome in choices.items()}
    plan_import.choices = {**plan_import.choices, **chosen}


def _open_to_change(*, key: str, version: int, by: Reader) -> PlanImport:
    plan_import = audit.locked(imports.open_to(by), key=key, version=version)
    may_prepare(by, plan_import, has_stopped=imports.has_stopped(by, plan_import=plan_import)).require()
    plan_import.state = PlanImport.State.PREPARING
    return plan_import


def _guess(plan_import: PlanImport, sheet: Sheet, header_row: int, *, by: Reader) -> None:
    """Guess the columns; those whose heading means different things in different plans are left to be chosen."""
    own = words_of(by, partnership=plan_import.partnership).priority
    columns = guess_columns(sheet, header_row, own)
    plan_import.sheet, plan_import.header_row = sheet.name[:120], columns.header_row
    plan_import.columns = {
        str(column): field.value
        for column, field in columns.fields.items()
        if column not in columns.to_choose
    }


def _likeness(sheet: Sheet) -> tuple[int, int]:
    """Return how much a sheet is like a plan: by its headings, then by its rows."""
    return max(len(known_headings(row)) for row in sheet.rows[:40]), len(sheet.rows)
