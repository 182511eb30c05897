"""Digests for tests: everybody joined long ago, and the clock writes on a day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from csp.models import Digest, Message, Person
from csp.services.digests import KIND, write_due
from tests.integration import people

LONDON = ZoneInfo("Europe/London")
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
FRIDAY, SATURDAY, NEXT_MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)


def at(day: date, hour: int = 7, minute: int = 0) -> datetime:
    """Return a moment of a day in London."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)


def joined_long_ago() -> None:
    """Let nobody be new: on the day somebody joins they are not written to."""
    Person.objects.update(joined_at=at(date(2026, 1, 5)))


def written(day: date, hour: int = 7) -> list[Message]:
    """Let the clock write on a day, and return what was written in that run."""
    now = at(day, hour)
    write_due(now=now)
    return list(Message.objects.filter(kind=KIND, written_at=now).select_related("to_person").order_by("pk"))


def first_names(messages: list[Message]) -> list[str]:
    """Return whom messages are for, by their first names."""
    return sorted(one.to_person.name.split()[0] for one in messages if one.to_person)


def chosen(called: str, how_often: str) -> None:
    """Let somebody have chosen how often they are written to."""
    Digest.objects.update_or_create(person=people.person(called), defaults={"how_often": how_often})
