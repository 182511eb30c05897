"""What the pages of the largest plan cost: queries, and CPU milliseconds in this process."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from plans.queries.actions import Wanted, count_of, listed
from tests.bench.numbers import Number, milliseconds
from tests.bench.officer import Officer
from tests.bench.words import IN_ALL

TIMES = 40
WARM = 3
PAGE = 80
ROWS = 50
ALL = 5_000


def pages(officer: Officer) -> Iterator[Number]:
    """Measure what people open all day, and the export."""
    plan, action = officer.plan.key, officer.held[0]
    yield from action_list(officer)
    yield page(officer, "Overview of the plan", 30, officer.address("plan-detail", plan))
    yield page(officer, "Action with its updates", 20, officer.address("action-detail", action.key))
    yield saving(officer)
    yield export(officer)


def page(
    officer: Officer, name: str, target: float, address: str, note: str = "", **choices: str | int
) -> Number:
    """Measure one page."""
    spent, best = milliseconds(partial(officer.get, address, **choices), times=TIMES)
    return Number(name, spent, target, "ms", note or f"{officer.queries(address, **choices)} queries", best)


def action_list(officer: Officer) -> Iterator[Number]:
    """Measure a far page of the list; it answers with its last page when there are fewer."""
    address = officer.address("action-list", officer.plan.key)
    found = listed(officer.reader, plan=officer.plan, wanted=Wanted(words=IN_ALL)).count()
    last = -(-found // ROWS)
    note = f"page {min(PAGE, last)} of {last}: {found:,} actions are open to an officer"
    asked = officer.queries(address, words=IN_ALL, page=PAGE)
    yield Number("List filtered by words, queries", asked, 12, "queries")
    yield page(officer, "List filtered by words", 25, address, note, words=IN_ALL, page=PAGE)


def saving(officer: Officer) -> Number:
    """Measure saving an update, once on each of the actions that the officer holds."""
    waiting = iter(officer.held[1:])
    times = len(officer.held) - 1 - WARM
    spent, best = milliseconds(lambda: officer.save_update(next(waiting)), times=times, before=WARM)
    return Number("Saving an update", spent, 15, "ms", "with history and audit", best)


def export(officer: Officer) -> Number:
    """Measure the list as CSV; what is restricted is not in it, so the rest is counted up."""
    address = officer.address("action-list-csv", officer.plan.key)
    number = page(officer, f"{ALL:,} actions as CSV", 250, address)
    rows = count_of(officer.reader, plan=officer.plan)
    more = ALL / rows
    spent, best = (number.measured or 0) * more, (number.best or 0) * more
    return replace(number, measured=spent, best=best, note=f"counted up from {rows:,}; streamed")
