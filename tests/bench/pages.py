"""What the pages of the largest plan cost: queries, and CPU milliseconds in this process."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.urls import reverse

from dhr.models import Statement
from plans.models import UpdateRound
from plans.queries.actions import Wanted, count_of, listed
from tests.bench.costs import PAYING
from tests.bench.numbers import Number, milliseconds
from tests.bench.officer import Officer
from tests.bench.review import IN_ROUND, KEPT
from tests.bench.tables import TODAY
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
    yield round_page(Officer(IN_ROUND))
    yield from past_and_difference(Officer(KEPT))
    yield from statement_pages(Officer(PAYING))


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


def round_page(officer: Officer) -> Number:
    """Measure the page of an open round."""
    one = UpdateRound.objects.get(plan=officer.plan)
    return page(
        officer, "Round of 400 actions", 60, officer.address("round-detail", one.key), "over 12 authorities"
    )


def statement_pages(officer: Officer) -> Iterator[Number]:
    """Measure what a partner was asked for over all reviews, and what it paid in beside what they cost."""
    one = Statement.objects.get(partnership=officer.plan.partnership)
    paid_in = reverse("dhr:statement-benefits", args=[officer.slug, one.key])
    yield page(officer, "Statement of a partner", 25, one.get_absolute_url(), "100 reviews, 2,000 costs")
    yield page(officer, "What a partner paid in", 25, paid_in, "100 reviews, 2,000 costs")


def past_and_difference(officer: Officer) -> Iterator[Number]:
    """Measure a plan as it stood on a day, and what has changed since, of actions that were saved ten times."""
    day, plan = TODAY - timedelta(days=91), officer.plan.key
    asked = {"day": day.day, "month": day.month, "year": day.year}
    then = {f"day-{part}": number for part, number in asked.items()}
    since = {f"since_day-{part}": number for part, number in asked.items()}
    note = "300 actions, ten versions of each"
    yield page(officer, "Plan as at a day", 300, officer.address("plan-past", plan), note, **then)
    since_then: dict[str, str | int] = {"since": "day", "until": "today", **since}
    yield page(
        officer, "Difference since a day", 300, officer.address("plan-difference", plan), note, **since_then
    )


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
