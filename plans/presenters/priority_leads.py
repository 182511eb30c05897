"""Priorities as they are handed over, on the page that passes them on."""

from collections.abc import Iterator, Mapping

from django.urls import reverse

from csp.models import Partnership, Person, Reader
from csp.web.handovers import Desk, Item
from plans.models import Priority
from plans.policies.handovers import may_pass_priority_on
from plans.queries import priority_leads
from plans.services.handovers import REASON

KIND = "plans.priority"


def desk_of(reader: Reader, *, partnership: Partnership, person: Person) -> Desk:
    """Return the priorities that somebody leads and that the reader may pass on, and what is said of others."""
    found = list(priority_leads.led(reader, partnership=partnership, person=person))
    items = [_item(one, partnership) for one in found if may_pass_priority_on(reader, one)]
    restricted = priority_leads.number_restricted(reader, partnership=partnership, person=person)
    return Desk(items, list(_remarks(person, others=len(found) - len(items), restricted=restricted)))


def sent_already(
    reader: Reader, *, partnership: Partnership, person: Person, successor: str, notes: Mapping[str, str]
) -> set[str]:
    """Return which of these priorities the reader has just passed from a person to a successor."""
    return priority_leads.sent_already(
        reader, partnership=partnership, person=person, successor=successor, notes=notes, reason=REASON
    )


def _item(priority: Priority, partnership: Partnership) -> Item:
    return Item(
        kind=KIND,
        key=priority.key,
        version=priority.version,
        called="priority",
        reference="",
        title=str(priority),
        url=reverse("plans:priority-list", args=[partnership.slug, priority.plan.key]),
        due=f"Leads it in {priority.plan}",
        is_late=False,
        status=None,
        has_note=False,
    )


def _remarks(person: Person, *, others: int, restricted: int) -> Iterator[str]:
    """Yield what is to be said of the priorities that stay; a restricted one is known to its circle alone."""
    if others:
        yield (
            f"{person.name} leads {_counted(others, '{} more priority', '{} more priorities')} for other "
            "authorities. The lead of each, or the coordinator, can hand them over."
        )
    if restricted:
        yield (
            f"{person.name} leads {_counted(restricted, '{} priority of a restricted plan', RESTRICTED)}, which is "
            "not handed over here. Whoever shapes that plan names another lead on the form of the priority."
        )


RESTRICTED = "{} priorities of restricted plans"


def _counted(number: int, one: str, many: str) -> str:
    return (one if number == 1 else many).format(number)
