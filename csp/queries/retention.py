"""How long a partnership keeps things, what that would remove on a day, and what was removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from csp.models import Appointment, Partnership, Reader, RetentionPolicy, RetentionRun
from csp.permissions import Permission
from csp.queries import appointments, retention_over

LATEST = 12


@dataclass(frozen=True)
class Due:
    """What periods would remove in one partnership: counts that hold nothing of any restricted matter."""

    messages: int = 0
    invitations: int = 0
    people: int = 0

    def __bool__(self) -> bool:
        """Return whether that is anything at all."""
        return any((self.messages, self.invitations, self.people))


@dataclass(frozen=True)
class DueHere(Due):
    """The same, with whose contact details those are: the appointments of the people that the reader can open."""

    named: tuple[Appointment, ...] = ()


def retention_policy_of(
    reader: Reader, *, partnership: Partnership, to_change: bool = False
) -> RetentionPolicy:
    """Return the partnership's periods; what every partnership begins with, when it has none of its own yet.

    With ``to_change``, whoever else wants to change them waits until this transaction ends.
    """
    if to_change:  # the partnership's row is there even when the policy's isn't
        Partnership.objects.select_for_update().get(pk=partnership.pk)
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    found = RetentionPolicy.objects.filter(partnership=partnership, partnership__in=mine).first()
    return found or RetentionPolicy(partnership=partnership)


def versions_of_retention_policy(reader: Reader, *, partnership: Partnership) -> list[Any]:
    """Return the periods as they stood before anybody changed them and after each save, oldest first."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    saved = RetentionPolicy.history.filter(partnership=partnership, partnership__in=mine)
    first = RetentionPolicy(partnership=partnership)
    return [first, *saved.select_related("history_user").order_by("history_date", "history_id")]


def runs_of(reader: Reader, *, partnership: Partnership) -> list[RetentionRun]:
    """Return the latest days on which something was removed here, newest first."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    anything = Q(messages__gt=0) | Q(invitations__gt=0) | Q(people__gt=0)
    return list(RetentionRun.objects.filter(anything, partnership=partnership, partnership__in=mine)[:LATEST])


def first_day(reader: Reader, *, partnership: Partnership) -> date | None:
    """Return the day before which nothing is removed here, while that is to come: a week to look at the periods."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    if RetentionPolicy.objects.filter(partnership=partnership, partnership__in=mine).exists():
        return None
    runs = RetentionRun.objects.filter(partnership=partnership, partnership__in=mine)
    met = runs.order_by("ran_at").values_list("ran_at", flat=True).first()
    day = (timezone.localdate(met) if met else reader.today) + retention_over.LOOK_FIRST
    return day if day > reader.today else None


def due(
    reader: Reader, *, partnership: Partnership, policy: RetentionPolicy, day: date, now: datetime
) -> DueHere:
    """Return what the periods of a policy, saved or not, would remove here on a day."""
    if not reader.holds(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk):
        return DueHere()
    periods = retention_over.periods().but_for(policy)
    people = retention_over.people(periods, day=day, now=now).filter(
        pk__in=retention_over.ever_appointed([partnership.pk])
    )
    named = appointments.open_to(reader).in_partnership(partnership).filter(person__in=people.order_by())
    return DueHere(
        messages=_plain(retention_over.messages(periods, day=day)).filter(partnership=partnership).count(),
        invitations=retention_over.invitations(periods, day=day).filter(partnership=partnership).count(),
        people=people.count(),
        named=_one_each(named.order_by("person__name_order", "person__key", "key")),
    )


def due_everywhere(*, day: date, now: datetime) -> dict[str, Due]:
    """Return what would be removed on a day by the partnerships' names in addresses, for whoever runs the site.

    What belongs to no partnership comes under no name; where nothing is due, there is no entry.
    """
    periods = retention_over.periods()
    people = retention_over.people(periods, day=day, now=now)
    messages = _numbers(_plain(retention_over.messages(periods, day=day)))
    invitations = _numbers(retention_over.invitations(periods, day=day))
    leavers = retention_over.numbers_by_partnership(people)
    names: dict[int | None, str] = dict(
        Partnership.objects.order_by("place", "key").values_list("pk", "slug")
    )
    found = {
        name: Due(messages.get(pk, 0), invitations.get(pk, 0), leavers.get(pk, 0))
        for pk, name in ({None: ""} | names).items()
    }
    return {name: counts for name, counts in found.items() if counts}


def _plain(messages: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out what is of a restricted matter, of which no count may tell."""
    return messages.filter(circle=None)


def _numbers(rows: QuerySet[Any]) -> Mapping[int | None, int]:
    counted = rows.order_by().values("partnership_id").annotate(number=Count("pk"))
    return {row["partnership_id"]: row["number"] for row in counted}


def _one_each(held: QuerySet[Appointment]) -> tuple[Appointment, ...]:
    """Return one appointment of each person, in the order given."""
    of: dict[int, Appointment] = {}
    for one in held:
        of.setdefault(one.person_id, one)
    return tuple(of.values())
