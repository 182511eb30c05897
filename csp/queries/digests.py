"""How often somebody is written to, and for the clock everybody who may be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from csp.models import Appointment, CircleMember, Digest, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.queries.waiting import Roll


def digest_of(reader: Reader) -> Digest:
    """Return how often the reader is written to; what everybody begins with, when they never chose."""
    return Digest.objects.filter(person=reader.person_id).first() or Digest(person=reader.person)


def hold(person: Person) -> Digest:
    """Return somebody's row with the person as they are now, both held until this transaction ends.

    Without a row it is a new one. Two who make it at once make one: the second waits for the first.
    """
    rows = Digest.objects.filter(person=person).select_for_update()
    found = rows.first()
    if found is None:
        Digest.objects.bulk_create([Digest(person=person)], ignore_conflicts=True)
        found = rows.get()
    # Held as well: whoever is being removed is not written to, and whoever is written to is removed after.
    found.person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    return found


def was_written(digest: Digest, *, on: date, said: list[str]) -> None:
    """Write down when somebody was written to and what that said: no change of theirs, so its version stays."""
    Digest.objects.filter(pk=digest.pk).update(last_on=on, last_said=said)


def forget_what_was_said(left: Mapping[int, list[str]]) -> None:
    """Keep, for each of these rows (their ids), only the marks of what still waits."""
    for pk, marks in left.items():
        Digest.objects.filter(pk=pk).update(last_said=marks)


def by_person() -> dict[int, Digest]:
    """Return the rows of everybody who has one, by their ids."""
    return {one.person_id: one for one in Digest.objects.order_by("pk")}


def rolls(*, today: date) -> list[Roll]:
    """Return everybody who is appointed today and may sign in, partnership by partnership: three questions in all."""
    appointed = (
        Appointment.objects.filter(holds_on(today), person__is_active=True)
        .select_related("person", "partnership", "authority")
        .order_by("partnership__place", "partnership_id", "starts_on", "key")
    )
    held: dict[int, list[Appointment]] = defaultdict(list)
    there: dict[Partnership, dict[int, Person]] = defaultdict(dict)
    for one in appointed:
        held[one.person_id].append(one)
        there[one.partnership][one.person_id] = one.person
    inside = _members(today)
    return [
        Roll(partnership, today, _readers(people, held, today), inside.get(partnership.pk, {}))
        for partnership, people in there.items()
    ]


def _readers(people: dict[int, Person], held: dict[int, list[Appointment]], today: date) -> dict[int, Reader]:
    return {pk: Reader(person, today, tuple(held[pk])) for pk, person in people.items()}


def _members(today: date) -> dict[int, dict[int, frozenset[int]]]:
    """Return the ids of who is in each circle today, by circle and by partnership."""
    rows: Iterable[tuple[int, int, int]] = (
        CircleMember.objects.filter(holds_on(today))
        .order_by("pk")
        .values_list("circle__partnership_id", "circle_id", "person_id")
    )
    found: dict[int, dict[int, frozenset[int]]] = defaultdict(dict)
    for partnership, circle, person in rows:
        found[partnership][circle] = found[partnership].get(circle, frozenset()) | {person}
    return found
