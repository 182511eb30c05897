"""Which priorities people lead: to be counted and handed over, and whose lead has left."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from csp.models import Appointment, Partnership, Person, Reader
from plans.models import Plan, Priority


def led(reader: Reader, *, partnership: Partnership, person: Person) -> QuerySet[Priority]:
    """Return the priorities that somebody leads in plans that are not closed, those of restricted plans apart."""
    return _led(reader, partnership, person).filter(plan__circle=None)


def number_led(reader: Reader, *, partnership: Partnership, person: Person) -> int:
    """Return how many priorities somebody leads."""
    return led(reader, partnership=partnership, person=person).count()


def number_restricted(reader: Reader, *, partnership: Partnership, person: Person) -> int:
    """Return how many priorities of restricted plans that the reader may see name somebody."""
    return _led(reader, partnership, person).exclude(plan__circle=None).count()


def taken(
    reader: Reader, *, partnership: Partnership, person: Person, keys: Collection[str]
) -> dict[str, Priority]:
    """Return those of the priorities with these keys that somebody leads, by key, locked until the transaction ends.

    Their plans are held first, as by whoever changes a priority.
    """
    asked = Priority.objects.visible_to(reader).filter(key__in=keys)
    plans = Plan.objects.filter(pk__in=asked.values("plan")).order_by("pk")
    list(plans.select_for_update(of=("self",), no_key=True).values_list("pk"))
    waited = Priority.objects.filter(key__in=keys).order_by("pk").select_for_update(of=("self",))
    ids = list(waited.values_list("pk", flat=True))
    found = led(reader, partnership=partnership, person=person).filter(pk__in=ids)
    return {priority.key: priority for priority in found}


def sent_already(
    reader: Reader,
    *,
    partnership: Partnership,
    person: Person,
    successor: str,
    notes: Mapping[str, str],
    reason: str,
) -> set[str]:
    """Return the keys of the priorities that the reader, as the last thing, handed from one of them to the other.

    ``notes`` are by the keys of what is asked about; a priority has none. ``reason`` is what its history says.
    """
    mine = Priority.objects.visible_to(reader).in_partnership(partnership).filter(key__in=notes)
    rows = Priority.history.filter(id__in=mine.values("pk")).select_related("lead_person")
    by_priority: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("history_id"):
        by_priority[row.id].append(row)
    return {
        last.key
        for *_, before, last in (saved for saved in by_priority.values() if len(saved) > 1)
        if (last.history_user_id, last.history_change_reason) == (reader.person_id, reason)
        and before.lead_person_id == person.pk
        and last.lead_person
        and last.lead_person.key == successor
    }


def leads_who_left(reader: Reader, *, plan: Plan) -> set[int]:
    """Return the ids of those who lead a priority of a plan and are no longer appointed in its partnership.

    Whoever is appointed there from a day to come has not left; a closed plan goes on naming whoever led it.
    """
    here = Appointment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=reader.today),
        person=OuterRef("lead_person"),
        person__is_active=True,
        partnership=plan.partnership_id,
    )
    leading = Priority.objects.visible_to(reader).filter(plan=plan).exclude(lead_person=None)
    leading = leading.exclude(plan__state=Plan.State.CLOSED)
    return set(leading.exclude(Exists(here)).order_by().values_list("lead_person", flat=True))


def _led(reader: Reader, partnership: Partnership, person: Person) -> QuerySet[Priority]:
    return (
        Priority.objects.visible_to(reader)
        .in_partnership(partnership)
        .filter(lead_person=person)
        .exclude(plan__state=Plan.State.CLOSED)
        .select_related("plan", "lead_seat__authority")
        .order_by("-plan__starts_on", "position", "key")
    )
