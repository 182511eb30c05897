"""Statements of partners, for tests: one that there is, and somebody who reads it."""

from datetime import date

from django.urls import reverse

from csp.models import Seat
from csp.web import clock
from dhr.models import Statement, StatementReader
from dhr.services.statements import let_read, open_statement
from tests.integration import costing, people


def any_partner() -> Seat:
    """Return the seat of the constabulary."""
    return costing.seat("Constabulary")


def any_statement() -> Statement:
    """Return the constabulary's statement, as it is there already or a new one."""
    return open_statement(
        partnership=people.vale(), seat=any_partner(), by=people.reader("june"), now=clock.now()
    )


def any_reader() -> StatementReader:
    """Return Dana Whitlock's place on it, which comes one day, as it is there already or a new one."""
    there = StatementReader.objects.first()
    first = date(2030, 1, 1)
    return there or let_read(
        statement=any_statement(),
        person=people.person("dana"),
        starts_on=first,
        ends_on=None,
        by=people.reader("june"),
        now=clock.now(),
    )


def pages() -> list[str]:
    """Return the address of every page about the statements of Vale's partners, and about years."""
    statement = any_statement().key
    of_one = [reverse(f"dhr:statement-{what}", args=["vale", statement]) for what in ("detail", "csv", "pdf")]
    added = reverse("dhr:statement-reader-add", args=["vale", any_partner().key])
    removed = reverse("dhr:statement-reader-remove", args=["vale", any_reader().key])
    years = [reverse("dhr:year-lock-list", args=["vale"]), reverse("dhr:year-lock-add", args=["vale", 2025])]
    years.append(reverse("dhr:forecast-detail", args=["vale"]))
    return [reverse("dhr:statement-list", args=["vale"]), *of_one, added, removed, *years]
