"""What partners are asked to pay for reviews, for those to whom the money of a review is open."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet, Sum

from csp.kernel.measures.periods import period_of
from csp.kernel.pence import split
from csp.models import Partnership, Reader, Seat
from csp.permissions import Permission
from dhr.models import Charge, ChargeLine, CostShare, Part, PartnerAccount, Payment, Review
from dhr.models.part_of_review import open_through

DRAFT = Charge.State.DRAFT


def open_to(reader: Reader) -> QuerySet[Charge]:
    """Return the charges of the reviews whose money is open to the reader: drafts first, then the newest."""
    found = Charge.objects.visible_to(reader)
    found = found.select_related("review__partnership", "seat__authority", "seat__partnership", "asked_by")
    return found.order_by("-year", "-number", "seat__authority__name_order", "key")


def of_review(reader: Reader, *, review: Review) -> list[Charge]:
    """Return the charges of one review: drafts first, then the newest."""
    found = open_to(reader).filter(review=review)
    return sorted(found, key=lambda one: not one.is_draft)


def lines_of(reader: Reader, *, charges: Iterable[Charge]) -> dict[int, list[ChargeLine]]:
    """Return what each of some charges asks for, by its id, by year and type of cost."""
    found: dict[int, list[ChargeLine]] = defaultdict(list)
    for line in ChargeLine.objects.visible_to(reader).filter(charge__in=[one.pk for one in charges]):
        found[line.charge_id].append(line)
    return found


def payments_of(reader: Reader, *, charge: Charge) -> list[Payment]:
    """Return what was paid of a charge, the first payment first."""
    return list(payments_open_to(reader).filter(charge=charge))


def payments_open_to(reader: Reader) -> QuerySet[Payment]:
    """Return the payments of the charges that the reader sees."""
    found = Payment.objects.visible_to(reader).select_related("charge__review__partnership", "charge__seat")
    return found.order_by("paid_on", "pk")


def paid_of(reader: Reader, *, charges: Iterable[Charge]) -> dict[int, int]:
    """Return how much of each of some charges is paid, by its id, in pence."""
    mine = Payment.objects.visible_to(reader).filter(charge__in=[one.pk for one in charges])
    return dict(mine.order_by().values_list("charge").annotate(Sum("pence")))


def borne(reader: Reader, *, review: Review, kind: str) -> dict[int, dict[tuple[str, int], int]]:
    """Return what each partner bears of the costs of a review that are as certain as this, by the id of its seat."""
    shares = CostShare.objects.visible_to(reader).filter(line__review=review, line__kind=kind)
    shares = shares.filter(bearer=CostShare.Bearer.PARTNER).order_by("line", "place")
    found: dict[int, dict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    for seat, cost_type, day, pence in shares.values_list(
        "seat", "line__cost_type", "line__cost_on", "pence"
    ):
        if seat is not None:
            found[seat][cost_type, period_of("year", day).starts_on.year] += pence
    return {seat: dict(amounts) for seat, amounts in found.items()}


def asked_so_far(reader: Reader, *, review: Review) -> dict[int, dict[tuple[str, int], int]]:
    """Return what each partner was asked for of a review, by the id of its seat; drafts have asked nobody."""
    lines = ChargeLine.objects.visible_to(reader).filter(charge__review=review).exclude(charge__state=DRAFT)
    sums = lines.order_by().values_list("charge__seat", "cost_type", "year").annotate(Sum("pence"))
    found: dict[int, dict[tuple[str, int], int]] = defaultdict(dict)
    for seat, cost_type, year, pence in sums:
        found[seat][cost_type, year] = pence
    return dict(found)


def let_off(reader: Reader, *, review: Review) -> dict[int, dict[tuple[str, int], int]]:
    """Return what was written off of what partners were asked for, by the id of the seat, type of cost and year.

    What was paid of such a charge is taken to be paid of each of its lines alike.
    """
    off = list(Charge.objects.visible_to(reader).filter(review=review, state=Charge.State.WRITTEN_OFF))
    if not off:
        return {}
    lines, paid = lines_of(reader, charges=off), paid_of(reader, charges=off)
    found: dict[int, dict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    for charge in off:
        sign = -1 if charge.is_credit else 1
        parts = split(
            charge.total - paid.get(charge.pk, 0), [max(sign * one.pence, 0) for one in lines[charge.pk]]
        )
        for line, pence in zip(lines[charge.pk], parts, strict=True):
            found[charge.seat_id][line.cost_type, line.year] += pence
    return {seat: dict(amounts) for seat, amounts in found.items()}


def seats_with_ids(reader: Reader, *, review: Review, ids: Iterable[int]) -> list[Seat]:
    """Return the seats that bear costs of a review, or pay in the place of one that does, by their bodies' names."""
    wanted = list(ids)
    shares = CostShare.objects.visible_to(reader).filter(line__review=review).order_by().values("seat")
    charged = Charge.objects.visible_to(reader).filter(review=review).order_by().values("seat")
    theirs = Q(pk__in=shares) | Q(pk__in=charged)
    near = Q(pk__in=seats_charged(reader, partnership=review.partnership).order_by().values("pk"))
    found = Seat.objects.filter(theirs | near, pk__in=wanted).select_related("authority", "partnership")
    return list(found.order_by("authority__name_order", "sits_as", "key"))


def accounts_open_to(reader: Reader) -> QuerySet[PartnerAccount]:
    """Return whom charges go to, for the partners of the reader's partnerships."""
    found = PartnerAccount.objects.visible_to(reader)
    return found.select_related("partnership", "seat__authority", "seat__partnership").order_by(
        "seat__authority__name_order", "seat__sits_as", "key"
    )


def account_of(reader: Reader, *, partnership: Partnership, seat: Seat) -> PartnerAccount | None:
    """Return whom the charges of a partner go to, where a partnership knows it."""
    return accounts_open_to(reader).filter(partnership=partnership, seat=seat).first()


def account_versions(reader: Reader, *, account: PartnerAccount) -> list[Any]:
    """Return every saved version of whom a partner's charges go to, oldest first."""
    mine = accounts_open_to(reader).order_by().filter(pk=account.pk).values("pk")
    rows = PartnerAccount.history.filter(id__in=mine)
    return list(rows.select_related("history_user").order_by("history_date", "history_id"))


def seats_charged(reader: Reader, *, partnership: Partnership) -> QuerySet[Seat]:
    """Return the seats that a partnership can charge, ended ones too: its own, its group's, and of others in that."""
    mine = Partnership.objects.filter(pk=partnership.pk, pk__in=reader.partnerships_with(Permission.ENTER))
    here = mine.order_by().values("pk")
    group = Partnership.objects.filter(parts__in=here).order_by().values("pk")
    at = Q(partnership__in=here) | Q(partnership__in=group) | Q(partnership__parent__in=group)
    found = Seat.objects.filter(at).select_related("authority", "partnership")
    return found.order_by("authority__name_order", "sits_as", "partnership__place", "key")


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the draft with this key that went, of a review whose money the reader sees."""
    gone = Charge.history.filter(key=key, history_type="-", review__in=_with_money(reader))
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> dict[type[Any], list[Any]]:
    """Return every saved version of a review's charges and of their payments, removed ones too, oldest first."""
    charges = Charge.history.filter(review__in=_with_money(reader).filter(pk=review.pk))
    payments = Payment.history.filter(charge__in=charges.order_by().values("id"))
    charges = charges.select_related("seat__authority", "seat__partnership")
    return {
        model: list(rows.select_related("history_user").order_by("id", "history_date", "history_id"))
        for model, rows in ((Charge, charges), (Payment, payments))
    }


def _with_money(reader: Reader) -> QuerySet[Review]:
    return Review.objects.filter(open_through(reader, Part.MONEY, at="")).order_by()
