"""What a partner was asked to pay for all reviews, for those of it who may read that; it names no review."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from csp.models import Appointment, Partnership, Person, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with
from dhr.models import Charge, ChargeLine, Part, Payment, Statement, StatementReader
from dhr.models.part_of_review import open_through
from dhr.queries.payers import owed_through


@dataclass(frozen=True)
class Reading:
    """A statement as its reader reads it: all of it or a part, and the partners whose charges stand on it.

    Its own partner is the first of these, unless another body has taken its place. A page asks for it once, and
    hands it to whatever asks for charges, payments and pools.
    """

    statement: Statement
    is_whole: bool
    seats: Sequence[Seat]

    @property
    def seats_here(self) -> list[Seat]:
        """Return the partners of whose payments into pools it tells: none of another partnership in the group.

        So nothing that is paid to the group is told twice.
        """
        return [one for one in self.seats if one.partnership_id == self.statement.partnership_id]


class AskedFor(NamedTuple):
    """What a charge asks for of one type of cost and one financial year, in pence."""

    cost_type: str
    year: int
    pence: int


class Paid(NamedTuple):
    """What was paid of a charge on a day, in pence."""

    on: date
    pence: int


def open_to(reader: Reader) -> QuerySet[Statement]:
    """Return the statements that the reader may read, and those whose readers they choose, by the partners' names.

    Whoever works for another body by now reads none of the one they worked for.
    """
    works_for = Q(pk=None)
    for one in reader.appointments:
        works_for |= Q(partnership=one.partnership_id, seat__authority=one.authority_id)
    chooses = Q(partnership__in=reader.partnerships_with(Permission.REVIEW_ADD))
    found = Statement.objects.visible_to(reader).filter(works_for | chooses)
    found = found.select_related("partnership", "seat__authority", "seat__partnership", "readers_circle")
    return found.order_by("seat__authority__name_order", "seat__sits_as", "key")


def reading_of(reader: Reader, *, statement: Statement) -> Reading:
    """Return whether the reader reads all of a statement, and whose charges stand on it."""
    owed = owed_through(statement.partnership, seat=statement.seat_id, today=reader.today)
    own = [statement.seat] if statement.seat_id in owed else []
    taken_over = [one for one in owed if one != statement.seat_id]
    if taken_over:
        others = Seat.objects.filter(pk__in=taken_over).select_related("authority", "partnership")
        own += others.order_by("pk")
    return Reading(statement, _reads(reader, statement), own)


def charges_of(reader: Reader, *, reading: Reading) -> list[Charge]:
    """Return the charges that were sent to the partner, or to one whose place it has taken, the newest first.

    All of them to somebody who reads the statement; to whoever chooses its readers, those of their own reviews.
    """
    return list(_charges(reader, reading).order_by("-year", "-number"))


def lines_of(reader: Reader, *, reading: Reading) -> dict[int, list[AskedFor]]:
    """Return what each of these charges asks for, by its id."""
    lines: dict[int, list[AskedFor]] = defaultdict(list)
    mine = _charges(reader, reading).order_by().values("pk")
    found = ChargeLine.objects.filter(charge__in=mine).order_by("charge", "year", "pk")
    for charge, cost_type, year, pence in found.values_list("charge", "cost_type", "year", "pence"):
        lines[charge].append(AskedFor(cost_type, year, pence))
    return lines


def paid_of(reader: Reader, *, reading: Reading) -> dict[int, int]:
    """Return how much of each of these charges is paid, by its id, in pence."""
    mine = _charges(reader, reading).order_by().values("pk")
    paid = Payment.objects.filter(charge__in=mine).order_by().values_list("charge").annotate(Sum("pence"))
    return dict(paid)


def payments_of(reader: Reader, *, reading: Reading) -> dict[int, list[Paid]]:
    """Return what was paid of each of these charges and when, by its id, the first payment first.

    What a payment is called in the ledger of those who asked is theirs, and is not told.
    """
    payments: dict[int, list[Paid]] = defaultdict(list)
    mine = _charges(reader, reading).order_by().values("pk")
    found = Payment.objects.filter(charge__in=mine).order_by("paid_on", "pk")
    for charge, on, pence in found.values_list("charge", "paid_on", "pence"):
        payments[charge].append(Paid(on, pence))
    return payments


def of_partnership(reader: Reader, *, partnership: Partnership) -> list[Statement]:
    """Return the statements that the reader reads of what one partnership asks for; none if they choose readers."""
    if partnership.pk in reader.partnerships_with(Permission.REVIEW_ADD):
        return []
    return list(open_to(reader).filter(partnership=partnership, readers_circle__in=reader.circles))


def of_seat(reader: Reader, *, partnership: Partnership, seat: Seat) -> Statement | None:
    """Return the statement of one partner, if there is one already."""
    return open_to(reader).filter(partnership=partnership, seat=seat).first()


def readers_open_to(reader: Reader) -> QuerySet[StatementReader]:
    """Return who may read which statement, as far as the reader sees it."""
    found = StatementReader.objects.visible_to(reader)
    return found.select_related(
        "person", "place", "statement__partnership", "statement__seat__authority"
    ).order_by("starts_on", "key")


def own_places(reader: Reader) -> QuerySet[StatementReader]:
    """Return the reader's own places, past and to come, for the partners they work for, the latest first."""
    mine = StatementReader.objects.filter(
        person=reader.person_id, statement__partnership__in=reader.partnerships_with(Permission.ENTER)
    )
    found = mine.select_related("statement__partnership", "statement__seat__authority")
    return found.order_by("-starts_on", "key")


def readers_of(reader: Reader, *, statements: Sequence[Statement]) -> dict[int, list[StatementReader]]:
    """Return who may read each of some statements today or later, by its id: not whoever has left the partner."""
    found: dict[int, list[StatementReader]] = defaultdict(list)
    lasting = Q(ends_on=None) | Q(ends_on__gte=reader.today)
    works_for = Appointment.objects.filter(
        lasting,
        person=OuterRef("person"),
        partnership=OuterRef("statement__partnership"),
        authority=OuterRef("statement__seat__authority"),
    )
    there = readers_open_to(reader).filter(lasting, Exists(works_for))
    for one in there.filter(statement__in=[one.pk for one in statements]):
        found[one.statement_id].append(one)
    return found


def people_of(reader: Reader, *, partnership: Partnership, seat: Seat) -> QuerySet[Person]:
    """Return who works with a partnership for the body of a seat today, for whoever chooses the readers, by name.

    Nobody who chooses readers there is among them: they would learn what other reviews ask for.
    """
    chooses = reader.partnerships_with(Permission.REVIEW_ADD)
    held = Appointment.objects.filter(
        holds_on(reader.today), partnership=partnership, partnership__in=chooses, authority=seat.authority_id
    )
    found = Person.objects.filter(pk__in=held.order_by().values("person"))
    return found.exclude(pk__in=_who_choose(reader, partnership)).order_by("name", "pk")


def chooses(reader: Reader, *, partnership: Partnership, person: Person) -> bool:
    """Return whether somebody says in a partnership, as the reader does, who reads statements, or will."""
    return _who_choose(reader, partnership).filter(person=person).exists()


def _reads(reader: Reader, statement: Statement) -> bool:
    """Return whether the reader is one of those for whom a statement is.

    Whoever chooses the readers is never one of them: they would learn what other reviews ask for.
    """
    if statement.partnership_id in reader.partnerships_with(Permission.REVIEW_ADD):
        return False
    return open_to(reader).filter(pk=statement.pk, readers_circle__in=reader.circles).exists()


def _charges(reader: Reader, reading: Reading) -> QuerySet[Charge]:
    owed_by = [one.pk for one in reading.seats]
    sent = Charge.objects.filter(asked_by=reading.statement.partnership_id, seat__in=owed_by)
    sent = sent.exclude(state=Charge.State.DRAFT)
    return sent if reading.is_whole else sent.filter(open_through(reader, Part.MONEY))


def _who_choose(reader: Reader, partnership: Partnership) -> QuerySet[Any]:
    """Return the ids of the people who say in a partnership today, or will, who reads statements."""
    lasting = Q(ends_on=None) | Q(ends_on__gte=reader.today)
    held = Appointment.objects.filter(
        lasting,
        partnership=partnership,
        partnership__in=reader.partnerships_with(Permission.REVIEW_ADD),
        role__in=roles_with(Permission.REVIEW_ADD),
    )
    return held.order_by().values("person")
