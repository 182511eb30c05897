"""What a partnership means to spend on reviews in its financial years; it says nothing of any review."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from dhr.models import ReviewBudget


def open_to(reader: Reader) -> QuerySet[ReviewBudget]:
    """Return the budgets of the reader's partnerships, the latest year first."""
    return ReviewBudget.objects.visible_to(reader).select_related("partnership").order_by("-year", "key")


def by_year(reader: Reader, *, partnership: Partnership) -> dict[int, ReviewBudget]:
    """Return the budgets of one partnership, by the year in which the financial year begins."""
    return {one.year: one for one in open_to(reader).filter(partnership=partnership)}


def of_year(reader: Reader, *, partnership: Partnership, year: int) -> ReviewBudget | None:
    """Return the budget of one financial year, if it has one."""
    return open_to(reader).filter(partnership=partnership, year=year).first()


def versions_of(reader: Reader, *, budget: ReviewBudget) -> list[Any]:
    """Return every saved version of a budget, oldest first."""
    mine = open_to(reader).order_by().filter(pk=budget.pk).values("pk")
    rows = ReviewBudget.history.filter(id__in=mine)
    return list(rows.select_related("history_user").order_by("history_date", "history_id"))
