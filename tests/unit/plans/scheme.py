"""The demonstration's five statuses as tags, for presenters that need no database."""

from plans.models import Status
from plans.presenters.scheme import Scheme

DONE, GOOD, BEHIND, OFF, NEW = 1, 2, 3, 4, 5

STATUSES = [
    Status(
        pk=DONE,
        key="kkkkkkkkk2",
        letter="B",
        word="Complete",
        meaning="done",
        colour="blue",
        stands_for="complete",
    ),
    Status(
        pk=GOOD,
        key="kkkkkkkkk3",
        letter="G",
        word="On track",
        meaning="well",
        colour="green",
        stands_for="on_track",
    ),
    Status(
        pk=BEHIND,
        key="kkkkkkkkk4",
        letter="A",
        word="Behind",
        meaning="late",
        colour="amber",
        stands_for="behind",
    ),
    Status(
        pk=OFF,
        key="kkkkkkkkk5",
        letter="R",
        word="Off track",
        meaning="lost",
        colour="red",
        stands_for="off_track",
    ),
    Status(
        pk=NEW,
        key="kkkkkkkkk6",
        letter="N",
        word="Not started",
        meaning="none",
        colour="grey",
        stands_for="not_started",
    ),
]
SCHEME = Scheme.of(STATUSES)
