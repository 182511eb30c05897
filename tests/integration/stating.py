"""Statements of partners, for tests: one that there is, and somebody who reads it."""

from datetime import date

from django.urls import reverse

from csp.models import Person, Reader, Seat
from csp.web import clock
from dhr.models import Statement, StatementReader
from dhr.queries.statements import Reading, reading_of
from dhr.services.statements import let_read, open_statement
from tests.integration import costing, ledgering, people, pooling


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


def read_by(person: Person) -> StatementReader:
    """Let somebody of the constabulary read its statement from today, with a second step set up."""
    by = people.reader("june")
    people.give_second_step(person)
    return let_read(
        statement=any_statement(),
        person=person,
        starts_on=by.today,
        ends_on=None,
        by=by,
        now=clock.now(),
    )


def read_as(reader: Reader, statement: Statement) -> Reading:
    """Return a statement as somebody reads it."""
    return reading_of(reader, statement=statement)


def pages() -> list[str]:
    """Return the address of every page about the statements of Vale's partners, about years, the ledger and pools."""
    statement = any_statement().key
    kinds = ("detail", "csv", "pdf", "benefits", "benefits-csv")
    of_one = [reverse(f"dhr:statement-{what}", args=["vale", statement]) for what in kinds]
    added = reverse("dhr:statement-reader-add", args=["vale", any_partner().key])
    removed = reverse("dhr:statement-reader-remove", args=["vale", any_reader().key])
    years = [reverse("dhr:year-lock-list", args=["vale"]), reverse("dhr:year-lock-add", args=["vale", 2025])]
    money = ("forecast-detail", "spending-detail", "spending-csv", "budget-list")
    years += [reverse(f"dhr:{name}", args=["vale"]) for name in money]
    years.append(reverse("dhr:budget-edit", args=["vale", 2025]))
    beside = [*ledgering.pages(), *pooling.pages()]
    return [reverse("dhr:statement-list", args=["vale"]), *of_one, added, removed, *years, *beside]
