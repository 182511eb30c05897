"""What partners owe that is overdue: for whoever keeps books of reviews, and for everybody at once."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from csp.models import Partnership, Reader
from csp.models.dated import holds_on
from dhr.models import Capacity, Charge, Payment, ReviewMember, StatementReader

OVER = (Charge.State.DRAFT, Charge.State.WRITTEN_OFF)


def overdue(partnership: Partnership, *, today: date) -> list[Charge]:
    """Return the charges of which something is left after their day, whatever review they are of."""
    found = _with_left(Charge.objects.filter(asked_by=partnership), today)
    return list(found.select_related("review").order_by("pk"))


def overdue_for(reader: Reader, *, partnership: Partnership, wanted: Iterable[Capacity]) -> list[Charge]:
    """Return the overdue charges of the reviews that the reader is on as one of these; each has ``left`` in pence."""
    on = ReviewMember.objects.in_partnership(partnership).holding(reader.today)
    mine = on.filter(person=reader.person_id, capacity__in=frozenset(wanted)).order_by().values("review")
    found = _with_left(
        Charge.objects.visible_to(reader).filter(asked_by=partnership, review__in=mine), reader.today
    )
    return list(found.select_related("review__partnership").order_by("review", "pk"))


def statement_readers(partnership: Partnership, *, today: date) -> list[tuple[int, int, int, int]]:
    """Return who reads the statement of which partner today: (person, seat, body of the seat, circle) ids."""
    found = StatementReader.objects.in_partnership(partnership).filter(holds_on(today))
    told = found.values_list(
        "person_id", "statement__seat_id", "statement__seat__authority_id", "statement__readers_circle_id"
    )
    return list(told.order_by("pk"))


def _with_left(found: QuerySet[Charge], today: date) -> QuerySet[Charge]:
    """Return those of which something is left after their day."""
    paid = (
        Payment.objects.filter(charge=OuterRef("pk")).order_by().values("charge").annotate(sum=Sum("pence"))
    )
    open_ones = found.exclude(state__in=OVER).filter(due_on__lt=today)
    return (
        open_ones.alias(paid=Coalesce(Subquery(paid.values("sum")[:1]), 0))
        .annotate(left=F("total") - F("paid"))
        .filter(total__gt=F("paid"))
    )
