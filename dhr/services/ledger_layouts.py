"""Say how charges are written for the finance system of a partnership."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Partnership, Reader
from csp.policies.kept_words import SaysKeptWords, tells_kept_words
from csp.queries.partnerships import make_others_wait
from dhr.models import LedgerColumn, LedgerField, LedgerLayout
from dhr.models.cost_verb import CostVerb
from dhr.models.ledger_layout import stored
from dhr.policies.ledger_layouts import may_keep
from dhr.queries import ledger

CALLED_SO = "There is a layout of this name already. Give it another"
NO_COLUMNS = "Give at least one column its place"
NO_SIDE = "Give the column “Debit or credit” a place, or tell what is given back by a minus"
SIDE_AND_MINUS = (
    "A file with the column “Debit or credit” has no minus. Choose that column here, or leave it out below"
)
NOT_OF_A_LINE = (
    "What is still to pay is known of a charge, not of each of its types of cost. Leave that column out, or have"
    " one row for each charge"
)


@dataclass(frozen=True)
class LayoutAnswers:
    """What a layout is called, its columns in order, and how values are written."""

    title: str
    delimiter: str
    days: str
    amounts: str
    credits: str
    rows: str
    has_headings: bool
    columns: tuple[LedgerColumn, ...]

    @classmethod
    def of(cls, layout: LedgerLayout) -> "LayoutAnswers":
        """Return what a layout says now."""
        said: dict[str, Any] = {one.name: getattr(layout, one.name) for one in fields(cls)}
        return cls(**{**said, "columns": tuple(layout.in_order)})


@transaction.atomic
def add_layout(
    *,
    partnership: Partnership,
    answers: LayoutAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> LedgerLayout:
    """Add a layout under a key that was minted with the form, or a new one; sent twice it is added once.

    Raises PermissionDenied, and ValidationError by answer.
    """
    may_keep(by, partnership).require()
    make_others_wait(partnership.pk)
    there = ledger.layouts_open_to(by).filter(partnership=partnership, key=key or "").first()
    if there:
        return there
    layout = LedgerLayout(partnership=partnership, key=key or new_key())
    _fill(layout, answers, by=by)
    audit.save(layout, by=by, why=CostVerb.LAYOUT_ADDED, now=now)
    return layout


@transaction.atomic
def edit_layout(*, key: str, version: int, answers: LayoutAnswers, by: Reader, now: datetime) -> LedgerLayout:
    """Write files otherwise from now on; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    layout = _held(key=key, version=version, by=by)
    if answers == LayoutAnswers.of(layout):
        return layout
    _fill(layout, answers, by=by)
    audit.save(layout, by=by, why=CostVerb.LAYOUT_CHANGED, now=now)
    return layout


@transaction.atomic
def remove_layout(*, key: str, version: int, by: Reader, now: datetime) -> LedgerLayout:
    """Remove a layout that nobody needs; its history stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    layout = _held(key=key, version=version, by=by)
    audit.remove(layout, by=by, why=CostVerb.LAYOUT_REMOVED, now=now)
    return layout


def _held(*, key: str, version: int, by: Reader) -> LedgerLayout:
    if found := ledger.layouts_open_to(by).filter(key=key).first():
        make_others_wait(found.partnership_id)
    layout = audit.locked(ledger.layouts_open_to(by), key=key, version=version)
    may_keep(by, layout.partnership).require()
    return layout


def _fill(layout: LedgerLayout, answers: LayoutAnswers, *, by: Reader) -> None:
    _must_fit_together(answers)
    others = ledger.layouts_open_to(by).filter(partnership=layout.partnership).exclude(pk=layout.pk)
    if any(one.title.casefold() == answers.title.casefold() for one in others):
        raise ValidationError({"title": CALLED_SO})
    written = [text for one in answers.columns for text in (one.heading, one.text)]
    if tells_kept_words(written, by=by, circle_id=layout.circle_id):
        raise SaysKeptWords("columns")
    for answer in fields(answers):
        setattr(layout, answer.name, getattr(answers, answer.name))
    layout.columns = stored(answers.columns)


def _must_fit_together(answers: LayoutAnswers) -> None:
    there = {one.field for one in answers.columns}
    by_a_column = answers.credits == LedgerLayout.Credits.SIDE
    if not there:
        raise ValidationError({"columns": NO_COLUMNS})
    if by_a_column != (LedgerField.SIDE in there):
        raise ValidationError({"credits": NO_SIDE if by_a_column else SIDE_AND_MINUS})
    if answers.rows == LedgerLayout.Rows.LINE and LedgerField.LEFT in there:
        raise ValidationError({"rows": NOT_OF_A_LINE})
