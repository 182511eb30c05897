"""Measure the numbers to hold, and say which are missed: `make bench`."""

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from unittest.mock import patch

import django

from tests.bench import database
from tests.bench.numbers import Number, evenness, pace, summary


def main(options: list[str]) -> int:
    """Print a line for each number as it is measured; a target that is missed is a failure."""
    numbers, paces = [], [pace()]
    with database.copied(database.made(fresh="--fresh" in options)) as data:
        os.environ.update(database.environment(data))
        django.setup()
        for number in measured():
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            numbers.append(number)
            paces.append(pace())
    sys.stdout.write(f"{summary(numbers)}\n{evenness(paces)}\n")
    return int(not all(number.is_met for number in numbers))


def measured() -> Iterator[Number]:
    """All the numbers, on the day for which the data was made; of the web process, today."""
    from csp.demonstration.load import moment
    from csp.web import clock
    from tests.bench.documents import documents
    from tests.bench.officer import Officer
    from tests.bench.pages import pages
    from tests.bench.processes import processes
    from tests.bench.tables import TODAY

    def now() -> datetime:
        return moment(TODAY)

    with patch.object(clock, "now", now), patch.object(clock, "today", lambda: TODAY):
        yield from pages(Officer())
    yield from processes(
        Officer()
    )  # the web process knows no day but today: who signed in on another is signed out
    yield from documents()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
