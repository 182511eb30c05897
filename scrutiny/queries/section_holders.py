"""Which sections people and seats hold that are not signed yet: to be counted, handed over and given on."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from csp.models import Appointment, Partnership, Person, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with
from scrutiny.models import Report, ReportSection
from scrutiny.models.section import SectionQuerySet
from scrutiny.queries import sections


def held(reader: Reader, *, partnership: Partnership, person: Person) -> SectionQuerySet:
    """Return the sections that name somebody, for meetings still to come, and that the reader opens."""
    found = sections.open_to(reader).in_partnership(partnership).filter(holder=person, signed_at=None)
    to_come = found.filter(report__meeting__held_on__gte=reader.today)
    return to_come.order_by("due_on", "report__key", "position", "key")


def number_held(reader: Reader, *, partnership: Partnership, person: Person) -> int:
    """Return how many such sections name somebody."""
    return held(reader, partnership=partnership, person=person).count()


def taken(
    reader: Reader, *, partnership: Partnership, person: Person, keys: Collection[str]
) -> dict[str, ReportSection]:
    """Return those of the sections with these keys that name somebody, by key, locked until the transaction ends."""
    waited = ReportSection.objects.visible_to(reader).filter(key__in=keys).order_by("pk")
    ids = list(waited.select_for_update(of=("self",)).values_list("pk", flat=True))
    found = held(reader, partnership=partnership, person=person).filter(pk__in=ids)
    return {section.key: section for section in found}


def sent_already(
    reader: Reader,
    *,
    partnership: Partnership,
    person: Person,
    successor: str,
    notes: Mapping[str, str],
    reason: str,
) -> set[str]:
    """Return the keys of the sections that the reader, as the last thing, handed from a person to their successor.

    ``notes`` are by the keys of what is asked about; a section has none. ``reason`` is what its history says.
    """
    mine = ReportSection.objects.visible_to(reader).in_partnership(partnership).filter(key__in=notes)
    rows: dict[int, list[Any]] = {}
    for row in ReportSection.history.filter(id__in=mine.values("pk")).order_by("history_id"):
        rows.setdefault(row.id, []).append(row)
    to = Person.objects.filter(key=successor).values_list("pk", flat=True).first()
    return {
        last.key
        for *_, before, last in (saved for saved in rows.values() if len(saved) > 1)
        if (last.history_user_id, last.history_change_reason) == (reader.person_id, reason)
        and before.holder_id == person.pk
        and last.holder_id in (to, None)
    }


def who_left(reader: Reader, *, report: Report) -> set[int]:
    """Return the ids of those whom sections of a report name and who no longer write for that authority."""
    here = Appointment.objects.filter(
        holds_on(reader.today),
        person=OuterRef("holder"),
        person__is_active=True,
        authority=OuterRef("seat__authority"),
        partnership=report.partnership_id,
        role__in=roles_with(Permission.SECTION_WRITE),
    )
    named = sections.of_report(reader, report=report).exclude(holder=None).filter(signed_at=None)
    return set(named.exclude(Exists(here)).order_by().values_list("holder", flat=True))


def led(reader: Reader, *, seats: Sequence[int]) -> Counter[int]:
    """Return how many sections each seat is to sign, by its id, for meetings still to come."""
    found = _of_seats(reader, seats)
    return Counter(found.order_by().values_list("seat", flat=True))


def to_pass_on(reader: Reader, *, seats: Collection[int]) -> QuerySet[ReportSection]:
    """Return every section that these seats are to sign, for meetings still to come, locked, to be given on."""
    found = _of_seats(reader, seats).select_related("report")
    return found.select_for_update(of=("self",)).order_by("pk")


def _of_seats(reader: Reader, seats: Collection[int]) -> QuerySet[ReportSection]:
    mine = Seat.objects.filter(
        pk__in=seats, partnership__in=reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    )
    to_come = Q(report__meeting__held_on__gte=reader.today, signed_at=None)
    return ReportSection.objects.filter(to_come, seat__in=mine.values("pk"))
