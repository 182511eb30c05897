"""Priorities as they are handed over, on the page that passes them on."""

from collections.abc import Iterator, Mapping

from django.urls import reverse

from csp.kernel.terms import Noun
from csp.models import Partnership, Person, Reader
from csp.queries.words import words_of
from csp.web.handovers import Desk, Item
from plans.models import Priority
from plans.policies.handovers import may_pass_priority_on
from plans.queries import priority_leads
from plans.services.handovers import REASON

KIND = "plans.priority"


def desk_of(reader: Reader, *, partnership: Partnership, person: Person) -> Desk:
    """Return the priorities that somebody leads and that the reader may pass on, and what is said of others."""
    noun = words_of(reader, partnership=partnership).priority
    found = list(priority_leads.led(reader, partnership=partnership, person=person))
    items = [_item(one, partnership, noun) for one in found if may_pass_priority_on(reader, one)]
    restricted = priority_leads.number_restricted(reader, partnership=partnership, person=person)
    return Desk(items, list(_remarks(person, noun, others=len(found) - len(items), restricted=restricted)))


def sent_already(
    reader: Reader, *, partnership: Partnership, person: Person, successor: str, notes: Mapping[str, str]
) -> set[str]:
    """Return which of these priorities the reader has just passed from a person to a successor."""
    return priority_leads.sent_already(
        reader, partnership=partnership, person=person, successor=successor, notes=notes, reason=REASON
    )


def _item(priority: Priority, partnership: Partnership, noun: Noun) -> Item:
    return Item(
        kind=KIND,
        key=priority.key,
        version=priority.version,
        called=noun.one,
        reference="",
        title=str(priority),
        url=reverse("plans:priority-list", args=[partnership.slug, priority.plan.key]),
        due=f"Leads it in {priority.plan}",
        is_late=False,
        status=None,
        has_note=False,
    )


def _remarks(person: Person, noun: Noun, *, others: int, restricted: int) -> Iterator[str]:
    """Yield what is to be said of the priorities that stay; a restricted one is known to its circle alone."""
    if others:
        yield (
            f"{person.name} leads {others} more {noun.one if others == 1 else noun.many} for other authorities. "
            "The lead of each, or the coordinator, can hand them over."
        )
    if restricted:
        yield (
            f"{person.name} leads {_restricted(restricted, noun)}, which is not handed over here. Whoever shapes "
            f"that plan names another lead on the form of the {noun.one}."
        )


def _restricted(number: int, noun: Noun) -> str:
    if number == 1:
        return f"1 {noun.one} of a restricted plan"
    return f"{number} {noun.many} of restricted plans"
